"""OLE containers, the files in a file of older Office programs."""

from __future__ import annotations

import io
from typing import Any

import olefile

from extractors.errors import UnreadableFileError

LARGEST_STREAM = 100 * 1024 * 1024


def open_ole(data: bytes, source: str) -> Any:
    """The container. Raises UnreadableFileError where its tables are broken, in whatever way they are."""
    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except Exception:
        raise UnreadableFileError(source, "a damaged OLE container (doc, xls)") from None


def read_stream(container: Any, name: str, source: str) -> bytes:
    """The bytes of a stream; none where it does not exist."""
    try:
        if not container.exists(name):
            return b""
        stream = container.openstream(name)
        return bytes(stream.read(LARGEST_STREAM))
    except Exception:
        raise UnreadableFileError(source, f"a damaged OLE container: its stream {name} is broken") from None
