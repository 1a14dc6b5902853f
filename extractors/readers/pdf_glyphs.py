"""The characters of a page: where they stand, which are none of its text, and which no font explains."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.pdf_calls import Box, char_angles, char_boxes, loose_boxes, unmapped
from extractors.readers.pdf_page import Aside, Glyph
from extractors.readers.plain_signs import plain

FLAT = 0.5
"""The ink of a character is higher than this, unless its font is missing."""
UNPRINTED = frozenset("\r\n\x00\x02\ufffe\uffff")
UNKNOWN = "\ufffd"
STEP, STEPS = 2.5, 3
"""Characters that so many times in a row rise or fall by so many points are not set level."""
SLANT = 0.1
"""Radians off the level or the upright that make a character slanted."""
LARGE, LARGER = 24.0, 1.8
"""Characters at least so many points high, so many times higher than those they stand behind, are a watermark."""
SLANTED = "text at a slant (a watermark)"
BEHIND = "large characters behind the text (a watermark)"
HIDDEN = "invisible text"


@dataclass(frozen=True, slots=True)
class Characters:
    """`text`: one character for each that PDFium counts; `quarter`: how the text is turned on the page, in degrees."""

    glyphs: list[Glyph]
    text: str
    asides: tuple[Aside, ...]
    unknown: int
    quarter: int | None


def read_characters(text_page: pdfium.PdfTextPage, first_index: int, known: set[str], *, hidden: bool) -> Characters:
    """The characters of a page, in the order of its text layer.

    `known`: Han characters of pages before that fonts explained; `hidden`: some of the page's text is not shown.
    """
    text = _text(text_page)
    boxes = char_boxes(text_page.raw, len(text))
    if _is_flat(text, boxes):
        boxes = loose_boxes(text_page.raw, len(text))
    shown, unknown = _explained(text_page, text, known)
    asides: dict[int, str] = {}
    quarter = None
    if _is_uneven(boxes):
        quarter, slanted = _turned(char_angles(text_page.raw, len(text)))
        asides |= dict.fromkeys(slanted, SLANTED)
    asides |= dict.fromkeys(_behind(boxes), BEHIND)
    if hidden:
        asides |= dict.fromkeys(_hidden(text_page, len(text)), HIDDEN)
    glyphs = _glyphs(plain(shown), boxes, first_index, asides)
    return Characters(glyphs, text, _ranges(asides, first_index), unknown, quarter)


def _glyphs(text: str, boxes: Sequence[Box], first_index: int, asides: dict[int, str]) -> list[Glyph]:
    glyphs: list[Glyph] = []
    add = glyphs.append
    for i, (char, box) in enumerate(zip(text, boxes, strict=True), first_index):
        if char.isspace() or char in UNPRINTED:
            if glyphs and char not in UNPRINTED:
                add(glyphs[-1]._replace(char=" ", offset=i))
        elif not asides or i - first_index not in asides:
            a, b, c, d = box
            add(Glyph(char, i, a, b, c, d, (a + c) / 2, (b + d) / 2))
    return glyphs


def _text(text_page: pdfium.PdfTextPage) -> str:
    """One character for each that PDFium counts, so that its indexes are offsets."""
    count = pdfium_c.FPDFText_CountChars(text_page.raw)
    whole: str = text_page.get_text_range() if count else ""
    if len(whole) == count and "\ufffe" not in whole:
        return whole
    codes = map(pdfium_c.FPDFText_GetUnicode, repeat(text_page.raw), range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else UNKNOWN for code in codes)


def _is_flat(text: str, boxes: Sequence[Box]) -> bool:
    """Characters have no ink: their font is neither in the file nor here."""
    flat = [i for i, (_, bottom, _, top) in enumerate(boxes) if top - bottom < FLAT]
    return sum(text[i].isalnum() for i in flat) * 20 > len(text)


def _explained(text_page: pdfium.PdfTextPage, text: str, known: set[str]) -> tuple[str, int]:
    """The text with U+FFFD for each character that its font does not explain, and how many these are.

    One of each is asked after; all are, where one is not explained.
    """
    asked = [i for char, i in dict(zip(text, range(len(text)), strict=True)).items() if char not in known]
    if not unmapped(text_page.raw, asked):
        known.update(char for char in map(text.__getitem__, asked) if char > "\u3400")
        return text, 0
    chars = list(text)
    errors = [i for i in unmapped(text_page.raw, range(len(text))) if not chars[i].isspace()]
    for i in errors:
        chars[i] = UNKNOWN
    return "".join(chars), len(errors)


def _is_uneven(boxes: Sequence[Box]) -> bool:
    """Some characters that follow each other stand ever higher or lower."""
    steps, before_left, before_bottom = 0, 0.0, 0.0
    for left, bottom, _, _ in boxes:
        if abs(bottom - before_bottom) > STEP and -1.0 < left - before_left < 60.0:
            steps += 1
            if steps == STEPS:
                return True
        else:
            steps = 0
        before_left, before_bottom = left, bottom
    return False


def _turned(angles: Sequence[float]) -> tuple[int | None, list[int]]:
    """By how many degrees nearly all text is turned, and which characters are slanted."""
    quarters = [round(angle / (math.pi / 2)) for angle in angles]
    slanted = [i for i, (a, q) in enumerate(zip(angles, quarters, strict=True)) if abs(a - q * math.pi / 2) > SLANT]
    if 2 * len(slanted) > len(angles):
        return None, []
    most = max(range(4), key=lambda quarter: sum(q % 4 == quarter for q in quarters))
    return (-most * 90 % 360 if sum(q % 4 == most for q in quarters) * 10 > 8 * len(quarters) else None), slanted


def _behind(boxes: Sequence[Box]) -> list[int]:
    """Large characters with others within their outline."""
    large = [i for i, (_, bottom, _, top) in enumerate(boxes) if top - bottom > LARGE]
    if not large:
        return []
    small = [(a, b, c, d) for a, b, c, d in boxes if LARGER * (d - b) < LARGE and d > b]
    found = [i for i in large if any(_holds(boxes[i], box) for box in small)]
    rows = {round(boxes[i][1] / LARGE) for i in found}
    return [i for i in large if round(boxes[i][1] / LARGE) in rows]


def _holds(large: Box, small: Box) -> bool:
    x, y = (small[0] + small[2]) / 2, (small[1] + small[3]) / 2
    return large[0] < x < large[2] and large[1] < y < large[3]


def _hidden(text_page: pdfium.PdfTextPage, count: int) -> list[int]:
    """Characters that are not shown, where most of the page's are."""
    drawn = map(pdfium_c.FPDFText_GetTextObject, repeat(text_page.raw), range(count))
    hidden = [i for i, text in enumerate(drawn) if text and is_hidden(text)]
    return hidden if 2 * len(hidden) < count else []


def is_hidden(text: object) -> bool:
    return bool(pdfium_c.FPDFTextObj_GetTextRenderMode(text) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)


def _ranges(asides: dict[int, str], first_index: int) -> tuple[Aside, ...]:
    """Neighbours that are left out for one reason, as one."""
    ranges: list[Aside] = []
    for i in sorted(asides):
        at, reason = first_index + i, asides[i]
        if ranges and ranges[-1].end == at and ranges[-1].reason == reason:
            ranges[-1] = Aside(ranges[-1].start, at + 1, reason)
        else:
            ranges.append(Aside(at, at + 1, reason))
    return tuple(ranges)
