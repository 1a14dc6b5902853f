"""A page as a reader sees it: characters and ruling lines where they are shown, turned where it is turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.kinds import check_length
from extractors.readers.pdf_calls import Box
from extractors.readers.pdf_drawing import read_drawing
from extractors.readers.pdf_glyphs import read_characters
from extractors.readers.pdf_page import Glyph, Page, Rule

TURNS: dict[int, Callable[[Box], Box]] = {
    90: lambda box: (box[1], -box[2], box[3], -box[0]),
    180: lambda box: (-box[2], -box[3], -box[0], -box[1]),
    270: lambda box: (-box[3], box[0], -box[1], box[2]),
}
"""How a box on the page is seen where the page is shown turned."""


def read_page(page: pdfium.PdfPage, number: int, first_index: int, known: set[str], *, source: str) -> tuple[Page, str]:
    """The page, and its text layer as PDFium gives it. Raises UnreadableFileError where the text becomes too long.

    `known`: Han characters that the fonts of earlier pages explained; those of this page are added.
    """
    text_page = page.get_textpage()
    try:
        check_length(first_index + pdfium_c.FPDFText_CountChars(text_page.raw), source=source)
        drawing = read_drawing(page)
        read = read_characters(text_page, first_index, known, hidden=drawing.hides)
    finally:
        text_page.close()
    glyphs, horizontals, verticals = read.glyphs, drawing.horizontals, drawing.verticals
    turn = TURNS.get(page.get_rotation() if read.quarter is None else read.quarter)
    if turn is not None:
        glyphs = [_turned_glyph(glyph, turn) for glyph in glyphs]
        horizontals, verticals = _turned_rules(horizontals, verticals, turn)
    return Page(number, glyphs, horizontals, verticals, read.asides, read.unknown), read.text


def _turned_glyph(glyph: Glyph, turn: Callable[[Box], Box]) -> Glyph:
    a, b, c, d = turn((glyph.left, glyph.bottom, glyph.right, glyph.top))
    return Glyph(glyph.char, glyph.offset, a, b, c, d, (a + c) / 2, (b + d) / 2)


def _turned_rules(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], turn: Callable[[Box], Box]
) -> tuple[list[Rule], list[Rule]]:
    """Rules as they are seen on a turned page: where it stands on its side, the ones are the others."""
    boxes = [(r.start, r.at, r.end, r.at) for r in horizontals] + [(r.at, r.start, r.at, r.end) for r in verticals]
    seen = [turn(box) for box in boxes]
    flat = [Rule(a, c, b) for a, b, c, d in seen if b == d]
    return flat, [Rule(b, d, a) for a, b, c, d in seen if b != d]
