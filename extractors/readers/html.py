"""Reads web pages: saved announcements amid the site's furniture, Word files saved as a page, web archives."""

from __future__ import annotations

import email
import email.policy
import re
from itertools import accumulate

from extractors.document import Document
from extractors.errors import UnreadableFileError
from extractors.readers.decode import decode
from extractors.readers.html_tree import Page
from extractors.readers.kinds import Kind, check_length, is_html
from extractors.readers.layout import document_from
from extractors.readers.text import read_text

HEAD = 4096
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,20})", re.IGNORECASE)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
         "big5": "big5hkscs", "utf8": "utf-8", "unicode": "utf-16"}  # fmt: skip
"""A page that says gb2312 uses characters of names that only gb18030 has."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
LARGEST = 20_000_000
"""A page has more markup than text, but not so many characters of it."""
WORST = 1000
"""At most one character in so many may be unreadable."""
DEEPEST = 512
"""Browsers stop nesting here, too."""
NESTING = re.compile(
    r"<(?P<end>/?)(?!(?:br|hr|img|input|meta|link|p|li|td|th|tr|dt|dd|option|col|area|base|wbr|param|source)[\s/>])"
    r"[a-z][a-z0-9:]{0,20}(?=[\s/>])(?:[^<>]{0,2000}(?P<empty>/)>)?",
    re.IGNORECASE,
)


CROWDED = re.compile(r"<[a-z][^<>\s]*(?:\s+[^<>\s]+){10000}", re.IGNORECASE)
"""A tag with so many attributes: parsing takes time in proportion to the square of their number."""


def read_text_or_page(data: bytes, *, source: str, kind: Kind = Kind.TEXT) -> Document:
    """A filing in text, or as the page that the text is the markup of. Raises UnreadableFileError."""
    if kind is Kind.WEB_ARCHIVE:
        return read_html(_page_in_archive(data, source), data, source=source)
    text = decode_page(data, source=source)
    if is_html(text, source=source):
        return read_html(text, data, source=source)
    check_length(len(text), source=source)
    return read_text(data, source=source)


def read_html(markup: str, data: bytes, *, source: str) -> Document:
    """A filing as a web page; `data` is the file that held it. Raises UnreadableFileError."""
    if len(markup) > LARGEST:
        raise UnreadableFileError(source, f"a web page longer than any filing: {len(markup):,} characters")
    if _depth(markup) > DEEPEST or CROWDED.search(markup):
        raise UnreadableFileError(source, "a web page whose markup is nested too deeply or too dense")
    document = document_from(Page(markup).items(), data, source=source, is_page=True)
    if not document.text.strip():
        raise UnreadableFileError(source, "a web page without text")
    return document


def decode_page(data: bytes, *, source: str) -> str:
    """The text, in the encoding that it declares if that fits. Raises UnreadableFileError."""
    declared = DECLARED.search(data[:HEAD]) if b"<" in data[:HEAD] and not data.startswith(MARKS) else None
    if declared is None:
        return decode(data, source=source)
    name = declared.group(1).decode("ascii").lower()
    encoding = WIDER.get(name, name)
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return _by_trial(data, encoding, source)


def _by_trial(data: bytes, declared: str, source: str) -> str:
    """Another encoding, if one fits wholly; else the declared one, if all but a few characters can be read."""
    try:
        return decode(data, source=source)
    except UnreadableFileError:
        try:
            text = data.decode(declared, errors="replace")
        except (UnicodeError, LookupError):
            raise UnreadableFileError(source, f"a web page in an unknown encoding ({declared})") from None
        if text.count("\ufffd") * WORST > len(text):
            raise
        return text


def _page_in_archive(data: bytes, source: str) -> str:
    """The first page in a web archive (.mht)."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            charset = str(part.get_content_charset() or "").encode()
            return decode_page(b"<!--charset=" + charset + b"-->" + payload if charset else payload, source=source)
    raise UnreadableFileError(source, "a web archive without a page")


def _depth(markup: str) -> int:
    """How deeply elements are nested, at most: parsing takes time in proportion to it."""
    steps = (-1 if m["end"] else 0 if m["empty"] else 1 for m in NESTING.finditer(markup))
    return max(accumulate(steps, lambda depth, step: max(depth + step, 0)), default=0)
