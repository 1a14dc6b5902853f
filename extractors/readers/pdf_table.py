"""A ruled table inside a cell of the form: its rows, each with its cells separated by TABs.

Cells that span several rows keep what stands beside them together: an institution with all its people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf_aligned import aligned_rows, reach
from extractors.readers.pdf_lines import WRAPS, PrintedLine, glue, has_room, printed_lines
from extractors.readers.pdf_page import Glyph, Rule
from extractors.readers.pdf_rules import LOWEST_ROW, NEAR, bands, cover, merged, near_to
from extractors.readers.traced import Traced

FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+%?|(?<=,\d\d\d))")
COLUMN_COVER = 0.7
"""A line under a cell covers at least this share of its column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the table stands: the edges of its columns, the lines across it, its top and bottom."""

    columns: tuple[tuple[float, float], ...]
    rules: tuple[Rule, ...]
    uprights: tuple[Rule, ...]
    top: float
    bottom: float


def table_rows(
    glyphs: Sequence[Glyph],
    edges: Sequence[float],
    rules: Iterable[Rule],
    uprights: Iterable[Rule],
    extent: tuple[float, float],
) -> Iterator[Traced]:
    """The rows of the table between the vertical lines at `edges`; `extent` is its bottom and top."""
    bottom, top = extent
    columns = tuple((a, b) for a, b in pairwise(edges) if any(a <= g.x < b and g.char != " " for g in glyphs))
    left, right = min(edges), max(edges)
    across = tuple(r for r in rules if bottom < r.at < top and r.start < right and r.end > left)
    grid = Grid(columns, across, tuple(u for u in uprights if left + NEAR < u.at < right - NEAR), top, bottom)
    heights = _row_edges(grid)
    for upper, lower in bands(heights):
        band = [g for g in glyphs if lower <= g.y < upper]
        cells = _cells(grid, band)
        if len(columns) > 1 and _is_open(grid, upper, lower):
            widths = [b - a for a, b in columns]
            lines = [printed_lines(cell) for cell in cells]
            reaches = [0.0, *(reach(column, width) for column, width in zip(lines[1:], widths[1:], strict=True))]
            for row in aligned_rows(lines, widths):
                yield tabbed([wrapped(cell, width) for cell, width in zip(row, reaches, strict=True)])
        elif _is_across(grid, band):
            yield _cell(cells[0], grid, 0, (upper, lower))
        elif any(cells):
            yield from _levels(grid, cells, (upper, lower))


def _cells(grid: Grid, band: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters of each column; those of a cell that takes several columns stand in the first of them."""
    cells: list[list[Glyph]] = [[] for _ in grid.columns]
    for line in printed_lines(band):
        walls = [u.at for u in grid.uprights if u.start - NEAR <= line.y <= u.end + NEAR]
        for glyph in line.glyphs:
            place = next((i for i, (a, b) in enumerate(grid.columns) if a <= glyph.x < b), None)
            if place is not None:
                cells[_first_of(grid, place, walls)].append(glyph)
    return cells


def _levels(grid: Grid, cells: Sequence[Sequence[Glyph]], extent: tuple[float, float]) -> Iterator[Traced]:
    """The row; several where it is a header of two heights, or figures stand above each other beside one cell."""
    upper, lower = extent
    inner = merged(r.at for r in grid.rules if lower + LOWEST_ROW < r.at < upper - LOWEST_ROW)
    are_figures = any(map(_lists_figures, cells))
    seams = [y for y in inner if are_figures or _walls(grid, y + LOWEST_ROW) != _walls(grid, y - LOWEST_ROW)]
    edges = [upper, *reversed(seams), lower]
    for high, low in pairwise(edges):
        row = [_part(grid, i, cell, edges, (high, low)) for i, cell in enumerate(cells)]
        if any(cell.text for cell in row):
            yield tabbed(row)


def _part(
    grid: Grid, column: int, cell: Sequence[Glyph], edges: Sequence[float], extent: tuple[float, float]
) -> Traced:
    """What begins in a column between two heights: empty where the cell above reaches down."""
    high, low = extent
    ends = [edges[0], *(y for y in edges[1:-1] if _is_ruled(grid, y, grid.columns[column])), edges[-1]]
    if high not in ends:
        return Traced.inserted("")
    bottom = next(y for y in ends if y <= low)
    return _cell([g for g in cell if bottom <= g.y < high], grid, column, (high, bottom))


def _lists_figures(cell: Sequence[Glyph]) -> bool:
    """At least two lines of a column are figures with decimals or thousands."""
    return sum(FIGURE.fullmatch(line.text) is not None for line in printed_lines(cell)) > 1


def _walls(grid: Grid, y: float) -> int:
    """How many columns begin at a height."""
    return sum(any(u.start <= y <= u.end and abs(u.at - a) <= NEAR for u in grid.uprights) for a, _ in grid.columns)


def _is_across(grid: Grid, band: Sequence[Glyph]) -> bool:
    """One cell takes the whole row: a period, a heading within the table."""
    inked = [g.y for g in band if g.char != " "]
    if not inked or not grid.uprights:
        return False
    low, high = min(inked), max(inked)
    return not any(u.start - NEAR <= high and low <= u.end + NEAR for u in grid.uprights)


def _first_of(grid: Grid, place: int, walls: Sequence[float]) -> int:
    """The column where the cell begins that takes this column: at the next line to its left that stands there."""
    while place and walls and not any(abs(wall - grid.columns[place][0]) <= NEAR for wall in walls):
        place -= 1
    return place


def _row_edges(grid: Grid) -> list[float]:
    """Top and bottom of every row: where every column is ruled."""
    places = merged([grid.top, grid.bottom, *(r.at for r in grid.rules)])
    ruled = [y for y in places[1:-1] if all(_is_ruled(grid, y, column) for column in grid.columns)]
    return [grid.bottom, *ruled, grid.top]


def _is_ruled(grid: Grid, y: float, column: tuple[float, float]) -> bool:
    return cover(near_to(grid.rules, y), *column) > COLUMN_COVER


def _is_open(grid: Grid, upper: float, lower: float) -> bool:
    """No line crosses the columns between two heights, and several lines of text may stand there."""
    is_whole = not any(lower + 2 < r.at < upper - 2 for r in grid.rules)
    return is_whole and (upper, lower) == (grid.top, grid.bottom)


def _cell(glyphs: Sequence[Glyph], grid: Grid, column: int, extent: tuple[float, float]) -> Traced:
    """A cell's text; where lines part it, while the cell beside spans them, its parts with commas between."""
    upper, lower = extent
    a, b = grid.columns[column]
    inner = [y for y in merged(r.at for r in grid.rules if lower < r.at < upper) if _is_ruled(grid, y, (a, b))]
    parts = [
        wrapped(printed_lines(g for g in glyphs if low <= g.y < high), b - a)
        for high, low in bands([lower, *inner, upper])
    ]
    return listed([part for part in parts if part.text])


def listed(parts: Sequence[Traced]) -> Traced:
    pieces: list[Traced] = []
    for part in parts:
        if pieces and pieces[-1].text[-1:] not in WRAPS:
            pieces.append(Traced.inserted("、"))
        pieces.append(part)
    return Traced.concat(pieces)


def wrapped(lines: Sequence[PrintedLine], width: float) -> Traced:
    """The lines of a cell as one; a space where a line ended although the next word had room."""
    pieces: list[Traced] = []
    before: PrintedLine | None = None
    for line in lines:
        if before is None:
            pieces.append(line.traced())
        elif has_room(before, line, width) and before.text[-1] not in WRAPS:
            pieces += [Traced.inserted(" "), line.traced()]
        else:
            pieces += glue(before, line)
        before = line
    return Traced.concat(pieces)


def tabbed(cells: Sequence[Traced]) -> Traced:
    """The cells of a row; empty ones keep their place."""
    pieces: list[Traced] = []
    for i, cell in enumerate(cells):
        pieces += [Traced.inserted("\t"), cell] if i else [cell]
    return Traced.concat(pieces)
