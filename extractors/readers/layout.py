"""Paragraphs and tables, as Word files and web pages hold them, laid out as the lines that every form is read from.

A row of the form becomes its label, a TAB and its value, further lines of the value follow; a row of any other table
becomes one line with a TAB between cells. The text so laid out is the document's source text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractors.document import Document, Removed
from extractors.readers.compose import document_of
from extractors.readers.forms import LONGEST_LABEL, label_field
from extractors.readers.kinds import check_length
from extractors.readers.markup import evened
from extractors.readers.text import clean_lines
from extractors.readers.traced import Traced

DEEPEST_TABLE = 12
"""Tables nested deeper than this are read as the paragraphs of their cells."""
MENU = 3
"""So many links in a row in one place, with nothing between them, make a menu."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with line feeds where the file breaks lines.

    `links`: how many it has, if it is nothing but links; `place`: in which element of a page it stands.
    """

    text: str
    links: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[list[Cell]] = field(default_factory=list)


Item = Paragraph | Table
Cell = list[Item]


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of the layout; one with a `reason` is on the page but not of the filing."""

    text: str
    reason: str = ""


def document_from(items: Sequence[Item], data: bytes, *, source: str, is_page: bool = False) -> Document:
    """The document that paragraphs and tables in reading order make; `is_page`: amid the furniture of a web page."""
    lines = list(laid_out(items))
    source_text = "\n".join(line.text for line in lines)
    check_length(len(source_text), source=source)
    removed: list[Removed] = []
    kept = _kept(lines, source_text, removed)
    return document_of(
        clean_lines(evened(kept, removed), removed, blank=" ", is_page=is_page),
        source_text,
        removed,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _kept(lines: Sequence[LaidLine], source_text: str, removed: list[Removed]) -> Traced:
    """The layout without the lines that have a reason to go."""
    whole, pieces, at = Traced.whole(source_text), [], 0
    for line in lines:
        end = min(at + len(line.text) + 1, len(source_text))
        if line.reason:
            removed.append(Removed(at, end, line.reason))
        else:
            pieces.append(whole.cut(at, end))
        at = end
    return Traced.concat(pieces)


def laid_out(items: Sequence[Item], *, is_inner: bool = False) -> Iterator[LaidLine]:
    """Lines of paragraphs and tables; `is_inner` inside the value of a form field, where no label stands."""
    for _, group in groupby(items, lambda item: item.place if isinstance(item, Paragraph) and item.links else None):
        members = list(group)
        links = sum(item.links for item in members if isinstance(item, Paragraph))
        reason = "links of the web page" if links >= MENU else ""
        for item in members:
            if isinstance(item, Paragraph):
                yield from _paragraph_lines(item, reason)
            else:
                yield from _table_lines(item, is_inner=is_inner)


def _paragraph_lines(paragraph: Paragraph, reason: str) -> Iterator[LaidLine]:
    for line in paragraph.text.split("\n"):
        if line.strip():
            yield LaidLine(line.strip(" \t"), reason)


def _table_lines(table: Table, *, is_inner: bool) -> Iterator[LaidLine]:
    for row in table.rows:
        filled = [cell for cell in row if flat(cell)]
        if len(filled) == 1 and not (is_inner and len(row) > 1):
            yield from laid_out(filled[0], is_inner=is_inner)
        elif filled and is_inner:
            yield from _cells_side_by_side(row)
        elif filled:
            yield from _form_row(row, filled, is_paired=len(row) == 2 or is_form(table))


def _form_row(row: Sequence[Cell], filled: Sequence[Cell], *, is_paired: bool) -> Iterator[LaidLine]:
    """`is_paired`: two cells that hold something are a label and its value, not two cells of a wider row."""
    label = flat(filled[0])
    if _is_page_layout(filled):
        for cell in filled:
            yield from laid_out(cell)
    elif len(filled) % 2 == 0 and all(label_field(flat(cell)) for cell in filled[::2]):
        for name, value in zip(filled[::2], filled[1::2], strict=True):
            yield from _field_lines(flat(name), laid_out(value, is_inner=True))
    elif label_field(label):
        values = filled[1:]
        lines = laid_out(values[0], is_inner=True) if len(values) == 1 else _cells_side_by_side(values)
        yield from _field_lines(label, lines)
    elif is_paired and len(filled) == 2 and len(label) <= LONGEST_LABEL:
        yield from _field_lines(_on_one_line(filled[0]), laid_out(filled[1], is_inner=True))
    else:
        yield from _cells_side_by_side(row)


def _field_lines(label: str, value: Iterable[LaidLine]) -> Iterator[LaidLine]:
    """The label, a TAB and the first line of the value; then the others."""
    first = next(lines := iter(value), LaidLine(""))
    yield LaidLine(f"{label}\t{first.text}")
    yield from lines


def _cells_side_by_side(cells: Sequence[Cell]) -> Iterator[LaidLine]:
    """One line with TABs; cells that hold lists of one length give a line for each of their lines."""
    columns = [[line.text for line in laid_out(cell, is_inner=True)] for cell in cells]
    heights = {len(column) for column in columns if column}
    if len(heights) == 1 and heights != {1}:
        for texts in zip(*filter(None, columns), strict=True):
            yield LaidLine("\t".join(texts))
    else:
        yield LaidLine("\t".join(" ".join(column) for column in columns))


def _is_page_layout(cells: Sequence[Cell]) -> bool:
    """The cells are regions of a page (a menu beside an article), not parts of a row."""
    if any(isinstance(item, Table) and is_form(item) for cell in cells for item in cell):
        return True
    paragraphs = [sum(isinstance(item, Paragraph) for item in cell) for cell in cells]
    return len(flat(cells[0])) > LONGEST_LABEL and min(paragraphs) > 1 and len(set(paragraphs)) > 1


def is_form(table: Table) -> bool:
    """At least two of its rows, or of the rows of a table in it, begin with a label of the form."""
    labelled = 0
    for row in table.rows:
        first = next((cell for cell in row if flat(cell)), None)
        if first is not None and label_field(flat(first)):
            labelled += 1
        if labelled > 1 or any(isinstance(i, Table) and is_form(i) for cell in row for i in cell):
            return True
    return False


def flat(cell: Cell) -> str:
    """All text of a cell without white space: what a label in a narrow column reads."""
    return "".join("".join(_texts(cell)).split())


def _on_one_line(cell: Cell) -> str:
    return " ".join(" ".join(_texts(cell)).split())


def _texts(cell: Cell) -> Iterator[str]:
    for item in cell:
        if isinstance(item, Paragraph):
            yield item.text
        else:
            for row in item.rows:
                for inner in row:
                    yield from _texts(inner)
