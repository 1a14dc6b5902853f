"""Gaps within a printed line: what stands apart in it, with blanks or with nothing between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf_lines import PrintedLine
from extractors.readers.pdf_page import Glyph

WIDE_GAP = 1.4
"""Text parts into columns where so many character widths stay empty."""


def wide_gaps(line: PrintedLine, least: float = WIDE_GAP) -> Iterator[int]:
    """Indexes of the characters that follow a gap of so many character widths."""
    right, least = line.glyphs[0].right, least * line.width
    for i, glyph in enumerate(line.glyphs):
        if glyph.char == " ":
            continue
        if glyph.left - right > least:
            yield i
        right = max(right, glyph.right)


def pieces(line: PrintedLine, cuts: Iterable[int] | None = None) -> list[PrintedLine]:
    """What the wide gaps of a line part, or cuts before these characters."""
    edges = [0, *(wide_gaps(line) if cuts is None else cuts), len(line.glyphs)]
    cells = (unspaced(line.glyphs[a:b]) for a, b in pairwise(edges))
    return [cell for cell in cells if cell is not None]


def unspaced(glyphs: Sequence[Glyph]) -> PrintedLine | None:
    """A line of these characters without blanks at its ends; None of blanks."""
    start, end = 0, len(glyphs)
    while start < end and glyphs[start].char == " ":
        start += 1
    while start < end and glyphs[end - 1].char == " ":
        end -= 1
    return PrintedLine(glyphs[start:end]) if start < end else None
