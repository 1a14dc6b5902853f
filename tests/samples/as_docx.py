"""A sample filing as a Word file, with what Word puts into files: boxes of three kinds, controls, tracked changes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from tests.readers.writers import docx_of
from tests.samples.filings import ABOVE, LEFT, Filing, Grid, Item

BOX = re.compile(r"[☑□]")
QUESTION = re.compile(r"(?=\d{1,2}、)")
STRUCK = "（待核对）"
"""What somebody wrote and somebody else struck out."""


def as_docx(filing: Filing, style: int = 0) -> bytes:
    """`style` chooses the kind of tick box and where the file has been edited."""
    writer = Writer(BOXES[style % len(BOXES)])
    body = [writer.items(filing.above)]
    if filing.rows:
        rows = "".join(writer.form_row(label, value) for label, value in filing.rows)
        body.append(f"<w:tbl>{PROPERTIES}{rows}</w:tbl>")
    return docx_of("".join([*body, writer.items(filing.below), SECTION]), more=PACKAGE)


PROPERTIES = "<w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr>".format(
    "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
)
PACKAGE = {
    "[Content_Types].xml": b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""",
    "_rels/.rels": b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>""",
}
"""What makes parts a package that a word processor opens."""
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def control_box(ticked: bool, number: int) -> str:
    """A content control; some files keep the state and show a sign that was pasted over it."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent><w:r><w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def field_box(ticked: bool, number: int) -> str:
    """A check box of the old kind of form."""
    state = f'<w:checkBox><w:sizeAuto/><w:default w:val="{int(ticked)}"/></w:checkBox>'
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="box{number}"/>{state}</w:ffData></w:fldChar>'
    code = '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'
    return "".join(f"<w:r>{part}</w:r>" for part in (field, code, '<w:fldChar w:fldCharType="end"/>'))


def symbol_box(ticked: bool, number: int) -> str:
    """A sign of a symbol font."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if ticked else "F0A8"}"/></w:r>'


BOXES: tuple[Callable[[bool, int], str], ...] = (control_box, field_box, symbol_box)


class Writer:
    def __init__(self, box: Callable[[bool, int], str]) -> None:
        self.box = box
        self.numbers = count(1)

    def items(self, items: Sequence[Item]) -> str:
        return "".join(self.grid(item) if isinstance(item, Grid) else self.paragraph(item) for item in items)

    def paragraph(self, text: str) -> str:
        """A paragraph; a question stands as a tracked insertion after words that were struck out."""
        runs = "".join(self._runs(text))
        if QUESTION.match(text):
            runs = f"{self._change('del', run(STRUCK, 'delText'))}{self._change('ins', runs)}"
        return f"<w:p>{runs}</w:p>"

    def _runs(self, text: str) -> Iterator[str]:
        """The text, cut into runs as editing leaves them."""
        at = 0
        for match in BOX.finditer(text):
            yield run(text[at : match.start()])
            yield self.box(match.group() == "☑", next(self.numbers))
            at = match.end()
        middle = (at + len(text)) // 2
        yield run(text[at:middle])
        yield run(text[middle:])

    def _change(self, kind: str, runs: str) -> str:
        attributes = f'w:id="{next(self.numbers)}" w:author="董秘办" w:date="2024-01-01T00:00:00Z"'
        return f"<w:{kind} {attributes}>{runs}</w:{kind}>"

    def form_row(self, label: str, value: Sequence[Item]) -> str:
        """A row of the form; its value stands in a content control, as templates have it."""
        content = self.items(value)
        tail = "<w:p/>" if isinstance(value[-1], Grid) else ""
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>{tail}"
        return f"<w:tr>{cell(self.paragraph(label), 2200)}{cell(control, 7000)}</w:tr>"

    def grid(self, grid: Grid) -> str:
        rows = "".join(f"<w:tr>{''.join(self._cells(grid, i))}</w:tr>" for i in range(len(grid.rows)))
        return f"<w:tbl>{PROPERTIES}{rows}</w:tbl>"

    def _cells(self, grid: Grid, at: int) -> Iterator[str]:
        row, below = grid.rows[at], grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
        for column, text in enumerate(row):
            if text == LEFT:
                continue
            width = 1 + sum(1 for _ in _merged(row, column))
            merge = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
            if text == ABOVE:
                merge += "<w:vMerge/>"
            elif below and below[column] == ABOVE:
                merge += '<w:vMerge w:val="restart"/>'
            yield cell(self.paragraph("" if text == ABOVE else text), 9200 // len(row) * width, merge)


def _merged(row: Sequence[str], column: int) -> Iterator[str]:
    for text in row[column + 1 :]:
        if text != LEFT:
            return
        yield text


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{html.escape(text)}</w:{tag}></w:r>' if text else ""


def cell(content: str, width: int, merge: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{content}</w:tc>'
