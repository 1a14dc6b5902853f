"""Rows of the form that a page break cut, made whole again: their labels, their paragraphs, the rows inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.forms import label_field
from extractors.readers.joins import ITEM, Gap, is_finished
from extractors.readers.parts import Line
from extractors.readers.pdf_lines import WRAPS, meet_with_space
from extractors.readers.pdf_rows import FormPage, Row
from extractors.readers.pdf_table import tabbed
from extractors.readers.traced import Traced


def join_pages(pages: Sequence[FormPage]) -> list[FormPage]:
    """The pages, with a row that goes on from one to the next held by the page on which it begins."""
    joined: list[FormPage] = []
    holder: int | None = None
    """The page whose last row may go on."""
    for page in pages:
        rows = list(page.rows)
        if holder is not None and rows and _follows(joined[holder], page) and _goes_on(joined[holder].rows, rows[0]):
            before = joined[holder].rows
            joined[holder] = replace(joined[holder], rows=[*before[:-1], _joined(before[-1], rows.pop(0))])
        joined.append(replace(page, rows=rows))
        if rows or page.above:
            holder = len(joined) - 1 if rows else None
        if page.below:
            holder = None
    return joined


def _follows(before: FormPage, page: FormPage) -> bool:
    return not page.above and (before.divider is None) is (page.divider is None)


def _goes_on(before: Sequence[Row], row: Row) -> bool:
    """The row has no label, the rest of the label before, or the label that the row before lacks."""
    last, name = before[-1].label.text, row.label.text
    if not name.strip():
        return True
    if not last.strip():
        return len(before) > 1
    return label_field(last + name) is not None and not (label_field(last) and label_field(name))


def _joined(before: Row, after: Row) -> Row:
    lines = [*before.lines, *after.lines]
    if before.lines and after.lines:
        lines = [*before.lines[:-1], *_met(before, after), *after.lines[1:]]
    return Row(Traced.concat([before.label, after.label]), tuple(lines), after.is_full, before.is_flush)


def _met(before: Row, after: Row) -> list[Line]:
    """The last line of one page and the first of the next: as one where the break cut it."""
    last, first = before.lines[-1].traced, after.lines[0].traced
    if "\t" in last.text or "\t" in first.text:
        row = _met_cells(_cells(last), _cells(first))
        whole = tabbed(row) if row else None
    else:
        cut = before.is_full and after.is_flush and not (is_finished(last.text) or ITEM.match(first.text))
        whole = _glued(last, first) if cut else None
    if whole is not None:
        return [replace(before.lines[-1], traced=whole)]
    return [before.lines[-1], replace(after.lines[0], gap=Gap.PAGE)]


def _met_cells(last: Sequence[Traced], first: Sequence[Traced]) -> list[Traced]:
    """The cells of one row, if the second has nothing of its own in a column, or the first ends in the air."""
    if len(last) != len(first):
        return []
    is_rest = any(not b.text and a.text for a, b in zip(last, first, strict=True))
    if not is_rest and not any(a.text[-1:] in WRAPS for a in last if a.text):
        return []
    return [_glued(a, b) for a, b in zip(last, first, strict=True)]


def _cells(line: Traced) -> list[Traced]:
    cells, start = [], 0
    for part in line.text.split("\t"):
        cells.append(line.cut(start, start + len(part)))
        start += len(part) + 1
    return cells


def _glued(before: Traced, after: Traced) -> Traced:
    between = " " if meet_with_space(before.text, after.text) else ""
    return Traced.concat([before, Traced.inserted(between), after])
