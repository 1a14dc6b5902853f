"""What is drawn on a page besides characters: the ruling lines of tables, however they are drawn."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.pdf_calls import Box
from extractors.readers.pdf_glyphs import is_hidden
from extractors.readers.pdf_page import Rule

THIN = 2.5
"""A path not thicker than this many points is a ruling line."""
SHORT = 8.0
"""A horizontal line shorter than this is a dash or an underscore, not a ruling line."""
BOX = 15.0
"""A stroked rectangle at least this wide is a cell."""
NESTING = 4
DOT_GAP = 6.0
FEWEST_DOTS = 6
"""So many short strokes in a row, no further apart than this, are a dotted line."""
Matrix = tuple[float, float, float, float, float, float]
SEEN = frozenset({pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE})


@dataclass(slots=True)
class Drawing:
    """The lines of a page. `hides`: its first or its last text is not shown, the other is."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    hides: bool = False


def read_drawing(page: pdfium.PdfPage) -> Drawing:
    drawing = Drawing()
    dots: list[Box] = []
    texts: list[object] = []
    for kind, found, matrices in _objects(page.raw):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts = [*texts[:1], found]
            continue
        left, bottom, right, top = _box(found, matrices)
        if top - bottom < THIN and right - left < SHORT:
            dots.append((left, bottom, right, top))
        if top - bottom < THIN and right - left > SHORT:
            drawing.horizontals.append(Rule(left, right, (top + bottom) / 2))
        elif right - left < THIN and top - bottom > THIN:
            drawing.verticals.append(Rule(bottom, top, (left + right) / 2))
        elif right - left > BOX and kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_stroked(found):
            drawing.horizontals += [Rule(left, right, bottom), Rule(left, right, top)]
            drawing.verticals += [Rule(bottom, top, left), Rule(bottom, top, right)]
    if len(dots) >= FEWEST_DOTS:
        drawing.horizontals += _dotted((left, right, (bottom + top) / 2) for left, bottom, right, top in dots)
        drawing.verticals += _dotted((bottom, top, (left + right) / 2) for left, bottom, right, top in dots)
    drawing.hides = len(set(map(is_hidden, texts))) > 1
    return drawing


def _dotted(dots: Iterable[tuple[float, float, float]]) -> Iterator[Rule]:
    """Lines of dots: where each begins and ends along the line, and where it stands across."""
    levels: defaultdict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for dot in dots:
        levels[round(dot[2])].append(dot)
    for level in levels.values():
        yield from _rows_of_dots(sorted(level)) if len(level) >= FEWEST_DOTS else ()


def _rows_of_dots(dots: list[tuple[float, float, float]]) -> Iterator[Rule]:
    run = [dots[0]]
    for dot in [*dots[1:], (float("inf"), float("inf"), 0.0)]:
        if dot[0] - run[-1][1] <= DOT_GAP:
            run.append(dot)
            continue
        if len(run) >= FEWEST_DOTS:
            yield Rule(run[0][0], run[-1][1], run[0][2])
        run = [dot]


def _objects(holder: object, matrices: tuple[Matrix, ...] = ()) -> Iterator[tuple[int, object, tuple[Matrix, ...]]]:
    """Every path, picture and text of a page, also in the forms it is made of, with how they stand on the page."""
    count, get = (
        (pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
        if matrices
        else (pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)
    )
    for i in range(count(holder)):
        found = get(holder, i)
        kind = pdfium_c.FPDFPageObj_GetType(found)
        if kind in SEEN:
            yield kind, found, matrices
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(matrices) < NESTING:
            yield from _objects(found, (_matrix(found), *matrices))


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
