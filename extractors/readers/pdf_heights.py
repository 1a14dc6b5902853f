"""Which lines stand beside which label: rows that follow each other without overlap, each label at its row's height.

A label stands at the top, in the middle or at the bottom of its row, the same in the whole form. The rows are cut where
their labels stand best, where lines between rows and wider gaps are, and not within a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.document import FieldName
from extractors.readers.joins import is_finished
from extractors.readers.parts import Line
from extractors.readers.pdf_labels import PrintedLabel
from extractors.readers.pdf_likeness import TICK_ASTRAY, has_tick, unlikeness
from extractors.readers.pdf_lines import PrintedLine, is_full

NOISE = 0.2
"""Of the distance between lines: labels are set no truer."""
MOST_ASTRAY = 3.0
CUT_ASTRAY = 1.0
"""What a label costs at most that stands wrongly; beside a row that a page break cuts."""
RULED = 4.0
OVERLAP = 4.0
CLOSE, WIDE = 0.75, 1.2
"""Rows closer than so many lines overlap; rows further apart show it."""
NO_GAP, IN_PARAGRAPH, EMPTY, SHIFTED = 0.3, 0.6, 0.7, 0.5
MOST_CUTS = 120
"""So many places between two labels are looked at, those nearest to the labels."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands beside the labels: a printed line, or the rows of a ruled table."""

    page: int
    top: float
    bottom: float
    line: PrintedLine | None = None
    table: tuple[Line, ...] = ()
    runs_across: bool = False
    """It stands beside no label, but over the column of labels too."""


@dataclass(frozen=True)
class Column:
    """Everything beside the labels of a form, from top to bottom; `pitch` is from one line to the next."""

    items: Sequence[Item]
    left: float
    right: float
    pitch: float
    separators: Sequence[tuple[int, float]]
    """Page and height of each line drawn between rows."""
    last_page: int

    @cached_property
    def page_ends(self) -> dict[int, int]:
        return {item.page: i + 1 for i, item in enumerate(self.items)}


Alignment = Callable[[float, float], float]
"""The height of a block of lines that a label's is compared with, by its top and bottom."""
ALIGNMENTS: tuple[Alignment, ...] = (
    lambda top, bottom: (top + bottom) / 2,
    lambda top, bottom: top,
    lambda top, bottom: bottom,
)


def row_bounds(labels: Sequence[PrintedLabel], column: Column) -> list[int]:
    """Where the rows begin and end among the items: one number more than labels."""
    cuts = list(_cuts(labels, column))
    found = [_best(labels, column, cuts, alignment) for alignment in ALIGNMENTS]
    return min(found, key=lambda bounds: bounds[0])[1]


def _cuts(labels: Sequence[PrintedLabel], column: Column) -> Iterator[list[int]]:
    """Before the first label, between each and the next, behind the last: where a row may end."""
    near = 0.35 * column.pitch
    above = [_above(column, label.first.page, label.first.y + near) for label in labels]
    within = [_above(column, label.last.page, label.last.y - near) for label in labels]
    yield list(range(above[0] + 1))
    for end, start in zip(within, above[1:], strict=False):
        places = range(min(end, start), start + 1)
        yield list(places if len(places) <= MOST_CUTS else [*places[: MOST_CUTS // 2], *places[-MOST_CUTS // 2 :]])
    ends_free = labels[-1].field is FieldName.DATE
    yield list(range(min(within[-1], len(column.items)), len(column.items) + 1)) if ends_free else [len(column.items)]


def _above(column: Column, page: int, y: float) -> int:
    """How many items stand above a height."""
    return sum(item.page < page or (item.page == page and (item.top + item.bottom) / 2 > y) for item in column.items)


def _best(
    labels: Sequence[PrintedLabel], column: Column, cuts: Sequence[Sequence[int]], align: Alignment
) -> tuple[float, list[int]]:
    """The cheapest rows, and their cost."""
    routes: dict[int, tuple[float, list[int]]] = {
        cut: (TICK_ASTRAY * sum(map(has_tick, _texts(column.items[:cut]))), [cut]) for cut in cuts[0]
    }
    for number, label in enumerate(labels):
        following: dict[int, tuple[float, list[int]]] = {}
        after = labels[number + 1] if number + 1 < len(labels) else None
        for end in cuts[number + 1]:
            costs = [
                (cost + _row_cost(label, column, start, end, align), bounds)
                for start, (cost, bounds) in routes.items()
                if start <= end
            ]
            if costs:
                cost, bounds = min(costs, key=lambda found: found[0])
                seam = _seam_cost(label, after, column, bounds[-1], end) if after else 0.0
                following[end] = (cost + seam, [*bounds, end])
        routes = following
    return min(routes.values(), key=lambda found: found[0])


def _row_cost(label: PrintedLabel, column: Column, start: int, end: int, align: Alignment) -> float:
    items = column.items[start:end]
    return (
        _astray(label, column, start, end, align)
        + _ruled(label, column, items)
        + unlikeness(label.field, _texts(items))
        + (SHIFTED if items and items[0].line and items[0].line.left - column.left > 3 * column.pitch else 0.0)
    )


def _texts(items: Sequence[Item]) -> list[str]:
    return [item.line.text for item in items if item.line is not None]


def _astray(label: PrintedLabel, column: Column, start: int, end: int, align: Alignment) -> float:
    """How many lines the label stands off its place beside the items."""
    if start == end:
        return EMPTY
    if label.first.page != label.last.page:
        return 0.0
    page = label.first.page
    own = [item for item in column.items[start:end] if item.page == page]
    is_cut = len(own) < end - start or (end == len(column.items) and page < column.last_page)
    most = CUT_ASTRAY if is_cut else MOST_ASTRAY
    if not own:
        return most
    top, bottom, first, last = own[0].top, own[-1].bottom, label.first.y, label.last.y
    aligns = ALIGNMENTS if first - last > top - bottom + NOISE * column.pitch else (align,)
    astray = min(abs(height(top, bottom) - height(first, last)) for height in aligns) / column.pitch
    return min(max(astray - NOISE, 0.0), most)


def _ruled(label: PrintedLabel, column: Column, items: Sequence[Item]) -> float:
    """Lines between rows that stand within the row."""
    pages = {item.page for item in items} | {label.first.page}
    cost = 0.0
    for page in pages:
        own = [y for item in items if item.page == page for y in (item.top, item.bottom)]
        own += [line.y for line in label.lines if line.page == page]
        cost += RULED * sum(at == page and min(own) < y < max(own) for at, y in column.separators)
    return cost


def _seam_cost(label: PrintedLabel, after: PrintedLabel, column: Column, start: int, cut: int) -> float:
    """What a cut between two rows costs: that they overlap, stand no further apart than lines, share a paragraph."""
    last = column.items[cut - 1] if cut > start else None
    first = column.items[cut] if cut < len(column.items) else None
    ends = [(label.last.page, label.last.y), *([(last.page, last.bottom)] if last else [])]
    begins = [(after.first.page, after.first.y), *([(first.page, first.top)] if first else [])]
    page, low = min(ends, key=lambda place: (-place[0], place[1]))
    following, high = min(begins, key=lambda place: (place[0], -place[1]))
    if page != following:
        return OVERLAP if page > following else _within_paragraph(last, first, column)
    if any(at == page and high < y < low for at, y in column.separators):
        return 0.0
    gap = (low - high) / column.pitch
    cost = OVERLAP * max(CLOSE - gap, 0.0) + (NO_GAP if gap < WIDE else 0.0)
    return cost + _within_paragraph(last, first, column)


def _within_paragraph(last: Item | None, first: Item | None, column: Column) -> float:
    if last is None or first is None or last.line is None or first.line is None:
        return 0.0
    is_flush = first.line.left - column.left < column.pitch
    goes_on = is_full(last.line, column.right) and is_flush and not is_finished(last.line.text)
    return IN_PARAGRAPH if goes_on else 0.0
