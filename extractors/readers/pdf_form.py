"""The ruled form on a page: label cell, value cell, and the tables inside a value cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.readers.pdf_lines import PrintedLine, paragraphs, printed_lines
from extractors.readers.pdf_page import Glyph, Page, Rule
from extractors.readers.traced import Traced

NEAR = 3.0
"""Ruling lines closer than this, in points, are one."""
NARROWEST_FORM = 150.0
NARROWEST_COLUMN = 15.0
LOWEST_ROW = 4.0
DIVIDER_COVER = 0.5
"""The line between labels and values covers at least this share of the form's height."""
ROW_COVER = 0.7
"""A line between two rows covers at least this share of the label column."""
INNER_COVER = 0.15


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the form stands on a page: left edge, divider between labels and values, right edge; top and bottom."""

    left: float
    divider: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form. `lines` are the paragraphs of its value; the cells of an inner table stand TAB-separated."""

    label: Traced
    lines: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page taken apart: what stands above the form, its rows, what stands below. Without a form, all is above."""

    above: list[PrintedLine]
    rows: list[Row] = field(default_factory=list)
    below: list[PrintedLine] = field(default_factory=list)


def merged(places: Iterable[float], near: float = NEAR) -> list[float]:
    """Places closer than `near` as one, ascending."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= near:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(g) / len(g) for g in groups]


def cover(rules: Iterable[Rule], low: float, high: float) -> float:
    """Share of low…high that the rules cover together."""
    covered, at = 0.0, low
    for rule in sorted(rules, key=lambda r: r.start):
        start, end = max(rule.start, at), min(rule.end, high)
        if end > start:
            covered += end - start
            at = end
    return covered / max(high - low, 1e-6)


def find_frame(page: Page, divider_before: float | None) -> Frame | None:
    """The form's frame; the divider of the page before helps where a page holds only a rest of the form."""
    if not page.horizontals or not page.verticals:
        return None
    left, right = min(v.at for v in page.verticals), max(v.at for v in page.verticals)
    if right - left < NARROWEST_FORM:
        return None
    ends = [y for v in page.verticals for y in (v.start, v.end)] + [h.at for h in page.horizontals]
    top, bottom = max(ends), min(ends)
    inner = [x for x in merged(v.at for v in page.verticals) if left + NARROWEST_COLUMN < x < right - NARROWEST_COLUMN]
    divider = _divider(page, inner, bottom, top, divider_before)
    return Frame(left, divider, right, top, bottom) if divider is not None else None


def _divider(page: Page, inner: list[float], bottom: float, top: float, before: float | None) -> float | None:
    for x in inner:
        if cover((v for v in page.verticals if abs(v.at - x) < NEAR), bottom, top) > DIVIDER_COVER:
            return x
    if before is not None and any(abs(x - before) < NEAR + 1 for x in inner):
        return before
    return inner[0] if inner else None


def take_apart(page: Page, frame: Frame | None) -> FormPage:
    if frame is None:
        return FormPage(printed_lines(page.glyphs))
    above = printed_lines(g for g in page.glyphs if g.y > frame.top + 1)
    below = printed_lines(g for g in page.glyphs if g.y < frame.bottom - 1)
    return FormPage(above, list(_rows(page, frame)), below)


def _rows(page: Page, frame: Frame) -> Iterator[Row]:
    for top, bottom in _bands(_row_edges(page, frame)):
        glyphs = [g for g in page.glyphs if bottom <= g.y < top]
        label = [line.traced() for line in printed_lines(g for g in glyphs if frame.left - NEAR < g.x < frame.divider)]
        lines = _value(page, frame, [g for g in glyphs if g.x >= frame.divider], top, bottom)
        if label or lines:
            yield Row(Traced.concat(label), tuple(lines))


def _row_edges(page: Page, frame: Frame) -> list[float]:
    edges = [frame.top, frame.bottom]
    for y in merged(h.at for h in page.horizontals):
        if cover((h for h in page.horizontals if abs(h.at - y) < NEAR), frame.left, frame.divider) > ROW_COVER:
            edges.append(y)
    return merged(edges)


def _bands(edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """(top, bottom) of each row, from the top of the page down."""
    descending = edges[::-1]
    for top, bottom in pairwise(descending):
        if top - bottom >= LOWEST_ROW:
            yield top, bottom


def _value(page: Page, frame: Frame, glyphs: list[Glyph], top: float, bottom: float) -> list[Traced]:
    """Paragraphs of a value cell; a table in it gives one line a row."""
    verticals = [
        v for v in page.verticals
        if frame.divider + NEAR * 2 < v.at < frame.right - NEAR * 2 and v.start < top - 2 and v.end > bottom + 2
    ]  # fmt: skip
    tall = [v for v in verticals if min(v.end, top) - max(v.start, bottom) > LOWEST_ROW]
    if not tall:
        return paragraphs(printed_lines(glyphs), frame.right)
    low, high = max(min(v.start for v in tall), bottom), min(max(v.end for v in tall), top)
    columns = [frame.divider, *merged(v.at for v in tall), frame.right]
    inside = [g for g in glyphs if low <= g.y <= high]
    return [
        *paragraphs(printed_lines(g for g in glyphs if g.y > high), frame.right),
        *_inner_rows(page, frame, inside, columns, (low, high)),
        *paragraphs(printed_lines(g for g in glyphs if g.y < low), frame.right),
    ]


def _inner_rows(
    page: Page, frame: Frame, glyphs: list[Glyph], columns: list[float], extent: tuple[float, float]
) -> Iterator[Traced]:
    low, high = extent
    edges = merged([low, high, *(h.at for h in page.horizontals if _crosses(h, frame, extent))])
    for top, bottom in _bands(edges):
        band = [g for g in glyphs if bottom <= g.y < top]
        cells = [printed_lines(g for g in band if a <= g.x < b) for a, b in pairwise(columns)]
        if len(edges) == 2 and len(cells) == 2 and min(map(len, cells)) > 1:
            yield from _aligned(*cells)
        elif any(cells):
            yield _joined([Traced.concat(paragraphs(cell)) for cell in cells])


def _crosses(rule: Rule, frame: Frame, extent: tuple[float, float]) -> bool:
    low, high = extent
    return low - NEAR <= rule.at <= high + NEAR and cover([rule], frame.divider, frame.right) > INNER_COVER


def _aligned(left: list[PrintedLine], right: list[PrintedLine]) -> Iterator[Traced]:
    """Rows of a two-column list without ruling lines: a right line belongs to the left one beside or above it."""
    rows: list[tuple[PrintedLine, list[Traced]]] = [(line, []) for line in left]
    for line in right:
        beside = [row for row in rows if row[0].y >= line.y - line.width / 2]
        (beside[-1] if beside else rows[0])[1].append(line.traced())
    for name, cells in rows:
        yield _joined([name.traced(), Traced.concat(cells)])


def _joined(cells: list[Traced]) -> Traced:
    pieces: list[Traced] = []
    for cell in cells:
        if pieces:
            pieces.append(Traced.inserted("\t"))
        pieces.append(cell)
    return Traced.concat(pieces).strip()
