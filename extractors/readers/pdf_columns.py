"""A list without lines: its columns show in the gaps that run down through its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from extractors.readers.pdf_gaps import pieces, wide_gaps
from extractors.readers.pdf_lines import CELL_PADDING, WRAPS, PrintedLine, is_full, paragraphs
from extractors.readers.pdf_table import tabbed, wrapped
from extractors.readers.traced import Traced

FEWEST_ROWS = 3
"""Fewer lines whose gaps agree may agree by chance."""
NO_ROOM = 2.6
"""A name goes on in the next line where less than so many character widths were left before the next column."""
SAME_LEFT = 3.0
SMALL_GAP = 0.5
Cells = list[list[PrintedLine]]
"""A row of a list: the lines of each cell."""


@dataclass(slots=True)
class Stretch:
    """Lines whose gaps agree, and the rows that they are if they are a list; never empty."""

    lines: list[PrintedLine]
    rows: list[Cells] = field(default_factory=list)

    def takes(self, line: PrintedLine, row: Sequence[PrintedLine]) -> bool:
        """Whether the line goes on a row of the list, is one, or like the others has no gaps; it is then held."""
        row = self._parted(line, row)
        unfinished = self._unfinished(row)
        if unfinished is None and not self._is_like(row):
            return False
        if unfinished is None:
            self.rows.append(_cells(row, len(self.rows[-1])))
        for cell, piece in zip(unfinished or [], row, strict=False):
            cell.append(piece)
        self.lines.append(line)
        return True

    def is_list(self, right_edge: float | None) -> bool:
        """Several rows are whole; in a cell they stand in line, and the last does not run on at the left margin."""
        full = [row for row in self.rows if len(row) > 1 and all(row)]
        if len(full) < FEWEST_ROWS or right_edge is None:
            return len(full) >= FEWEST_ROWS
        if is_full(self.lines[-1], right_edge - CELL_PADDING):
            return False
        return all(_is_in_line([row[column][0] for row in full]) for column in range(len(full[0])))

    def _parted(self, line: PrintedLine, row: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
        """The line's pieces; also where a long name leaves little room before the next column."""
        if len(row) >= len(self.rows[-1]) or len(self.rows[-1]) == 1:
            return row
        begun = [cell[0].left for cells in self.rows[-FEWEST_ROWS:] for cell in cells[1:] if cell]
        cuts = [i for i in wide_gaps(line, SMALL_GAP) if any(abs(line.glyphs[i].left - x) < SAME_LEFT for x in begun)]
        return pieces(line, cuts) if cuts else row

    def _is_like(self, row: Sequence[PrintedLine]) -> bool:
        """Its cells stand under those of the row before; between rows, a first cell may stand alone."""
        last = self.rows[-1]
        if len(last) == len(row) == 1:
            return True
        if len(row) == 1:
            seconds = [cells[1][0].left for cells in self.rows if cells[1]]
            return abs(row[0].left - last[0][0].left) < SAME_LEFT and row[0].right < min(seconds)
        return len(last) == len(row) and all(not a or _meet(a[-1], b) for a, b in zip(last, row, strict=True))

    def _unfinished(self, row: Sequence[PrintedLine]) -> Cells | None:
        """The cells of the last row that the pieces go on: fewer than it has, and each had no room for more."""
        last = self.rows[-1]
        above = [[cell for cell in last if cell and _meet(cell[-1], piece)] for piece in row]
        if len(row) >= len(last) or any(len(cells) != 1 for cells in above):
            return None
        cells = [found[0] for found in above]
        return cells if all(_is_cut(cell[-1], last) for cell in cells) else None


def paragraphs_and_lists(lines: Sequence[PrintedLine], right_edge: float | None = None) -> Iterator[Traced]:
    """Paragraphs, and the rows of lists with a TAB between their cells; `right_edge` as for `paragraphs`.

    In a cell of a form, text set to both margins has wide gaps as well: there the cells of a list stand in line.
    """
    stretches = list(_stretches(lines))
    for is_list, group in groupby(stretches, lambda stretch: stretch.is_list(right_edge)):
        if not is_list:
            yield from paragraphs([line for stretch in group for line in stretch.lines], right_edge)
            continue
        for row in (row for stretch in group for row in stretch.rows):
            yield tabbed([wrapped(cell, 0.0) for cell in row if cell or any(row[1:])])


def _stretches(lines: Sequence[PrintedLine]) -> Iterator[Stretch]:
    stretch: Stretch | None = None
    for line in lines:
        row = pieces(line)
        if stretch is None or not stretch.takes(line, row):
            if stretch is not None:
                yield stretch
            stretch = Stretch([line], [_cells(row, len(row))])
    if stretch is not None:
        yield stretch


def _cells(row: Sequence[PrintedLine], count: int) -> Cells:
    return [[piece] for piece in row] + [[] for _ in range(count - len(row))]


def _is_in_line(cells: Sequence[PrintedLine]) -> bool:
    """Most of the cells begin, or are centred, at one place."""
    return any(
        sum(abs(place - median(places)) < SAME_LEFT for place in places) * 4 >= 3 * len(places)
        for places in ([cell.left for cell in cells], [(cell.left + cell.right) / 2 for cell in cells])
    )


def _meet(above: PrintedLine, piece: PrintedLine) -> bool:
    return above.left < piece.right and piece.left < above.right


def _is_cut(line: PrintedLine, row: Cells) -> bool:
    """The line ends with a comma, or just before the next column."""
    ends = [cell[0].left for cell in row if cell and cell[0].left > line.right]
    return line.text[-1] in WRAPS or min(ends, default=9999.0) - line.right < NO_ROOM * line.width
