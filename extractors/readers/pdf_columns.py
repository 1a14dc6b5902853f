"""A list without lines, outside the form: its columns show in the gaps that run down through its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractors.readers.pdf_lines import PrintedLine, paragraphs
from extractors.readers.pdf_table import tabbed
from extractors.readers.pdf_unruled import unspaced, wide_gaps
from extractors.readers.traced import Traced

FEWEST_ROWS = 3
"""Fewer lines whose gaps agree may agree by chance."""


def paragraphs_and_lists(lines: Sequence[PrintedLine]) -> Iterator[Traced]:
    """Paragraphs, and the rows of lists with a TAB between their cells."""
    pieces = [_pieces(line) for line in lines]
    numbers = list(_stretches(pieces))
    for _, group in groupby(range(len(lines)), lambda i: numbers[i]):
        stretch = list(group)
        if len(stretch) >= FEWEST_ROWS and len(pieces[stretch[0]]) > 1:
            yield from (tabbed([piece.traced() for piece in pieces[i]]) for i in stretch)
        else:
            yield from paragraphs([lines[i] for i in stretch])


def _stretches(rows: Sequence[Sequence[PrintedLine]]) -> Iterator[int]:
    """The same number for rows whose cells stand under each other, and for lines without gaps that meet."""
    number = 0
    for i, row in enumerate(rows):
        number += bool(i) and not _is_under(rows[i - 1], row)
        yield number


def _is_under(above: Sequence[PrintedLine], row: Sequence[PrintedLine]) -> bool:
    if len(above) == len(row) == 1:
        return True
    is_alike = len(above) == len(row)
    return is_alike and all(a.left < b.right and b.left < a.right for a, b in zip(above, row, strict=True))


def _pieces(line: PrintedLine) -> list[PrintedLine]:
    """What the wide gaps of a line part."""
    edges = [0, *wide_gaps(line), len(line.glyphs)]
    cells = (unspaced(line.glyphs[a:b]) for a, b in pairwise(edges))
    return [cell for cell in cells if cell is not None]
