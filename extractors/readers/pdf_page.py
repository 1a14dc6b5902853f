"""What PDFium sees on a page: characters with boxes, and the ruling lines of tables."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `index` counts the characters of the document's text layer, the box is in points."""

    char: str
    index: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.bottom + self.top) / 2


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
    chars: list[str] = []
    glyphs: list[Glyph] = []
    for i in range(pdfium_c.FPDFText_CountChars(text_page)):
        code = pdfium_c.FPDFText_GetUnicode(text_page, i)
        char = chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
        chars.append(char)
        if char not in UNPRINTED and pdfium_c.FPDFText_GetCharBox(text_page, i, *box):
            glyphs.append(Glyph(char, first_index + i, left.value, bottom.value, right.value, top.value))
    return glyphs, "".join(chars)


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
