"""The printed lines of a column of labels → labels: which of them make one label together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import FieldName
from extractors.readers.forms import LONGEST_LABEL, begins_label, cell_field, label_field
from extractors.readers.pdf_lines import PrintedLine
from extractors.readers.traced import Traced

MOST_LINES = 15
"""A label of thirty characters in a column three characters wide has ten lines."""
FAR = 1.6
"""Lines of one label stand closer than so many times the usual distance."""
TOO_FAR = 3.0
USUAL_LENGTH = 12
GUESSED, BEGUN, UNKNOWN, UNKNOWN_EACH = 1.0, 1.5, 2.0, 0.1
"""What it costs to take lines for a label that the words alone tell, that has no end, that is none known."""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line in the column of labels: its page and height."""

    page: int
    y: float
    line: PrintedLine


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A label, over one line or several."""

    lines: tuple[LabelLine, ...]
    field: FieldName | None

    def traced(self) -> Traced:
        return Traced.concat(line.line.traced() for line in self.lines)

    @property
    def first(self) -> LabelLine:
        return self.lines[0]

    @property
    def last(self) -> LabelLine:
        return self.lines[-1]


def find_labels(lines: Sequence[LabelLine], pitch: float) -> list[PrintedLabel]:
    """The labels, from top to bottom, as what they mean and how close their lines stand cost least.

    `pitch`: from one line to the next, in points.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        starts = range(max(0, end - MOST_LINES), end)
        best.append(min((best[start][0] + _cost(lines[start:end], pitch), start) for start in starts))
    cuts = [len(lines)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [_label(lines[a:b]) for a, b in pairwise(cuts)]


def _label(lines: Sequence[LabelLine]) -> PrintedLabel:
    return PrintedLabel(tuple(lines), cell_field(_text(lines)))


def _text(lines: Sequence[LabelLine]) -> str:
    return "".join(line.line.text for line in lines)


def _cost(lines: Sequence[LabelLine], pitch: float) -> float:
    text = _text(lines)
    if len(text) > 2 * LONGEST_LABEL:
        return math.inf
    far = sum(a.page == b.page and a.y - b.y > FAR * pitch for a, b in pairwise(lines))
    return far * TOO_FAR + _strangeness(text)


def _strangeness(text: str) -> float:
    if label_field(text) is not None:
        return 0.0
    if begins_label(text):
        return BEGUN
    if cell_field(text) is not None:
        return GUESSED + UNKNOWN_EACH * max(len(text) - USUAL_LENGTH, 0)
    return UNKNOWN + UNKNOWN_EACH * len(text)
