"""A sample filing as PDF: pages with running header and number, a form whose rows and tables go on over the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import accumulate, pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.readers.pdf_sheets import FONT
from tests.samples.filings import ABOVE, LEFT, Filing, Grid, Item

WIDTH, HEIGHT = A4
MARGIN, DIVIDER, RIGHT = 60.0, 160.0, 540.0
TOP, BOTTOM = 80.0, 770.0
PAD = 5.0
BODY, SMALL = 10.5, 8.0
LEADING, SMALL_LEADING = 16.0, 11.0
NOT_FIRST = frozenset("，。、；：？！”’）》】%,.;:?!)")
WORD = re.compile(r"[A-Za-z0-9.,%/+@-]*[A-Za-z0-9%]|.")
"""What a margin does not cut: a Latin word, a number with its sign."""
INDENT = "　　"
TICK = "√"
"""In the place of its box, as typists put it; the font has no ticked box."""
WIDEST = 16
"""Characters: longer cells do not make their column wider."""
FEWEST_LINES = 3
"""A row of a table breaks over a page only where so many of its lines stand on the first."""


class Paper:
    """A PDF under construction; `y` is where the next line goes, in points from the top of the page."""

    def __init__(self, header: str, folio: str, *, ruled: bool) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=0)
        self.canvas.setTitle(header)
        self.header, self.folio, self.ruled, self.number = header, folio, ruled, 0
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        self.y = TOP
        self.text(MARGIN, 50, self.header, SMALL)
        self.text(WIDTH / 2 - 20, 805, self.folio.format(self.number), SMALL)

    def turn(self) -> None:
        self.canvas.showPage()
        self._begin()

    def has_room(self, height: float) -> bool:
        return self.y + height <= BOTTOM

    def text(self, x: float, y: float, line: str, size: float = BODY) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, line.replace("☑", TICK))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.ruled:
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def as_pdf(filing: Filing, *, ruled: bool = True) -> bytes:
    """`ruled` with the lines of its tables, or as a form whose columns only their places show."""
    paper = Paper(_running_header(filing), "第 {} 页" if filing.rows else "7-2-{}", ruled=ruled)
    _put_items(paper, filing.above, centred=bool(filing.rows))
    for label, value in filing.rows:
        RowSetter(paper, label, value).put()
    if filing.below:
        paper.turn()
        _put_items(paper, filing.below)
    return paper.data()


def _running_header(filing: Filing) -> str:
    names = (str(item) for item in filing.above if str(item).startswith(("昆明", "苏州")))
    return next(names) if filing.rows else "澹宁会计师事务所(特殊普通合伙)"


def _put_items(paper: Paper, items: Sequence[Item], *, centred: bool = False) -> None:
    for item in items:
        if isinstance(item, Grid):
            GridSetter(paper, item, MARGIN, RIGHT, paper.turn).put()
            paper.y += LEADING / 2
            continue
        is_title = centred and "：" not in item and ":" not in item
        for line in [item] if centred else wrapped(INDENT + item, RIGHT - MARGIN, BODY):
            if not paper.has_room(LEADING):
                paper.turn()
            x = (WIDTH - stringWidth(line, FONT, BODY)) / 2 if is_title else MARGIN
            paper.text(x, paper.y + 12, line)
            paper.y += LEADING
    paper.y += LEADING / 2


class RowSetter:
    """Sets a row of the form; its borders are drawn on each page that it stands on."""

    def __init__(self, paper: Paper, label: str, value: Sequence[Item]) -> None:
        self.paper, self.value = paper, value
        self.indent = INDENT if "主要内容" in label else ""
        self.names = list(wrapped(label, DIVIDER - MARGIN - 2 * PAD, BODY))
        if not paper.has_room(LEADING * len(self.names) + PAD):
            paper.turn()
        self.top = paper.y

    def put(self) -> None:
        paper, lowest = self.paper, self.top + LEADING * len(self.names) + PAD
        for i, name in enumerate(self.names):
            paper.text(MARGIN + PAD, self.top + 15 + i * LEADING, name)
        first = paper.number
        for item in self.value:
            if isinstance(item, Grid):
                GridSetter(paper, item, DIVIDER, RIGHT, self._turn).put()
            else:
                self._put_paragraph(item)
        if paper.number == first:
            paper.y = max(paper.y, lowest)
        self._close()

    def _put_paragraph(self, text: str) -> None:
        paper = self.paper
        for line in wrapped(self.indent + text, RIGHT - DIVIDER - 2 * PAD, BODY):
            if not paper.has_room(LEADING + PAD):
                self._turn()
            paper.text(DIVIDER + PAD, paper.y + 15, line)
            paper.y += LEADING

    def _turn(self) -> None:
        self._close()
        self.paper.turn()
        self.top = self.paper.y

    def _close(self) -> None:
        paper = self.paper
        paper.y += PAD
        for y in (self.top, paper.y):
            paper.line(MARGIN, y, RIGHT, y)
        for x in (MARGIN, DIVIDER, RIGHT):
            paper.line(x, self.top, x, paper.y)


class GridSetter:
    """Sets a table; a row with several lines may break over a page, as Word lets it."""

    def __init__(self, paper: Paper, grid: Grid, left: float, right: float, turn: Callable[[], None]) -> None:
        self.paper, self.grid, self.turn = paper, grid, turn
        self.edges = _edges(grid, left, right)

    def put(self) -> None:
        for i, row in enumerate(self.grid.rows):
            below = self.grid.rows[i + 1] if i + 1 < len(self.grid.rows) else ()
            cells = [list(self._lines(row, column)) for column in range(len(row))]
            self._rule_above(row)
            while any(cells):
                fit = int((BOTTOM - self.paper.y - PAD) / SMALL_LEADING)
                height = max(map(len, cells))
                if fit < min(height, FEWEST_LINES):
                    self._rule_below(())
                    self.turn()
                    self._rule_above(())
                    continue
                self._put_lines(row, [cell[:fit] for cell in cells])
                cells = [cell[fit:] for cell in cells]
            self._rule_below(below)

    def _lines(self, row: Sequence[str], column: int) -> Iterable[str]:
        if row[column] in (LEFT, ABOVE, ""):
            return ()
        width = self._right(row, column) - self.edges[column] - PAD
        return wrapped(row[column], width, SMALL)

    def _right(self, row: Sequence[str], column: int) -> float:
        """The right edge of a cell and of those that are one with it."""
        last = column
        while last + 1 < len(row) and row[last + 1] == LEFT:
            last += 1
        return self.edges[last + 1]

    def _put_lines(self, row: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
        paper, top = self.paper, self.paper.y
        paper.y += SMALL_LEADING * max(map(len, cells)) + PAD
        for column, lines in enumerate(cells):
            for i, line in enumerate(lines):
                paper.text(self.edges[column] + PAD / 2, top + 10 + i * SMALL_LEADING, line, SMALL)
            if row[column] != LEFT:
                paper.line(self.edges[column], top, self.edges[column], paper.y)
        paper.line(self.edges[-1], top, self.edges[-1], paper.y)

    def _rule_above(self, row: Sequence[str]) -> None:
        """Only where the table begins, or goes on on a new page."""
        if not row or row is self.grid.rows[0]:
            self.paper.line(self.edges[0], self.paper.y, self.edges[-1], self.paper.y)

    def _rule_below(self, below: Sequence[str]) -> None:
        for column, (left, right) in enumerate(pairwise(self.edges)):
            if not below or below[column] != ABOVE:
                self.paper.line(left, self.paper.y, right, self.paper.y)


def _edges(grid: Grid, left: float, right: float) -> list[float]:
    """Columns as wide as what stands in them asks, within measure."""
    columns = zip(*grid.rows, strict=True)
    lengths = [max(len(cell) if cell not in (LEFT, ABOVE) else 0 for cell in column) for column in columns]
    shares = [min(max(length, 4), WIDEST) for length in lengths]
    return [left, *(left + (right - left) * share / sum(shares) for share in accumulate(shares))]


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """Lines that fit; no mark that closes stands first, as in Chinese typesetting: it takes its word along."""
    line: list[str] = []
    for word in WORD.findall(text):
        if line and stringWidth("".join(line) + word, FONT, size) > width:
            carried = [line.pop()] if word in NOT_FIRST and len(line) > 1 else []
            yield "".join(line)
            line = carried
        line.append(word)
    yield "".join(line)
