"""One function per kind of file: bytes → Document."""

from __future__ import annotations

from extractors.document import Document

PDF_HEAD = 1024
"""A PDF says so within its first bytes; some tools write others before."""


def read_bytes(data: bytes, *, source: str) -> Document:
    """Read a filing whose kind is found from its content. Raises UnreadableFileError."""
    if b"%PDF-" in data[:PDF_HEAD]:
        from extractors.readers.pdf import read_pdf

        return read_pdf(data, source=source)
    from extractors.readers.text import read_text

    return read_text(data, source=source)
