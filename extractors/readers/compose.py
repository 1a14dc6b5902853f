"""Lines → Document: the parts of a form as one text, with the lines joined that a page break or the margin cut.

Readers of every container call `document_of`; what they differ in is how they come by their lines.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from extractors.document import Block, BlockKind, Document, FieldName, Removed, Span
from extractors.readers.joins import Gap, is_cut, is_table, measure_layout
from extractors.readers.parts import Line, Part, split_form
from extractors.readers.ticks import normalise_ticks
from extractors.readers.traced import Traced

ASCII_WORD_END = re.compile(r"[A-Za-z]$")
ASCII_WORD_START = re.compile(r"[A-Za-z]")


def document_of(
    lines: Sequence[Line],
    source_text: str,
    removed: list[Removed],
    *,
    source: str,
    sha256: str,
    page_starts: tuple[int, ...] = (),
) -> Document:
    """The document that these lines make, in reading order. `removed` is what the reader left out, and why."""
    parts = split_form(lines, removed)
    return write_document(parts, source_text, removed, source=source, sha256=sha256, page_starts=page_starts)


def write_document(
    parts: Sequence[Part],
    source_text: str,
    removed: list[Removed],
    *,
    source: str,
    sha256: str,
    page_starts: tuple[int, ...] = (),
) -> Document:
    """Lay the parts out as one text with its blocks."""
    pieces: list[Traced] = []
    blocks: list[Block] = []
    length = 0

    def put(text: Traced) -> Span:
        nonlocal length
        if pieces:
            pieces.append(Traced.inserted("\n"))
            length += 1
        pieces.append(text)
        length += len(text.text)
        return Span(length - len(text.text), length)

    for part in parts:
        if part.field is None:
            free = [line.traced for line in part.lines] if len(parts) > 1 else join_lines(part.lines)
            blocks.extend(Block(BlockKind.PARAGRAPH, put(p)) for p in free)
            continue
        assert part.label is not None
        put(part.label)
        value = put(_field_value(part, removed))
        blocks.append(Block(BlockKind.FIELD, value, part.field, part.label.text))
    whole = Traced.concat(pieces)
    noted = tuple(sorted(removed, key=lambda r: (r.source_start, r.source_end)))
    origins = array("i", whole.origins)
    return Document(whole.text, origins, source, sha256, source_text, tuple(blocks), noted, page_starts)


def _field_value(part: Part, removed: list[Removed]) -> Traced:
    lines = [line for line in part.lines if line.text]
    if part.field is FieldName.CONTENT:
        paragraphs = join_lines(part.lines)
    elif part.field is FieldName.CATEGORIES:
        paragraphs = [normalise_ticks(line.traced, removed) for line in lines]
    else:
        paragraphs = [line.traced for line in lines]
    return _with_newlines(paragraphs)


def _with_newlines(paragraphs: Sequence[Traced]) -> Traced:
    pieces: list[Traced] = []
    for paragraph in paragraphs:
        if pieces:
            pieces.append(Traced.inserted("\n"))
        pieces.append(paragraph)
    return Traced.concat(pieces)


def join_lines(lines: Sequence[Line]) -> list[Traced]:
    """Paragraphs: lines that a page break or the right margin cut are joined."""
    lines = [line for line in lines if line.text]
    layout = measure_layout([line.text for line in lines])
    rows = _table_rows(lines) if layout.width is None else frozenset()
    paragraphs: list[list[Traced]] = []
    text = last = ""
    for i, line in enumerate(lines):
        in_table = i in rows or i - 1 in rows
        if paragraphs and not in_table and is_cut(text, last, line.text, line.gap, layout):
            paragraphs[-1].extend(_glue(text, line))
            text = text[-400:] + line.text if len(text) > 800 else text + line.text
        else:
            paragraphs.append([line.traced])
            text = line.text
        last = line.text
    return [Traced.concat(pieces) for pieces in paragraphs]


def _glue(before: str, line: Line) -> list[Traced]:
    """The line, after a space where a cut would otherwise run two Latin words together."""
    if ASCII_WORD_END.search(before) and ASCII_WORD_START.match(line.text):
        return [Traced.inserted(" "), line.traced]
    return [line.traced]


def _table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of lines that stand in tables that lost their separators."""
    rows: set[int] = set()
    group: list[int] = []
    for i, line in enumerate([*lines, Line(Traced.inserted(""), Gap.BLANK)]):
        if line.gap is not Gap.NEWLINE:
            if is_table([lines[j].text for j in group]):
                rows.update(group)
            group = []
        group.append(i)
    return frozenset(rows)
