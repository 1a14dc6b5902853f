"""A form drawn without lines: its labels stand in a column of their own, which their places on the page show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extractors.readers.forms import begins_label, label_field
from extractors.readers.joins import Gap
from extractors.readers.parts import Line
from extractors.readers.pdf_form import FormPage, Row
from extractors.readers.pdf_lines import CELL_PADDING, PrintedLine, paragraphs
from extractors.readers.pdf_page import Glyph
from extractors.readers.traced import Traced

WIDE_GAP = 1.4
"""Text parts into columns where so many character widths stay empty."""
SAME_COLUMN = 8.0
"""Values begin within so many points of each other."""
FEWEST_LABELS = 4
FEWEST_FULL = 3


def read_unruled(pages: Sequence[FormPage]) -> list[FormPage]:
    """The pages with the rows of a form that has no lines; as they were where its labels show no column."""
    if any(page.divider is not None for page in pages):
        return list(pages)
    lines = [line for page in pages for line in page.above]
    column = _value_column(lines)
    return [_with_rows(page, column, _margin(lines)) for page in pages] if column is not None else list(pages)


def _margin(lines: Sequence[PrintedLine]) -> float:
    """The right margin: several lines reach it; without such, no line is cut."""
    ends = sorted((line.right for line in lines), reverse=True)
    alike = [right for right in ends if ends[0] - right < SAME_COLUMN]
    return ends[0] + CELL_PADDING if len(alike) >= FEWEST_FULL else math.inf


def _value_column(lines: Sequence[PrintedLine]) -> float | None:
    """Where the values begin: what follows most labels after a wide gap."""
    starts = []
    for line in lines:
        cut = next(wide_gaps(line), None)
        if cut is not None and begins_label(_text(line.glyphs[:cut])):
            starts.append(line.glyphs[cut].left)
    if len(starts) < FEWEST_LABELS:
        return None
    middle = median(starts)
    alike = [x for x in starts if abs(x - middle) <= SAME_COLUMN]
    return min(alike) if len(alike) >= FEWEST_LABELS and 2 * len(alike) > len(starts) else None


def wide_gaps(line: PrintedLine) -> Iterator[int]:
    """Indexes of the characters that follow a wide gap."""
    right = line.glyphs[0].right
    for i, glyph in enumerate(line.glyphs):
        if glyph.char == " ":
            continue
        if glyph.left - right > WIDE_GAP * line.width:
            yield i
        right = max(right, glyph.right)


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs).strip()


def _with_rows(page: FormPage, column: float, right: float) -> FormPage:
    """The page's lines from its first label, or its top where the form goes on, in rows."""
    above: list[PrintedLine] = []
    rows: list[tuple[list[PrintedLine], list[PrintedLine]]] = []
    for line in page.above:
        label, value = _parted(line, column)
        if label is not None and not (begins_label(label.text) or _completes(rows, label)):
            label, value = None, line
        if label is not None and (not rows or not _completes(rows, label)):
            rows.append(([label], [value] if value else []))
        elif rows:
            rows[-1][0].extend([label] if label else [])
            rows[-1][1].extend([value] if value else [])
        elif value is not None and value.left >= column - SAME_COLUMN and not above:
            rows.append(([], [value]))
        else:
            above.append(line)
    return replace(page, above=above, rows=[*(_row(*row, right) for row in rows), *page.rows], divider=column)


def _parted(line: PrintedLine, column: float) -> tuple[PrintedLine | None, PrintedLine | None]:
    """What stands in the column of labels, and what stands beside it."""
    left = [g for g in line.glyphs if g.x < column - 2]
    right = [g for g in line.glyphs if g.x >= column - 2]
    if left and right and right[0].left - left[-1].right < 0 and left[-1].char != " ":
        return None, line
    return unspaced(left), unspaced(right)


def unspaced(glyphs: Sequence[Glyph]) -> PrintedLine | None:
    """A line of these characters without blanks at its ends; None of blanks."""
    held = list(glyphs)
    while held and held[0].char == " ":
        held.pop(0)
    while held and held[-1].char == " ":
        held.pop()
    return PrintedLine(held) if held else None


def _completes(rows: Sequence[tuple[list[PrintedLine], list[PrintedLine]]], label: PrintedLine) -> bool:
    """The piece goes on the label of the row before."""
    if not rows or not rows[-1][0]:
        return False
    before = "".join(piece.text for piece in rows[-1][0])
    is_whole = label_field(before) is not None and label_field(label.text) is not None
    return begins_label(before + label.text) and not is_whole


def _row(labels: Sequence[PrintedLine], values: Sequence[PrintedLine], right: float) -> Row:
    lines = tuple(Line(text, Gap.NEWLINE) for text in paragraphs(values, right))
    return Row(Traced.concat(label.traced() for label in labels), lines)
