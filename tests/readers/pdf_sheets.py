"""Small PDFs for tests: text and ruling lines put where a test says, in points from the top left of a page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
HEIGHT = A4[1]
LEFT, DIVIDER, RIGHT = 60.0, 160.0, 540.0
TOP = 120.0
LEADING = 16.0
SIZE = 10.5

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Sheets:
    """A PDF under construction."""

    def __init__(self, password: str | None = None) -> None:
        self.buffer = BytesIO()
        encryption = StandardEncryption(password) if password else None
        self.canvas = Canvas(self.buffer, pagesize=A4, encrypt=encryption, invariant=1)
        self._begin()

    def _begin(self) -> None:
        self.canvas.setFont(FONT, SIZE)
        self.y = TOP

    def page(self) -> Sheets:
        self.canvas.showPage()
        self._begin()
        return self

    def turned(self) -> Sheets:
        """From here on the page is written from the bottom up and shown turned, as a landscape page is."""
        self.canvas.setPageRotation(90)
        self.canvas.translate(A4[0], 0)
        self.canvas.rotate(90)
        self.canvas.translate(0, A4[0] - HEIGHT)
        return self

    def text(self, x: float, y: float, *lines: str) -> Sheets:
        """Lines from a baseline `y` down."""
        for i, line in enumerate(lines):
            self.canvas.drawString(x, HEIGHT - y - i * LEADING, line)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheets:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sheets:
        self.line(x0, y0, x1, y0).line(x0, y1, x1, y1)
        return self.line(x0, y0, x0, y1).line(x1, y0, x1, y1)

    def masthead(self) -> Sheets:
        self.text(LEFT, 50, "证券代码：300999          证券简称：澄湖传动")
        return self.text(180, 75, "澄湖传动股份有限公司投资者关系活动记录表").text(420, 100, "编号：2024-007")

    def row(self, label: Sequence[str], value: Sequence[str], *, ruled: bool = True) -> Sheets:
        """A row of the form: lines of the label cell, lines of the value cell."""
        height = max(len(label), len(value), 1) * LEADING + 6
        self.text(LEFT + 5, self.y + 15, *label).text(DIVIDER + 6, self.y + 15, *value)
        if ruled:
            self.box(LEFT, self.y, DIVIDER, self.y + height).box(DIVIDER, self.y, RIGHT, self.y + height)
        self.y += height
        return self

    def table(self, label: Sequence[str], columns: Sequence[float], cells: Sequence[Sequence[str]]) -> Sheets:
        """A row of the form whose value is a ruled table with columns at these places."""
        top, edges = self.y, [DIVIDER, *columns, RIGHT]
        for cell_row in cells:
            lines = [cell.split("\n") for cell in cell_row]
            height = max(map(len, lines)) * LEADING + 4
            for x, parts in zip(edges, lines, strict=False):
                self.text(x + 6, self.y + 14, *parts)
            self.y += height
            self.line(DIVIDER, self.y, RIGHT, self.y)
        for x in columns:
            self.line(x, top, x, self.y)
        self.text(LEFT + 5, top + 15, *label)
        self.box(LEFT, top, DIVIDER, self.y).box(DIVIDER, top, RIGHT, self.y)
        return self

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def opening(sheets: Sheets, attendees: Sequence[str] = ("东湖证券 张三",), *, ruled: bool = True) -> Sheets:
    """The form as far as its hosts."""
    sheets.masthead().row(["投资者关系活动", "类别"], ["□特定对象调研    √业绩说明会"], ruled=ruled)
    sheets.row(["参与单位名称及", "人员姓名"], attendees, ruled=ruled)
    return rest_of_opening(sheets, ruled=ruled)


def rest_of_opening(sheets: Sheets, *, ruled: bool = True) -> Sheets:
    sheets.row(["时间"], ["2024年5月12日"], ruled=ruled).row(["地点"], ["公司会议室"], ruled=ruled)
    return sheets.row(["上市公司接待人", "员姓名"], ["董事会秘书：赵六"], ruled=ruled)


def closing(sheets: Sheets, *, ruled: bool = True) -> Sheets:
    sheets.row(["附件清单（如有）"], ["不适用"], ruled=ruled)
    return sheets.row(["日期"], ["2024年5月13日"], ruled=ruled)
