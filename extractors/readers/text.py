"""Reads text dialects of filings."""

from __future__ import annotations

from extractors.document import Document


def read_text(data: bytes, *, source: str) -> Document:
    """A filing in plain text."""
    raise NotImplementedError
