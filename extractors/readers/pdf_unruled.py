"""A form drawn without lines: its labels stand in a column of their own, which an empty strip parts from the values."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import FieldName
from extractors.readers.forms import begins_label, is_in_label, label_field
from extractors.readers.joins import Gap
from extractors.readers.parts import Line
from extractors.readers.pdf_columns import paragraphs_and_lists
from extractors.readers.pdf_gaps import pieces
from extractors.readers.pdf_heights import Column, Item, row_bounds
from extractors.readers.pdf_labels import LabelLine, PrintedLabel, find_labels
from extractors.readers.pdf_lines import CELL_PADDING, INDENT, is_full, paragraphs
from extractors.readers.pdf_river import FEWEST_LABELS, find_river
from extractors.readers.pdf_rows import FormPage, Row
from extractors.readers.pdf_sides import Sides, lines_of, margin_of, pitch_of, sides_of
from extractors.readers.pdf_table import tabbed
from extractors.readers.traced import Traced

HALF = 0.5
"""What stands less than this share of a line above a row's first line belongs to it."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form's labels, what stands beside them, and where each row begins and ends there."""

    labels: list[PrintedLabel]
    column: Column
    bounds: list[int]


def read_unruled(parts: Sequence[FormPage]) -> list[FormPage]:
    """The pages with the rows of a form that has no lines; as they were where its labels show no column."""
    if any(part.divider is not None for part in parts):
        return list(parts)
    pages = {number: list(group) for number, group in groupby(parts, lambda part: part.number)}
    river = find_river([lines_of(own) for own in pages.values()])
    form = _form([sides_of(number, own, river) for number, own in pages.items()]) if river else None
    if river is None or form is None:
        return list(parts)
    rows = _rows(form)
    top, bottom = _extent(form)
    read: list[FormPage] = []
    for number, own in pages.items():
        high = math.inf if number > top[0] else top[1] if number == top[0] else -math.inf
        low = -math.inf if number < bottom[0] else bottom[1] if number == bottom[0] else math.inf
        read += _page(own, rows.get(number, []), low, high, river.middle) if low < high else own
    return read


def _form(pages: Sequence[Sides]) -> Form | None:
    pitch = pitch_of(pages)
    lines = _label_lines(pages)
    labels = _to_last(find_labels(lines, pitch))
    if sum(label.field is not None for label in labels) < FEWEST_LABELS:
        return None
    items = list(_items(pages, labels, lines, pitch))
    printed = [item.line for item in items if item.line is not None]
    if not printed:
        return None
    separators = [(page.number, y) for page in pages for y in page.separators]
    left = min(line.left for line in printed)
    column = Column(items, left, margin_of(printed), pitch, separators, pages[-1].number)
    return Form(labels, column, row_bounds(labels, column))


def _label_lines(pages: Sequence[Sides]) -> list[LabelLine]:
    """The lines left of the river from the first label on; where text runs across, only what belongs to labels."""
    lines = [label for page in pages for label in page.labels]
    first = next((i for i, label in enumerate(lines) if begins_label(label.line.text)), len(lines))
    full = {page.number for page in pages if any(item.runs_across for item in page.items)}
    return [label for label in lines[first:] if label.page not in full or is_in_label(label.line.text)]


def _to_last(labels: list[PrintedLabel]) -> list[PrintedLabel]:
    """As far as the day of writing, which ends a form, else the last label that is known."""
    known = [i for i, label in enumerate(labels) if label.field is not None]
    talk = next((i for i in known if labels[i].field is FieldName.CONTENT), len(labels))
    dated = next((i for i in known if i > talk and labels[i].field is FieldName.DATE), None)
    return labels[: (known[-1] if dated is None else dated) + 1] if known else []


def _items(
    pages: Sequence[Sides], labels: Sequence[PrintedLabel], lines: Sequence[LabelLine], pitch: float
) -> Iterator[Item]:
    """What stands beside the labels, from below the masthead to above what follows the form."""
    first, last = labels[0].first, labels[-1].last
    behind = next((line for line in lines if (line.page, -line.y) > (last.page, -last.y)), None)
    for page in pages:
        above = [label.y for label in page.labels if label.y > first.y]
        above += [item.bottom for item in page.items if item.runs_across and item.bottom > first.y]
        high = min(above, default=math.inf) if page.number == first.page else math.inf
        for item in page.items:
            if page.number < first.page or item.top >= high:
                continue
            if behind and (page.number, -item.top) >= (behind.page, -behind.y - HALF * pitch):
                return
            yield item


def _extent(form: Form) -> tuple[tuple[int, float], tuple[int, float]]:
    """Page and height of the form's top and of its bottom."""
    column, first, last = form.column, form.labels[0].first, form.labels[-1].last
    rows = column.items[form.bounds[0] : form.bounds[-1]]
    tops = [(first.page, first.y), *((item.page, item.top) for item in rows[:1])]
    ends = [(last.page, last.y), *((item.page, item.bottom) for item in rows[-1:])]
    top = min(tops, key=lambda place: (place[0], -place[1]))
    end = max(ends, key=lambda place: (place[0], -place[1]))
    reach = HALF * column.pitch
    return (top[0], top[1] + reach), (end[0], end[1] - reach)


def _page(parts: Sequence[FormPage], rows: list[Row], low: float, high: float, divider: float) -> list[FormPage]:
    """The parts above the form, the form with the lines above and below it, the parts below it."""
    upper = [part for part in parts if part.extent and part.extent[0] >= high]
    lower = [part for part in parts if part.extent and part.extent[1] <= low]
    taken = {id(line) for part in upper for line in (*part.above, *part.beside)}
    lines = [line for line in lines_of(parts) if id(line) not in taken]
    above = [line for line in lines if line.y > high]
    below = [line for line in lines if line.y < low]
    form = FormPage(parts[0].number, above, rows, [] if lower else below, divider)
    if lower:
        kept = {id(line) for part in lower for line in (*part.above, *part.beside, *part.below)}
        first = [line for line in lower[0].above if line.y < low]
        first = [*(line for line in below if id(line) not in kept), *first]
        lower[0] = replace(lower[0], above=first)
    return [*upper, form, *lower]


def _rows(form: Form) -> dict[int, list[Row]]:
    """The rows of each page; one that a page break cuts has its label on the first of its pages."""
    rows: dict[int, list[Row]] = {}
    for label, start, end in zip(form.labels, form.bounds, form.bounds[1:], strict=False):
        parts: dict[int, list[Item]] = {label.first.page: []}
        for item in form.column.items[start:end]:
            parts.setdefault(item.page, []).append(item)
        for number, page in enumerate(sorted(parts)):
            name = Traced.inserted("") if number else label.traced()
            rows.setdefault(page, []).append(_row(name, label.field, parts[page], form.column))
    return rows


def _row(name: Traced, field: FieldName | None, items: Sequence[Item], column: Column) -> Row:
    lines = [Line(text, Gap.NEWLINE) for text in _printed(items, field, column)]
    printed = [item.line for item in items if item.line is not None]
    if not printed:
        return Row(name, tuple(lines))
    is_flush = printed[0].left - column.left <= INDENT * printed[0].width
    return Row(name, tuple(lines), is_full(printed[-1], column.right), is_flush)


def _printed(items: Sequence[Item], field: FieldName | None, column: Column) -> Iterator[Traced]:
    """Paragraphs and lists; two labels with their values on one line stand apart."""
    right = column.right + CELL_PADDING
    for is_line, group in groupby(items, lambda item: item.line is not None):
        if not is_line:
            yield from (line.traced for item in group for line in item.table)
            continue
        lines = [item.line for item in group if item.line is not None]
        cells = pieces(lines[0])
        if len(lines) == 1 and len(cells) == 3 and label_field(cells[1].text):
            yield tabbed([cell.traced() for cell in cells])
        elif field is FieldName.CATEGORIES:
            yield from paragraphs(lines, right)
        else:
            yield from paragraphs_and_lists(lines, right)
