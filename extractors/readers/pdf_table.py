"""A ruled table inside a cell of the form: its rows, each with its cells separated by TABs.

Cells that span several rows keep what stands beside them together: an institution with all its people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf_aligned import aligned_rows, reach
from extractors.readers.pdf_lines import WRAPS, PrintedLine, glue, has_room, printed_lines
from extractors.readers.pdf_page import Glyph, Rule
from extractors.readers.pdf_rules import bands, cover, merged, near_to
from extractors.readers.traced import Traced

COLUMN_COVER = 0.7
"""A line under a cell covers at least this share of its column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the table stands: the edges of its columns, the lines across it, its top and bottom."""

    columns: tuple[tuple[float, float], ...]
    rules: tuple[Rule, ...]
    top: float
    bottom: float


def table_rows(
    glyphs: Sequence[Glyph], edges: Sequence[float], rules: Iterable[Rule], extent: tuple[float, float]
) -> Iterator[Traced]:
    """The rows of the table between the vertical lines at `edges`; `extent` is its bottom and top."""
    bottom, top = extent
    columns = tuple((a, b) for a, b in pairwise(edges) if any(a <= g.x < b and g.char != " " for g in glyphs))
    left, right = min(edges), max(edges)
    across = tuple(r for r in rules if bottom < r.at < top and r.start < right and r.end > left)
    grid = Grid(columns, across, top, bottom)
    heights = _row_edges(grid)
    for upper, lower in bands(heights):
        band = [g for g in glyphs if lower <= g.y < upper]
        cells = [[g for g in band if a <= g.x < b] for a, b in columns]
        if len(columns) > 1 and _is_open(grid, upper, lower):
            widths = [b - a for a, b in columns]
            lines = [printed_lines(cell) for cell in cells]
            reaches = [0.0, *(reach(column, width) for column, width in zip(lines[1:], widths[1:], strict=True))]
            for row in aligned_rows(lines, widths):
                yield tabbed([wrapped(cell, width) for cell, width in zip(row, reaches, strict=True)])
        elif any(cells):
            yield tabbed([_cell(cell, grid, i, (upper, lower)) for i, cell in enumerate(cells)])


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
