"""What PDFium sees on a page: characters with boxes, and the ruling lines of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.kinds import check_length

THIN = 2.5
"""A path not thicker than this many points is a ruling line."""
SHORT = 8.0
"""A horizontal line shorter than this is a dash or an underscore, not a ruling line."""
NESTING = 4
TURNS: dict[int, Callable[[Box], Box]] = {
    90: lambda box: (box[1], -box[2], box[3], -box[0]),
    180: lambda box: (-box[2], -box[3], -box[0], -box[1]),
    270: lambda box: (-box[3], box[0], -box[1], box[2]),
}
"""How a box on the page is seen where the page is shown turned."""
FLAT = 0.5
"""The ink of a character is higher than this, unless its font is missing."""
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
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


def read_page(page: pdfium.PdfPage, number: int, first_index: int, *, source: str) -> tuple[Page, str]:
    """The page, and its text layer as PDFium gives it. Raises UnreadableFileError where the text becomes too long."""
    text_page = page.get_textpage()
    try:
        check_length(first_index + pdfium_c.FPDFText_CountChars(text_page.raw), source=source)
        glyphs, text = _glyphs(text_page, first_index)
        horizontals, verticals = _rules(page)
        turn = TURNS.get(page.get_rotation())
        if turn is not None:
            glyphs = [_turned_glyph(glyph, turn) for glyph in glyphs]
            horizontals, verticals = _turned_rules(horizontals, verticals, turn)
    finally:
        text_page.close()
    return Page(number, glyphs, horizontals, verticals), text


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


def _glyphs(text_page: pdfium.PdfTextPage, first_index: int) -> tuple[list[Glyph], str]:
    """Every printed character with the box of its ink; of its place, where a font is neither in the file nor here."""
    text = _text(text_page)
    glyphs = _boxed(text, first_index, _ink_boxes(text_page))
    flat = sum(g.top - g.bottom < FLAT and g.char != " " and g.char.isalnum() for g in glyphs)
    if flat * 20 > len(glyphs):
        glyphs = _boxed(text, first_index, _loose_boxes(text_page))
    return glyphs, text


def _boxed(text: str, first_index: int, box_of: Callable[[int], Box | None]) -> list[Glyph]:
    glyphs: list[Glyph] = []
    add = glyphs.append
    for i, char in enumerate(text):
        if char.isspace() or char in UNPRINTED:
            if glyphs and char not in UNPRINTED:
                add(glyphs[-1]._replace(char=" ", offset=first_index + i))
        elif box := box_of(i):
            a, b, c, d = box
            add(Glyph(char, first_index + i, a, b, c, d, (a + c) / 2, (b + d) / 2))
    return glyphs


def _ink_boxes(text_page: pdfium.PdfTextPage) -> Callable[[int], Box | None]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = [ctypes.byref(x) for x in (left, right, bottom, top)]
    page, get_box = text_page.raw, pdfium_c.FPDFText_GetCharBox

    def box_of(i: int) -> Box | None:
        return (left.value, bottom.value, right.value, top.value) if get_box(page, i, *box) else None

    return box_of


def _loose_boxes(text_page: pdfium.PdfTextPage) -> Callable[[int], Box | None]:
    rect = pdfium_c.FS_RECTF()

    def box_of(i: int) -> Box | None:
        if not pdfium_c.FPDFText_GetLooseCharBox(text_page.raw, i, ctypes.byref(rect)):
            return None
        return rect.left, rect.bottom, rect.right, rect.top

    return box_of


def _text(text_page: pdfium.PdfTextPage) -> str:
    """One character for each that PDFium counts, so that its indexes are offsets."""
    count = pdfium_c.FPDFText_CountChars(text_page.raw)
    whole: str = text_page.get_text_range() if count else ""
    if len(whole) == count and "\ufffe" not in whole:
        return whole
    codes = map(pdfium_c.FPDFText_GetUnicode, repeat(text_page.raw), range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    for path, (left, bottom, right, top) in _paths(page.raw):
        if top - bottom < THIN and right - left > SHORT:
            horizontals.append(Rule(left, right, (top + bottom) / 2))
        elif right - left < THIN and top - bottom > THIN:
            verticals.append(Rule(bottom, top, (left + right) / 2))
        elif right - left > BOX and _is_stroked(path):
            horizontals += [Rule(left, right, bottom), Rule(left, right, top)]
            verticals += [Rule(bottom, top, left), Rule(bottom, top, right)]
    return horizontals, verticals


def _paths(holder: object, matrices: tuple[Matrix, ...] = ()) -> Iterator[tuple[object, Box]]:
    """Every path of a page, also in the forms it is made of, with its box on the page."""
    count, get = (
        (pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
        if matrices
        else (pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)
    )
    for i in range(count(holder)):
        found = get(holder, i)
        kind = pdfium_c.FPDFPageObj_GetType(found)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield found, _box(found, matrices)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(matrices) < NESTING:
            yield from _paths(found, (_matrix(found), *matrices))


def _matrix(found: object) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(found, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _box(found: object, matrices: tuple[Matrix, ...]) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(found, left, bottom, right, top)
    corners = [(left.value, bottom.value), (right.value, top.value)]
    for a, b, c, d, e, f in matrices:
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_stroked(path: object) -> bool:
    """Only a drawn outline is a cell; a filled rectangle is shading behind text."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium_c.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)
