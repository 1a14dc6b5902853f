"""A ruled table inside a cell of the form: its rows, each with its cells separated by TABs.

Cells that span several rows keep what stands beside them together: an institution with all its people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf_lines import PrintedLine, glue, printed_lines
from extractors.readers.pdf_page import Glyph, Rule
from extractors.readers.pdf_rules import bands, cover, merged, near_to
from extractors.readers.traced import Traced

COLUMN_COVER = 0.7
"""A line under a cell covers at least this share of its column."""
PADDING = 9.0
"""Points of a cell's width that its text leaves free on both sides together."""
SAME_HEIGHT = 0.4
"""Lines whose middles differ by less than this share of a character stand side by side."""
WRAPS = frozenset("、，,")


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
            yield from _aligned([printed_lines(cell) for cell in cells], [b - a for a, b in columns])
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
        elif _has_room(before, line, width) and before.text[-1] not in WRAPS:
            pieces += [Traced.inserted(" "), line.traced()]
        else:
            pieces += glue(before, line)
        before = line
    return Traced.concat(pieces)


def _has_room(before: PrintedLine, line: PrintedLine, width: float) -> bool:
    word = next((i for i, g in enumerate(line.glyphs) if not (g.char.isascii() and g.char.isalnum())), 0)
    needed = line.glyphs[max(word - 1, 0)].right - line.left
    return before.right - before.left + needed + PADDING + before.width / 2 < width


def _aligned(columns: Sequence[Sequence[PrintedLine]], widths: Sequence[float]) -> Iterator[Traced]:
    """Rows of a list without lines between them: what stands at one height belongs together."""
    first = columns[0]
    others = [line for column in columns[1:] for line in column]
    if not first or all(_beside(line, others) for line in first):
        yield from _side_by_side(columns, widths)
        return
    held: list[list[list[PrintedLine]]] = [[[line], *([] for _ in columns[1:])] for line in first]
    for i, column in enumerate(columns[1:], 1):
        for line in column:
            min(held, key=lambda row: abs(row[0][0].y - line.y))[i].append(line)
    for row in held:
        yield tabbed([wrapped(cell, width) for cell, width in zip(row, widths, strict=True)])


def _beside(line: PrintedLine, others: Iterable[PrintedLine]) -> bool:
    return any(abs(line.y - other.y) < SAME_HEIGHT * line.width for other in others)


def _side_by_side(columns: Sequence[Sequence[PrintedLine]], widths: Sequence[float]) -> Iterator[Traced]:
    """A line without anything in the first column goes on the row above; at the very top it stays alone."""
    rows: list[list[list[PrintedLine]]] = []
    for lines in _heights([(line, i) for i, column in enumerate(columns) for line in column]):
        if not rows or any(i == 0 for _, i in lines):
            rows.append([[] for _ in columns])
        for line, i in lines:
            rows[-1][i].append(line)
    for row in rows:
        yield tabbed([wrapped(cell, width) for cell, width in zip(row, widths, strict=True)])


def _heights(lines: Iterable[tuple[PrintedLine, int]]) -> list[list[tuple[PrintedLine, int]]]:
    """Lines of several columns, those at one height together, from top to bottom."""
    found: list[list[tuple[PrintedLine, int]]] = []
    for line, i in sorted(lines, key=lambda item: -item[0].y):
        if found and found[-1][0][0].y - line.y < SAME_HEIGHT * line.width:
            found[-1].append((line, i))
        else:
            found.append([(line, i)])
    return found


def tabbed(cells: Sequence[Traced]) -> Traced:
    """The cells of a row; empty ones keep their place."""
    pieces: list[Traced] = []
    for i, cell in enumerate(cells):
        pieces += [Traced.inserted("\t"), cell] if i else [cell]
    return Traced.concat(pieces)
