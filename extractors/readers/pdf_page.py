"""What PDFium sees on a page: characters with boxes, and the ruling lines of tables."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

THIN = 2.5
"""A path not thicker than this many points is a ruling line."""
SHORT = 8.0
"""A horizontal line shorter than this is a dash or an underscore, not a ruling line."""
NESTING = 4
BOX = 15.0
"""A stroked rectangle at least this wide is a cell."""
UNPRINTED = frozenset("\r\n\x00\x02\ufffe\uffff")


class Glyph(NamedTuple):
    """One character: `offset` counts the characters of the document's text layer, the box is in points.

    A blank has the box of the character before it: where PDFium puts its own says nothing.
    """

    char: str
    offset: int
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line from `start` to `end`, at `at` on the other axis."""

    start: float
    end: float
    at: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    """From 1."""
    glyphs: list[Glyph]
    horizontals: list[Rule]
    verticals: list[Rule]


def read_page(page: pdfium.PdfPage, number: int, first_index: int) -> tuple[Page, str]:
    """The page, and its text layer as PDFium gives it."""
    text_page = page.get_textpage()
    try:
        glyphs, text = _glyphs(text_page.raw, first_index)
        horizontals, verticals = _rules(page)
    finally:
        text_page.close()
    return Page(number, glyphs, horizontals, verticals), text


def _glyphs(text_page: object, first_index: int) -> tuple[list[Glyph], str]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = [ctypes.byref(x) for x in (left, right, bottom, top)]
    text = _text(text_page)
    glyphs: list[Glyph] = []
    add, get_box = glyphs.append, pdfium_c.FPDFText_GetCharBox
    for i, char in enumerate(text):
        if char.isspace() or char in UNPRINTED:
            if glyphs and char not in UNPRINTED:
                add(glyphs[-1]._replace(char=" ", offset=first_index + i))
        elif get_box(text_page, i, *box):
            a, b, c, d = left.value, bottom.value, right.value, top.value
            add(Glyph(char, first_index + i, a, b, c, d, (a + c) / 2, (b + d) / 2))
    return glyphs, text


def _text(text_page: object) -> str:
    """One character for each that PDFium counts, so that its indexes are offsets."""
    codes = map(pdfium_c.FPDFText_GetUnicode, repeat(text_page), range(pdfium_c.FPDFText_CountChars(text_page)))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    for path in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=NESTING):
        left, bottom, right, top = path.get_bounds()
        if top - bottom < THIN and right - left > SHORT:
            horizontals.append(Rule(left, right, (top + bottom) / 2))
        elif right - left < THIN and top - bottom > THIN:
            verticals.append(Rule(bottom, top, (left + right) / 2))
        elif right - left > BOX and _is_stroked(path):
            horizontals += [Rule(left, right, bottom), Rule(left, right, top)]
            verticals += [Rule(bottom, top, left), Rule(bottom, top, right)]
    return horizontals, verticals


def _is_stroked(path: pdfium.PdfObject) -> bool:
    """Only a drawn outline is a cell; a filled rectangle is shading behind text."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium_c.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)
