"""The ruled form on a page: label cell, value cell, and the tables inside a value cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import FieldName
from extractors.readers.forms import label_field
from extractors.readers.joins import Gap
from extractors.readers.parts import Line
from extractors.readers.pdf_lines import CELL_PADDING, INDENT, PrintedLine, is_full, paragraphs, printed_lines
from extractors.readers.pdf_page import Page, Rule
from extractors.readers.pdf_river import holds_labels
from extractors.readers.pdf_rows import FormPage, Row
from extractors.readers.pdf_rules import LOWEST_ROW, NEAR, bands, cover, merged, near_to
from extractors.readers.pdf_table import table_rows
from extractors.readers.traced import Traced

NARROWEST_FORM = 150.0
NARROWEST_COLUMN = 15.0
TABLE_GAP = 4.0
"""Two tables stand at least so many points apart."""
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


def take_apart(page: Page, divider: float | None) -> list[FormPage]:
    """The ruled parts of a page from top to bottom, each with the text above it.

    `divider` is that of the form so far: it tells a rest of the form from a table of its own.
    """
    parts: list[FormPage] = []
    ceiling = math.inf
    for part in _ruled_parts(page):
        frame = _find_frame(part, divider)
        if frame is None:
            continue
        glyphs = [g for g in page.glyphs if g.y <= ceiling]
        inside = replace(part, glyphs=[g for g in glyphs if frame.bottom - 1 <= g.y <= frame.top + 1])
        above = printed_lines(g for g in glyphs if g.y > frame.top + 1)
        read = _read_frame(inside, frame, divider)
        if read.divider is None and holds_labels(printed_lines(inside.glyphs)):
            return take_apart(_unboxed(page, frame), divider)
        parts.append(replace(read, above=above))
        ceiling = frame.bottom - 1
        divider = parts[-1].divider or divider
    rest = printed_lines(g for g in page.glyphs if g.y < ceiling)
    return (
        [*parts[:-1], replace(parts[-1], below=rest)]
        if parts
        else [FormPage(page.number, rest, rules=page.horizontals)]
    )


def _unboxed(page: Page, frame: Frame) -> Page:
    """The page without the sides of a box that only surrounds a form: its inner lines are those of a table in it."""
    inner = [v for v in page.verticals if frame.left + NEAR < v.at < frame.right - NEAR]
    return replace(page, verticals=inner)


def _ruled_parts(page: Page) -> Iterator[Page]:
    """The page once for each stretch of height that has vertical lines, with the lines there."""
    spans: list[list[float]] = []
    for rule in sorted(page.verticals, key=lambda v: -v.end):
        if spans and rule.end >= spans[-1][0] - TABLE_GAP:
            spans[-1][0] = min(spans[-1][0], rule.start)
        else:
            spans.append([rule.start, rule.end])
    for low, high in spans:
        verticals = [v for v in page.verticals if low <= v.end <= high]
        horizontals = [h for h in page.horizontals if low - NEAR <= h.at <= high + NEAR]
        if horizontals and high - low > LOWEST_ROW:
            yield Page(page.number, page.glyphs, horizontals, verticals)


def _find_frame(part: Page, divider: float | None) -> Frame | None:
    sides = [v.at for v in part.verticals] + [x for h in part.horizontals for x in (h.start, h.end)]
    left, right = min(sides), max(sides)
    if right - left < NARROWEST_FORM:
        return None
    ends = [y for v in part.verticals for y in (v.start, v.end)] + [h.at for h in part.horizontals]
    top, bottom = max(ends), min(ends)
    inner = [x for x in merged(v.at for v in part.verticals) if left + NARROWEST_COLUMN < x < right - NARROWEST_COLUMN]
    found = _divider(part, inner, (bottom, top), divider)
    return Frame(left, found, right, top, bottom) if found is not None else None


def _divider(part: Page, inner: list[float], extent: tuple[float, float], before: float | None) -> float | None:
    """The first line from top to bottom; where the form goes on from the page before, the same as there."""
    long = [x for x in inner if cover(near_to(part.verticals, x), *extent) > DIVIDER_COVER]
    same = [x for x in (*long, *inner) if before is not None and abs(x - before) <= NEAR + 1]
    return next(iter([*same, *long, *inner]), None)


def _read_frame(part: Page, frame: Frame, divider: float | None) -> FormPage:
    """Rows of the form, or of a table that is none: its labels name no fields and it is divided otherwise."""
    rows = list(_rows(part, frame))
    fields = {label_field(row.label.text) for row in rows} - {None}
    goes_on = divider is not None and abs(frame.divider - divider) <= NEAR + 1
    if goes_on or len(fields) >= 2 or fields - {FieldName.ATTENDEES}:
        return FormPage(part.number, [], rows, divider=frame.divider)
    edges = merged([frame.left, frame.right, *(v.at for v in part.verticals)])
    table = table_rows(part.glyphs, edges, part.horizontals, part.verticals, (frame.bottom, frame.top))
    lines = tuple(Line(row, Gap.NEWLINE) for row in table)
    rows = [Row(Traced.inserted(""), lines)] if lines else []
    beside = printed_lines(g for g in part.glyphs if not frame.left - NEAR < g.x < frame.right + NEAR)
    return FormPage(part.number, [], rows, extent=(frame.bottom, frame.top), beside=beside, rules=part.horizontals)


def _rows(page: Page, frame: Frame) -> Iterator[Row]:
    for top, bottom in bands(_row_edges(page, frame)):
        glyphs = [g for g in page.glyphs if bottom <= g.y < top]
        label = [line.traced() for line in printed_lines(g for g in glyphs if frame.left - NEAR < g.x < frame.divider)]
        value = [g for g in glyphs if g.x >= frame.divider]
        printed = printed_lines(value)
        lines = [Line(text, Gap.NEWLINE) for text in _value(page, frame, printed, top, bottom)]
        if label or lines:
            yield Row(Traced.concat(label), tuple(lines), *_margins(printed, frame))


def _margins(lines: Sequence[PrintedLine], frame: Frame) -> tuple[bool, bool]:
    """Whether the value's last line reaches the right margin, and its first one begins at the left margin."""
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


def _value(page: Page, frame: Frame, lines: Sequence[PrintedLine], top: float, bottom: float) -> list[Traced]:
    """Paragraphs of a value cell; a table in it gives one line a row."""
    tall = _inner_verticals(page, frame, top, bottom)
    if not tall:
        return paragraphs(lines, frame.right)
    low, high = max(min(v.start for v in tall), bottom), min(max(v.end for v in tall), top)
    columns = [frame.divider, *merged(v.at for v in tall), frame.right]
    glyphs = [g for line in lines for g in line.glyphs]
    inside = [g for g in glyphs if low <= g.y <= high]
    return [
        *paragraphs(printed_lines(g for g in glyphs if g.y > high), frame.right),
        *table_rows(inside, columns, page.horizontals, page.verticals, (low, high)),
        *paragraphs(printed_lines(g for g in glyphs if g.y < low), frame.right),
    ]


def _inner_verticals(page: Page, frame: Frame, top: float, bottom: float) -> list[Rule]:
    left, right = frame.divider + NEAR * 2, frame.right - NEAR * 2
    return [
        v for v in page.verticals if left < v.at < right and min(v.end, top) - max(v.start, bottom) > LOWEST_ROW
    ]  # fmt: skip
