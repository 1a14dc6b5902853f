"""Reads Word 97–2003 files (.doc): the text by its piece table, cells and rows by the properties of paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from extractors.document import Document
from extractors.errors import UnreadableFileError
from extractors.readers.doc_lists import read_lists
from extractors.readers.doc_structures import WordFile, open_streams
from extractors.readers.doc_text import Mark, Printed, paragraphs_of
from extractors.readers.layout import DEEPEST_TABLE, Cell, Item, Paragraph, Table, document_from
from extractors.readers.ole import open_ole, read_stream


def read_doc(data: bytes, *, source: str) -> Document:
    """A filing as DOC. Raises UnreadableFileError (damaged, encrypted, older than Word 97, no text)."""
    with open_ole(data, source) as container:
        streams = {name: read_stream(container, name, source) for name in ("WordDocument", "0Table", "1Table", "Data")}
    try:
        items = list(items_of(open_streams(streams, source)))
    except (struct.error, IndexError, ValueError, OverflowError):
        raise UnreadableFileError(source, "a damaged Word file: its tables point outside of it") from None
    document = document_from(items, data, source=source)
    if not document.text.strip():
        raise UnreadableFileError(source, "a Word file without text (pictures only?)")
    return document


def items_of(file: WordFile) -> Iterator[Item]:
    """Paragraphs and tables of the main text, then what stands in text boxes."""
    lists = read_lists(file)
    for start, end in file.stories:
        paragraphs = list(paragraphs_of(file, start, end, lists))
        yield from with_tables(paragraphs if file.paragraph_runs else _with_guessed_rows(paragraphs))


def with_tables(paragraphs: Iterable[Printed]) -> list[Item]:
    """Paragraphs gathered into cells, rows and tables, as deep as each says that it stands."""
    items: list[Item] = []
    open_tables: list[tuple[Table, list[Cell], Cell]] = []

    def add(item: Item) -> None:
        (open_tables[-1][2] if open_tables else items).append(item)

    def close() -> None:
        table, row, cell = open_tables.pop()
        last = [*row, cell[:]] if cell else row
        if last:
            table.rows.append(last)

    for paragraph in paragraphs:
        depth = min(paragraph.depth, DEEPEST_TABLE)
        while len(open_tables) > depth:
            close()
        while len(open_tables) < depth:
            table = Table()
            add(table)
            open_tables.append((table, [], []))
        if paragraph.mark is Mark.ROW and open_tables:
            table, row, cell = open_tables[-1]
            table.rows.append(row[:] + ([cell[:]] if cell else []))
            row.clear()
            cell.clear()
            continue
        add(Paragraph(paragraph.text))
        if paragraph.mark is Mark.CELL and open_tables:
            _, row, cell = open_tables[-1]
            row.append(cell[:])
            cell.clear()
    while open_tables:
        close()
    return items


def _with_guessed_rows(paragraphs: Sequence[Printed]) -> Iterator[Printed]:
    """Where paragraphs lost their properties: an empty cell right after a cell ends its row."""
    was_cell = False
    for paragraph in paragraphs:
        is_cell = paragraph.mark is Mark.CELL
        if is_cell and was_cell and not paragraph.text:
            yield Printed("", Mark.ROW, 1)
            was_cell = False
        else:
            yield paragraph
            was_cell = is_cell
