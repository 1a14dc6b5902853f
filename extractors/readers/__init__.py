"""One function per kind of file: bytes → Document."""

from __future__ import annotations

from pathlib import Path

from extractors.document import Document
from extractors.readers.kinds import Kind, kind_of


def read(path: Path) -> Document:
    """Read one file. Raises FilingError with a one-line reason."""
    return read_bytes(path.read_bytes(), source=path.name)


def read_bytes(data: bytes, *, source: str) -> Document:
    """Read a filing whose kind is found from its content. Raises UnreadableFileError."""
    match kind := kind_of(data, source=source):
        case Kind.PDF:
            from extractors.readers.pdf import read_pdf

            return read_pdf(data, source=source)
        case Kind.DOCX:
            from extractors.readers.docx import read_docx

            return read_docx(data, source=source)
        case Kind.DOC:
            from extractors.readers.doc import read_doc

            return read_doc(data, source=source)
        case Kind.HTML | Kind.WEB_ARCHIVE | Kind.TEXT:
            from extractors.readers.html import read_text_or_page

            return read_text_or_page(data, source=source, kind=kind)
