"""Pages → PDF: how lines, characters and the page itself are drawn."""

from __future__ import annotations

import random
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.bench.drawn.content import Content
from tests.bench.drawn.pages import PAGE, Sheet, sheets
from tests.bench.drawn.rows import width
from tests.bench.drawn.style import Style
from tests.readers.pdf_sheets import FONT

RADICALS = str.maketrans("金目立方用生老行高小工人子大日月见长青", "⾦⽬⽴⽅⽤⽣⽼⾏⾼⼩⼯⼈⼦⼤⽇⽉⻅⻓⻘")
"""Some programs write a radical where its character belongs."""
MISREAD = str.maketrans("公司人日大会年上", "公可入曰太舍午土")
"""Invisible text that a recogniser put over the page, with its mistakes."""
TURNS = {"rotate90": 90, "rotate180": 180, "rotate270": 270, "sideways": 90}


def drawn(content: Content, style: Style, rng: random.Random) -> bytes:
    """The PDF of a form."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=PAGE, invariant=1)
    for number, sheet in enumerate(sheets(content, style)):
        _page(canvas, sheet, content, style, rng, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page(canvas: Canvas, sheet: Sheet, content: Content, style: Style, rng: random.Random, number: int) -> None:
    if style.page in TURNS:
        _turn(canvas, TURNS[style.page], shown=style.page != "sideways")
    if style.page == "crop":
        canvas.setPageSize((PAGE[0] + 200, PAGE[1] + 160))
        canvas.setCropBox((100, 60, PAGE[0] + 100, PAGE[1] + 60))
        canvas.translate(100, 60)
    if style.page == "xobject":
        canvas.beginForm(f"sheet{number}", 0, 0, *PAGE)
    if style.margins in ("watermark", "banner"):
        _watermark(canvas, content, level=style.margins == "banner")
    if style.margins == "tiles":
        _tiles(canvas, content)
    _draw_lines(canvas, sheet, style)
    _write(canvas, sheet, style, rng)
    if style.page == "xobject":
        canvas.endForm()
        canvas.doForm(f"sheet{number}")


def _turn(canvas: Canvas, turn: int, *, shown: bool) -> None:
    """The page is written turned, and shown turned back, or left so."""
    w, h = PAGE
    if shown:
        canvas.setPageRotation(turn)
    if turn != 180:
        canvas.setPageSize((h, w))
    canvas.translate(*{90: (h, 0), 180: (w, h), 270: (0, w)}[turn])
    canvas.rotate(turn)


def _watermark(canvas: Canvas, content: Content, *, level: bool) -> None:
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.setFont(FONT, 48)
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(0 if level else 45)
    canvas.drawCentredString(0, 0, f"{content.company[1]}内部资料")
    canvas.restoreState()


def _tiles(canvas: Canvas, content: Content) -> None:
    """A watermark of small characters, again and again."""
    for place in range(24):
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont(FONT, 11)
        canvas.translate(60 + 140 * (place % 4), 60 + 130 * (place // 4))
        canvas.rotate(30)
        canvas.drawString(0, 0, f"{content.company[1]}内部资料")
        canvas.restoreState()


def _draw_lines(canvas: Canvas, sheet: Sheet, style: Style) -> None:
    height = PAGE[1]
    for x0, y0, x1, y1 in sheet.shades:
        canvas.saveState()
        canvas.setFillGray(0.9)
        canvas.rect(x0, height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        canvas.restoreState()
    canvas.setLineWidth(0.5)
    if style.rules == "dashed":
        canvas.setDash(3, 2)
    for x0, y0, x1, y1 in sheet.lines:
        _line(canvas, (x0, height - y0), (x1, height - y1), style)
    canvas.setDash()


def _line(canvas: Canvas, a: tuple[float, float], b: tuple[float, float], style: Style) -> None:
    (x0, y0), (x1, y1) = a, b
    level = y0 == y1
    if style.rules == "double":
        for shift in (-0.8, 0.8):
            canvas.line(x0 + (0 if level else shift), y0 + (shift if level else 0),
                        x1 + (0 if level else shift), y1 + (shift if level else 0))  # fmt: skip
    elif style.rules == "rects":
        canvas.rect(x0 - 0.25, y1 - 0.25, x1 - x0 + 0.5, y0 - y1 + 0.5, stroke=0, fill=1)
    elif style.rules == "images":
        canvas.drawImage(_dot(), x0 - 0.25, y1 - 0.25, x1 - x0 + 0.5, y0 - y1 + 0.5)
    elif style.rules == "short":
        dx, dy = (4, 0) if level else (0, -4)
        canvas.line(x0 + dx, y0 + dy, x1 - dx, y1 - dy)
    elif style.rules == "dotted":
        _dots(canvas, a, b)
    else:
        canvas.line(x0, y0, x1, y1)


def _dots(canvas: Canvas, a: tuple[float, float], b: tuple[float, float]) -> None:
    """A line of separate small squares, as some printers draw it."""
    (x0, y0), (x1, y1) = a, b
    length = max(x1 - x0, y0 - y1)
    for step in range(int(length / 2) + 1):
        share = step * 2 / length
        canvas.rect(x0 + (x1 - x0) * share - 0.4, y0 + (y1 - y0) * share - 0.4, 0.8, 0.8, stroke=0, fill=1)


def _dot() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (1, 1), (0, 0, 0)))


def _write(canvas: Canvas, sheet: Sheet, style: Style, rng: random.Random) -> None:
    canvas.setFont(FONT, style.size)
    texts = sheet.texts
    if style.ink == "radicals":
        texts = [(x, y, text.translate(RADICALS)) for x, y, text in texts]
    if style.ink in ("chars", "shuffled"):
        texts = [(x + width(text[:i], style), y, char) for x, y, text in texts for i, char in enumerate(text)]
    if style.ink == "shuffled":
        rng.shuffle(texts)
    for x, y, text in texts:
        canvas.drawString(x, PAGE[1] - y, text, charSpace=style.spacing)
        if style.ink == "twice":
            canvas.drawString(x + 0.3, PAGE[1] - y, text)
        if style.ink == "hidden":
            canvas.drawString(x, PAGE[1] - y, text, mode=3)
        if style.ink == "misread":
            canvas.drawString(x + 2, PAGE[1] - y + 1, text.translate(MISREAD), mode=3)
