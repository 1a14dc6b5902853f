"""The strip that stays empty between the labels and the values of a form without lines, all the way down."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractors.readers.forms import begins_label, can_begin_label
from extractors.readers.pdf_gaps import wide_gaps
from extractors.readers.pdf_lines import PrintedLine

NARROWEST = 4.5
"""Points: marks that stand under each other leave strips as well, but narrower ones."""
FEWEST_LABELS = 4
MOST_LABELS = 0.6
"""At least this share of the labels stands before the strip; a list in the form may have labels at its head."""
CROSSING = 0.03
"""This share of the lines may cross it."""
APART = 0.6
"""A label's end shows where so many character widths stay empty."""
MOST_PIECES = 3
"""A label is spread with at most so many gaps."""


@dataclass(frozen=True, slots=True)
class River:
    """The left and the right bank, in points."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Head:
    """A label, or its beginning, at the left of a line: page, line, and where it ends."""

    page: int
    line: int
    right: float


def find_river(pages: Sequence[Sequence[PrintedLine]]) -> River | None:
    """The first strip that stands behind most labels; None where there are few labels, or no such strip."""
    heads = [head for number, lines in enumerate(pages) for head in _heads(number, lines)]
    if len(heads) < FEWEST_LABELS:
        return None
    fewest = max(FEWEST_LABELS, MOST_LABELS * len(heads))
    for river in _strips(list(_between(pages, heads))):
        if sum(head.right <= river.left + 1 for head in heads) >= fewest:
            return river
    return None


def holds_labels(lines: Sequence[PrintedLine]) -> bool:
    """Several of the lines begin with labels, as those of a form without lines between its labels and values do."""
    return sum(head_end(line) is not None for line in lines) >= FEWEST_LABELS


def _heads(page: int, lines: Sequence[PrintedLine]) -> Iterator[Head]:
    for number, line in enumerate(lines):
        end = head_end(line)
        if end is not None:
            yield Head(page, number, max(g.right for g in line.glyphs[:end]))


def head_end(line: PrintedLine) -> int | None:
    """How many characters of the line are a label, or the beginning of one, that a gap or nothing follows."""
    if not can_begin_label(line.glyphs[0].char):
        return None
    text = line.text
    ends = [end for end, _ in zip(wide_gaps(line, APART), range(MOST_PIECES), strict=False)]
    return next((end for end in (len(text), *reversed(ends)) if begins_label(text[:end])), None)


def _between(pages: Sequence[Sequence[PrintedLine]], heads: Sequence[Head]) -> Iterator[PrintedLine]:
    """The lines from the first label of each page to its last."""
    for number, lines in enumerate(pages):
        own = [head.line for head in heads if head.page == number]
        if own:
            yield from lines[own[0] : own[-1] + 1]


def _strips(lines: Sequence[PrintedLine]) -> Iterator[River]:
    """The empty strips between the lines' outermost characters, from left to right."""
    low = math.floor(min(line.left for line in lines))
    steps = [0] * (math.ceil(max(line.right for line in lines)) - low + 2)
    for line in lines:
        for left, right in _runs(line):
            steps[math.floor(left) - low] += 1
            steps[math.ceil(right) - low] -= 1
    most, start = int(CROSSING * len(lines)), None
    for place, crossing in enumerate(accumulate(steps[:-1])):
        if crossing > most and start is not None:
            if place - start >= NARROWEST:
                yield River(low + start, low + place)
            start = None
        elif crossing <= most and start is None and place:
            start = place


def _runs(line: PrintedLine) -> Iterator[tuple[float, float]]:
    """From where to where characters stand close to each other."""
    left, right = line.left, line.glyphs[0].right
    for glyph in line.glyphs:
        if glyph.left - right > NARROWEST and glyph.char != " ":
            yield left, right
            left = glyph.left
        right = max(right, glyph.right)
    yield left, right
