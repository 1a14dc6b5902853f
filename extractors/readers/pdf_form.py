"""The ruled form on a page: label cell, value cell, and the tables inside a value cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.readers.compose import Line
from extractors.readers.joins import Gap
from extractors.readers.pdf_lines import CELL_PADDING, INDENT, PrintedLine, is_full, paragraphs, printed_lines
from extractors.readers.pdf_page import Glyph, Page, Rule
from extractors.readers.pdf_rules import LOWEST_ROW, NEAR, bands, cover, merged, near_to
from extractors.readers.pdf_table import table_rows
from extractors.readers.traced import Traced

NARROWEST_FORM = 150.0
NARROWEST_COLUMN = 15.0
DIVIDER_COVER = 0.5
"""The line between labels and values covers at least this share of the form's height."""
ROW_COVER = 0.7
"""A line between two rows covers at least this share of the label column."""


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
    """A row of the form. `lines` are the paragraphs of its value; the cells of an inner table stand TAB-separated.

    `is_full`: its last printed line reaches the right margin; `is_flush`: its first one begins at the left margin.
    """

    label: Traced
    lines: tuple[Line, ...]
    is_full: bool = False
    is_flush: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page taken apart: what stands above the form, its rows, what stands below. Without a form, all is above."""

    above: list[PrintedLine]
    rows: list[Row] = field(default_factory=list)
    below: list[PrintedLine] = field(default_factory=list)


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
        if cover(near_to(page.verticals, x), bottom, top) > DIVIDER_COVER:
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
    for top, bottom in bands(_row_edges(page, frame)):
        glyphs = [g for g in page.glyphs if bottom <= g.y < top]
        label = [line.traced() for line in printed_lines(g for g in glyphs if frame.left - NEAR < g.x < frame.divider)]
        value = [g for g in glyphs if g.x >= frame.divider]
        lines = [Line(text, Gap.NEWLINE) for text in _value(page, frame, value, top, bottom)]
        if label or lines:
            yield Row(Traced.concat(label), tuple(lines), *_margins(value, frame))


def _margins(glyphs: Sequence[Glyph], frame: Frame) -> tuple[bool, bool]:
    """Whether the value's last line reaches the right margin, and its first one begins at the left margin."""
    lines = printed_lines(glyphs)
    if not lines:
        return False, False
    left = frame.divider + CELL_PADDING
    return is_full(lines[-1], frame.right - CELL_PADDING), lines[0].left - left <= INDENT * lines[0].width


def _row_edges(page: Page, frame: Frame) -> list[float]:
    edges = [frame.top, frame.bottom]
    for y in merged(h.at for h in page.horizontals):
        if cover(near_to(page.horizontals, y), frame.left, frame.divider) > ROW_COVER:
            edges.append(y)
    return merged(edges)


def _value(page: Page, frame: Frame, glyphs: list[Glyph], top: float, bottom: float) -> list[Traced]:
    """Paragraphs of a value cell; a table in it gives one line a row."""
    tall = _inner_verticals(page, frame, top, bottom)
    if not tall:
        return paragraphs(printed_lines(glyphs), frame.right)
    low, high = max(min(v.start for v in tall), bottom), min(max(v.end for v in tall), top)
    columns = [frame.divider, *merged(v.at for v in tall), frame.right]
    inside = [g for g in glyphs if low <= g.y <= high]
    return [
        *paragraphs(printed_lines(g for g in glyphs if g.y > high), frame.right),
        *table_rows(inside, columns, page.horizontals, (low, high)),
        *paragraphs(printed_lines(g for g in glyphs if g.y < low), frame.right),
    ]


def _inner_verticals(page: Page, frame: Frame, top: float, bottom: float) -> list[Rule]:
    left, right = frame.divider + NEAR * 2, frame.right - NEAR * 2
    return [
        v for v in page.verticals if left < v.at < right and min(v.end, top) - max(v.start, bottom) > LOWEST_ROW
    ]  # fmt: skip
