"""Characters of one cell or page → printed lines → paragraphs, without losing one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document import INSERTED
from extractors.readers.joins import ITEM, is_finished
from extractors.readers.pdf_page import Glyph
from extractors.readers.traced import Traced

LINE_TOLERANCE = 0.5
"""Characters whose middles differ by less than this share of their height stand on one line."""
FULL_LINE = 1.7
"""A line that ends less than this many character widths before the margin goes on in the next one."""
INDENT = 1.2
"""A line that begins this many character widths to the right begins a paragraph."""
WIDEST = 14.0
CELL_PADDING = 7.0
"""Points between the text of a cell and its border."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    glyphs: Sequence[Glyph]
    """Left to right, without blanks at either end; never empty."""

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def y(self) -> float:
        return sum(g.y for g in self.glyphs) / len(self.glyphs)

    @property
    def width(self) -> float:
        """Of its widest character: the unit for margins and indents."""
        return min(max(max(g.right - g.left for g in self.glyphs), 6.0), WIDEST)

    @property
    def text(self) -> str:
        return "".join(g.char for g in self.glyphs)

    def traced(self) -> Traced:
        return Traced(self.text, array("i", (g.index for g in self.glyphs)))


def printed_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Lines from top to bottom."""
    lines: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.left)):
        size = max(glyph.top - glyph.bottom, 1.0)
        if lines and abs(middle - glyph.y) <= max(LINE_TOLERANCE * max(height, size), 2.0):
            lines[-1].append(glyph)
            if not glyph.char.isspace() and size > 3:
                middle += (glyph.y - middle) / min(len(lines[-1]), 8)
                height = max(height, min(size, 30.0))
        else:
            lines.append([glyph])
            middle, height = glyph.y, size
    return [line for line in map(_printed, lines) if line is not None]


def _printed(glyphs: list[Glyph]) -> PrintedLine | None:
    ordered = sorted(glyphs, key=lambda g: g.left)
    inked = [i for i, g in enumerate(ordered) if not g.char.isspace()]
    return PrintedLine(ordered[inked[0] : inked[-1] + 1]) if inked else None


def paragraphs(lines: Sequence[PrintedLine], right_edge: float | None = None) -> list[Traced]:
    """Lines that the right margin cut are joined; a first-line indent or a numbered item begins a paragraph.

    `right_edge` is the right border of their cell; without one, the longest line marks the margin.
    """
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if right_edge is not None:
        right = max(right, right_edge - CELL_PADDING)
    found: list[list[Traced]] = []
    before: PrintedLine | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, left, right):
            found[-1] += _glue(before, line)
        else:
            found.append([line.traced()])
        before = line
    return [Traced.concat(pieces) for pieces in found]


def _goes_on(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    if before.right < right - FULL_LINE * before.width or line.left - left > INDENT * line.width:
        return False
    return not (ITEM.match(line.text) and is_finished(before.text))


def _glue(before: PrintedLine, line: PrintedLine) -> list[Traced]:
    """The line, after a space where two Latin words met at the margin."""
    last, first = before.glyphs[-1].char, line.glyphs[0].char
    if last.isascii() and last.isalnum() and first.isascii() and first.isalnum():
        return [Traced(" ", array("i", [INSERTED])), line.traced()]
    return [line.traced()]
