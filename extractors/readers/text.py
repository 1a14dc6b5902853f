"""Reads plain text: dumps of Word forms, 'label TAB value' exports with HTML in cells, pages of announcement sites."""

from __future__ import annotations

import hashlib

from extractors.document import Document, Removed
from extractors.readers.compose import document_of
from extractors.readers.decode import decode
from extractors.readers.furniture import WEB_TAIL, is_web_furniture, page_numbers
from extractors.readers.joins import Gap
from extractors.readers.markup import unmark
from extractors.readers.parts import Line, note_removed
from extractors.readers.traced import Traced


def read_text(data: bytes, *, source: str) -> Document:
    """A filing in plain text. Raises UnreadableFileError."""
    source_text = decode(data, source=source)
    removed: list[Removed] = []
    lines = clean_lines(unmark(Traced.whole(source_text), removed), removed)
    return document_of(lines, source_text, removed, source=source, sha256=hashlib.sha256(data).hexdigest())


def clean_lines(text: Traced, removed: list[Removed], *, blank: str | None = None, is_page: bool = True) -> list[Line]:
    """The lines without furniture and blank ones; page numbers and blank lines survive as gaps.

    `blank`: what is stripped off their ends, where a TAB there is an empty cell; `is_page`: of a web page, perhaps.
    """
    lines = [line.strip(blank) if line.text.strip() else line.strip() for line in text.lines()]
    numbers = page_numbers([line.text for line in lines])
    kept: list[Line] = []
    gap = Gap.NEWLINE
    for i, line in enumerate(lines):
        if i in numbers:
            note_removed(line, "page number", removed)
            gap = Gap.PAGE
        elif not line.text:
            gap = max(gap, Gap.BLANK)
        elif is_page and is_web_furniture(line.text):
            note_removed(line, "web page furniture", removed)
        else:
            kept.append(Line(_without_web_tail(line, removed) if is_page else line, gap))
            gap = Gap.NEWLINE
    return kept


def _without_web_tail(line: Traced, removed: list[Removed]) -> Traced:
    match = WEB_TAIL.search(line.text)
    if match is None:
        return line
    note_removed(line.cut(match.start(), match.end()).strip(), "web page furniture", removed)
    return line.cut(0, match.start())
