"""Reads pages that are pictures: characters by optical recognition, ruling lines by their length.

Needs the `ocr` extra; its models come with it, nothing is downloaded and nothing is reported to anybody.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.pdf_page import Glyph, Page, Rule

INSTALL = "pip install 'irgraph[ocr]'"
PIXELS_PER_POINT = 2.0
"""144 dots an inch: enough for body text, and three times as fast as 250."""
NESTING = 4
LEAST_SCORE = 0.5
"""Below this the recogniser guesses."""
LONG = 30.0
"""A straight dark run at least this long, in points, is a ruling line; strokes of characters are shorter."""
DARK = 128


class OcrMissingError(Exception):
    """The `ocr` extra is not installed."""


def is_picture(page: pdfium.PdfPage) -> bool:
    """The page shows a picture; without one it is blank."""
    return next(iter(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=NESTING)), None) is not None


def read_scanned_page(page: pdfium.PdfPage, number: int, first_offset: int) -> tuple[Page, str]:
    """The page as a text page would give it, and its text, one recognised line a line. Raises OcrMissingError."""
    recognise = _engine()
    image = page.render(scale=PIXELS_PER_POINT).to_numpy()
    height = page.get_height()
    glyphs: list[Glyph] = []
    text = ""
    for line, (left, top, right, bottom) in _recognised(recognise(image)):
        box = (left, height - bottom, right, height - top)
        glyphs += _glyphs(line, first_offset + len(text), box)
        text += line + "\n"
    horizontals, verticals = _rules(image, height)
    return Page(number, glyphs, horizontals, verticals), text


@cache
def _engine() -> Any:
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    try:
        from rapidocr import RapidOCR
    except ImportError:
        raise OcrMissingError from None
    return RapidOCR(params={"Global.log_level": "error"})


Box = tuple[float, float, float, float]


def _recognised(result: Any) -> Iterator[tuple[str, Box]]:
    """Lines with their boxes in points, left, top, right, bottom, counted from the top left corner."""
    if result.boxes is None:
        return
    for corners, line, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score >= LEAST_SCORE and line.strip():
            (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
            yield line, _in_points(left, top, right, bottom)


def _in_points(a: Any, b: Any, c: Any, d: Any) -> Box:
    scale = 1 / PIXELS_PER_POINT
    return float(a) * scale, float(b) * scale, float(c) * scale, float(d) * scale


def _glyphs(line: str, first_offset: int, box: Box) -> Iterator[Glyph]:
    """The characters of a line share its width, a Latin one half of what a Chinese one takes."""
    left, bottom, right, top = box
    widths = [2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line]
    unit = (right - left) / sum(widths)
    at = left
    for i, (char, width) in enumerate(zip(line, widths, strict=True)):
        end = at + width * unit
        yield Glyph(char, first_offset + i, at, bottom, end, top, (at + end) / 2, (bottom + top) / 2)
        at = end


def _rules(image: Any, height: float) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical ruling lines, in points from the bottom left corner."""
    import cv2

    dark = (cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) < DARK).astype("uint8")
    length = int(LONG * PIXELS_PER_POINT)
    horizontals = [Rule(x, x + w, height - (y + h / 2)) for x, y, w, h in _runs(cv2, dark, (length, 1))]
    verticals = [Rule(height - (y + h), height - y, x + w / 2) for x, y, w, h in _runs(cv2, dark, (1, length))]
    return horizontals, verticals


def _runs(cv2: Any, dark: Any, shape: tuple[int, int]) -> Iterator[Box]:
    """Boxes, in points, of what stays dark under a bar of this shape."""
    kept = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
    count, _, stats, _ = cv2.connectedComponentsWithStats(kept)
    for i in range(1, count):
        yield _in_points(*stats[i][:4])
