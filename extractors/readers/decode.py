"""Bytes to text, for the encodings in which Chinese filings are stored."""

from __future__ import annotations

import codecs
import re

from extractors.errors import UnreadableFileError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks settle the encoding."""

CANDIDATES = ("utf-8", "gb18030", "big5")
"""Tried in this order where no mark is present; the first that decodes strictly and reads like Chinese wins."""

SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP container (docx, xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an OLE container (doc, xls)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)
"""First bytes of files that are not text, with the name that a reader of the message understands."""

COMMON = re.compile(r"[的是在不一有了为和中国公司年月日人大上市证券投资者关系]")
HAN = re.compile(r"[\u3400-\u9fff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
SAMPLE = 20_000


def decode(data: bytes, *, source: str) -> str:
    """The text of a file. Raises UnreadableFileError for an empty file, other containers, noise."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise UnreadableFileError(source, "the file is empty")
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFileError(source, f"this is {name}, not text")
    text = _by_mark(data) or _by_trial(data)
    if text is None:
        raise UnreadableFileError(source, "not text in UTF-8, UTF-16, GB18030 or Big5")
    return text


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            return text if text is not None and _is_text(text) else None
    return None


def _by_trial(data: bytes) -> str | None:
    for encoding in CANDIDATES:
        text = _strict(data, encoding)
        if text is not None and _is_text(text) and (encoding == "utf-8" or _is_chinese(text)):
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _is_text(text: str) -> bool:
    """Control characters beyond one in a hundred mean that the bytes were something else."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) * 100 <= len(sample)


def _is_chinese(text: str) -> bool:
    """Wrongly decoded bytes give rare characters; real sentences are full of common ones."""
    sample = text[:SAMPLE]
    han = len(HAN.findall(sample))
    return han > 0 and len(COMMON.findall(sample)) * 25 >= han
