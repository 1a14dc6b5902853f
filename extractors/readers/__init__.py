"""One function per kind of file: bytes → Document."""

from __future__ import annotations

from extractors.document import Document


def read_bytes(data: bytes, *, source: str) -> Document:
    """Read a filing whose kind is found from its content. Raises UnreadableFileError."""
    from extractors.readers.text import read_text

    return read_text(data, source=source)
