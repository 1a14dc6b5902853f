"""Characters of one cell or page → printed lines → paragraphs, without losing one."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

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
RIGHT_ALIGNED = 0.4
"""A line that begins this far into the page was set to the right, as a number is: nothing cut it."""
LOW_GLYPH = 0.6
"""A character lower than this share of the usual height says little about where its line stands."""
LOW_REACH = 0.9
"""It belongs to a line not further away than this share of the usual height."""
WIDEST = 14.0
PADDING = 9.0
"""Points of a cell's width that its text leaves free on both sides together."""
TOUCHING = 0.4
"""Characters closer than this share of their height have no blank between them."""
LEAST_BLANK = 6.0
MARK_TOUCHING = 0.8
MARKS = frozenset("，。；：、？！（）《》“”")
"""Half of their width is blank."""
WRAPS = frozenset("、，,")
CLOSING = frozenset("，。；：、？！）》”")
"""Marks that no line begins with: they go with the word before them."""
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
        return Traced(self.text, array("i", (g.offset for g in self.glyphs)))


def printed_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Lines from top to bottom. Quotes, dashes and stops stand with the full-height characters beside them."""
    held = list(glyphs)
    typical = _typical_height(held)
    tall = [g for g in held if g.top - g.bottom >= LOW_GLYPH * typical]
    lines = _by_height(tall or held)
    if tall and len(tall) < len(held):
        _attach([g for g in held if g.top - g.bottom < LOW_GLYPH * typical], lines, typical)
    lines.sort(key=lambda line: -line[0])
    return [line for line in (_printed(members) for _, members in lines) if line is not None]


def _typical_height(glyphs: Sequence[Glyph]) -> float:
    heights = sorted(g.top - g.bottom for g in glyphs)
    return max(heights[len(heights) * 3 // 4], 1.0) if heights else 1.0


def _by_height(glyphs: Iterable[Glyph]) -> list[tuple[float, list[Glyph]]]:
    """Characters whose middles are alike, each group with its middle."""
    lines: list[list[Glyph]] = []
    middles: list[float] = []
    middle = height = 0.0
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=attrgetter("y"), reverse=True):
        y, size = glyph.y, glyph.top - glyph.bottom
        reach = LINE_TOLERANCE * (height if height > size else size)
        if line and middle - y <= (reach if reach > 2.0 else 2.0):
            line.append(glyph)
            middle += (y - middle) / min(len(line), 8)
            middles[-1] = middle
            if size > height:
                height = min(size, 30.0)
        else:
            line = [glyph]
            lines.append(line)
            middles.append(y)
            middle, height = y, size
    return list(zip(middles, lines, strict=True))


def _attach(glyphs: Iterable[Glyph], lines: list[tuple[float, list[Glyph]]], typical: float) -> None:
    """Each to the nearest line; to a line of its own (a row of dashes) where none is near."""
    lines.sort(key=itemgetter(0))
    middles = [middle for middle, _ in lines]
    for glyph in glyphs:
        after = bisect_left(middles, glyph.y)
        near = [i for i in (after - 1, after) if 0 <= i < len(lines)]
        best = min((abs(middles[i] - glyph.y), i) for i in near)[1]
        if abs(middles[best] - glyph.y) <= LOW_REACH * typical:
            lines[best][1].append(glyph)
        else:
            middles.insert(after, glyph.y)
            lines.insert(after, (glyph.y, [glyph]))


def _printed(glyphs: list[Glyph]) -> PrintedLine | None:
    ordered = _without_false_blanks(sorted(glyphs, key=attrgetter("left", "offset")))
    offsets = [glyph.offset for glyph in ordered]
    if offsets != sorted(offsets):
        ordered = _with_blanks(ordered)
    start, end = 0, len(ordered)
    while start < end and ordered[start].char == " ":
        start += 1
    while start < end and ordered[end - 1].char == " ":
        end -= 1
    return PrintedLine(ordered[start:end]) if start < end else None


def _without_false_blanks(glyphs: list[Glyph]) -> list[Glyph]:
    """PDFium parts characters that were not drawn one after the other, also where they touch."""
    blanks = [i for i, g in enumerate(glyphs) if g.char == " "]
    false = {i for i in blanks if 0 < i < len(glyphs) - 1 and _is_false(*glyphs[i - 1 : i + 2])}
    return [g for i, g in enumerate(glyphs) if i not in false] if false else glyphs


def _with_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """A blank where characters stand apart that were drawn in another order: there PDFium puts none."""
    spaced: list[Glyph] = []
    for glyph in glyphs:
        before = spaced[-1] if spaced else glyph
        height = max(before.top - before.bottom, glyph.top - glyph.bottom, LEAST_BLANK)
        if " " not in (before.char, glyph.char) and glyph.left - before.right > height:
            spaced.append(before._replace(char=" ", offset=INSERTED))
        spaced.append(glyph)
    return spaced


def _is_false(before: Glyph, blank: Glyph, after: Glyph) -> bool:
    if after.char == " " or after.offset == blank.offset + 1:
        return False
    share = MARK_TOUCHING if before.char in MARKS or after.char in MARKS else TOUCHING
    return after.left - before.right < share * max(after.top - after.bottom, before.top - before.bottom)


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
            found[-1] += glue(before, line)
        else:
            found.append([line.traced()])
        before = line
    return [Traced.concat(pieces) for pieces in found]


def _goes_on(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    if before.left - left > RIGHT_ALIGNED * (right - left):
        return False
    if not (is_full(before, right) or _ends_before_word(before, line, right)):
        return False
    if line.left - left > INDENT * line.width and not (_lists(before) and _lists(line)):
        return False
    return not (ITEM.match(line.text) and is_finished(before.text))


def _ends_before_word(before: PrintedLine, line: PrintedLine, right: float) -> bool:
    """A sentence broke off because the Latin word or the number that follows had no room on the line."""
    length = next((i for i, g in enumerate(line.glyphs) if not g.char.isascii() or g.char == " "), len(line.glyphs))
    if not length or is_finished(before.text) or ITEM.match(line.text):
        return False
    needed = line.glyphs[length - 1].right - line.left
    closing = before.width if length < len(line.glyphs) and line.glyphs[length].char in CLOSING else 0.0
    return before.right + needed + closing + before.width / 2 > right


def _lists(line: PrintedLine) -> bool:
    """A list runs over the margin also where blanks begin the next line."""
    return line.text.count("、") > 1 and "。" not in line.text


def is_full(line: PrintedLine, right: float) -> bool:
    return line.right >= right - FULL_LINE * line.width


def glue(before: PrintedLine, line: PrintedLine) -> list[Traced]:
    """The line, after a space where two Latin words met at the margin."""
    return [Traced.inserted(" "), line.traced()] if meet_with_space(before.text, line.text) else [line.traced()]


def meet_with_space(before: str, after: str) -> bool:
    """A margin cuts Latin text at a blank; only a hyphen, a slash or an opening bracket stands without one."""
    last, first = before[-1:], after[:1]
    is_word = first.isascii() and (first.isalnum() or first in "(&")
    return is_word and last.isascii() and (last.isalnum() or last in ").,&;:")


def has_room(before: PrintedLine, line: PrintedLine, width: float) -> bool:
    """The first word of a line would have fitted in the line before, in a cell so wide."""
    length = next(
        (i for i, g in enumerate(line.glyphs) if not (g.char.isascii() and g.char.isalnum())), len(line.glyphs)
    )
    needed = line.glyphs[max(length - 1, 0)].right - line.left
    return before.right - before.left + needed + PADDING + before.width / 2 < width
