"""What kind of file the bytes are, from their content: a file's name says nothing for certain."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from extractors.errors import UnreadableFileError

PDF_HEAD = 1024
"""A PDF says so within its first bytes; some tools write others before."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


LONGEST = 1_000_000
"""No filing has so many characters; replies of 500 pages have half of it."""


class Kind(Enum):
    """The kinds that have a reader."""

    PDF = "PDF"
    DOCX = "DOCX"
    DOC = "DOC"
    HTML = "HTML"
    WEB_ARCHIVE = "MHTML"
    TEXT = "text"


OTHERS = (
    (b"{\\rtf", "an RTF document, not a filing: save it as .docx"),
    (b"\x89PNG", "an image, not a filing"),
    (b"\xff\xd8\xff", "an image, not a filing"),
    (b"GIF8", "an image, not a filing"),
    (b"BM", "an image, not a filing"),
    (b"II*\x00", "an image, not a filing"),
    (b"MM\x00*", "an image, not a filing"),
    (b"MZ", "a program, not a filing"),
    (b"\x7fELF", "a program, not a filing"),
    (b"\xcf\xfa\xed\xfe", "a program, not a filing"),
    (b"\xca\xfe\xba\xbe", "a program, not a filing"),
    (b"\x1f\x8b", "a gzip archive, not a filing"),
    (b"7z\xbc\xaf", "a 7z archive, not a filing"),
    (b"Rar!", "a RAR archive, not a filing"),
    (b"BZh", "a bzip2 archive, not a filing"),
    (b"\xfd7zXZ", "an xz archive, not a filing"),
    (b"SQLite format 3", "a database, not a filing"),
)
"""First bytes of files that no reader takes; those of letters count only where binary bytes follow."""

IN_ZIP = (
    ("xl/", "an Excel workbook, not a filing"),
    ("ppt/", "a PowerPoint presentation, not a filing"),
    ("OFD.xml", "an OFD document: save it as PDF"),
    ("content.xml", "an OpenDocument file: save it as .docx"),
    ("visio/", "a Visio drawing, not a filing"),
    ("META-INF/MANIFEST.MF", "a Java archive, not a filing"),
)
IN_OLE = (
    ("Workbook", "an Excel workbook, not a filing"),
    ("Book", "an Excel workbook, not a filing"),
    ("PowerPoint Document", "a PowerPoint presentation, not a filing"),
    ("EncryptedPackage", "an encrypted Office file: save it without a password"),
    ("__properties_version1.0", "an Outlook message, not a filing"),
    ("VisioDocument", "a Visio drawing, not a filing"),
)

HTML_HEAD = 4096
HTML_START = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|script|style|center|font|span|h[1-6])[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
"""A page, or a piece of one, begins with a tag; a text whose cells hold tags begins with its words."""
HTML_BODY = re.compile(r"<(?:html|body)(?:\s[^<>]{0,400})?>", re.IGNORECASE)
OTHER_MARKUP = (
    (re.compile(r"<\?mso-application|<(?:w:wordDocument|pkg:package)[\s>]"), "a Word XML file: save it as .docx"),
    (re.compile(r"<(?:svg|rss|feed|plist|xbrl|xbrli:xbrl)[\s>]"), "an XML file, not a filing"),
)
WEB_ARCHIVE = re.compile(rb"(?:From: |MIME-Version:|Subject: |Content-Type: ?multipart/related)", re.IGNORECASE)


def kind_of(data: bytes, *, source: str) -> Kind:
    """The kind of a file; a page may still be TEXT. Raises UnreadableFileError, naming a kind without a reader."""
    if b"%PDF-" in data[:PDF_HEAD]:
        return Kind.PDF
    if data.startswith(ZIP):
        return _kind_in_zip(data, source)
    if data.startswith(OLE):
        return _kind_in_ole(data, source)
    for signature, name in OTHERS:
        if data.startswith(signature) and (len(signature) > 3 or _is_binary(data)):
            raise UnreadableFileError(source, name)
    if WEB_ARCHIVE.match(data) and b"multipart/related" in data[:HTML_HEAD].lower():
        return Kind.WEB_ARCHIVE
    return Kind.TEXT


def is_html(text: str, *, source: str) -> bool:
    """The text is a web page. Raises UnreadableFileError for other markup that no reader takes."""
    head = text[:HTML_HEAD]
    for pattern, name in OTHER_MARKUP:
        if head.lstrip("\ufeff \t\r\n").startswith("<") and pattern.search(head) and not HTML_BODY.search(head):
            raise UnreadableFileError(source, name)
    return HTML_START.match(head) is not None or HTML_BODY.search(head) is not None


def check_length(length: int, *, source: str) -> None:
    """Refuse a text before its reading takes the time and the memory that its length would cost."""
    if length > LONGEST:
        raise UnreadableFileError(source, f"longer than any filing: more than {LONGEST:,} characters")


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data[:512] or any(byte < 9 for byte in data[:512])


def _kind_in_zip(data: bytes, source: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except Exception:
        what = "Word file: its ZIP container is broken" if b"word/document" in data else "ZIP file"
        raise UnreadableFileError(source, f"a damaged {what}") from None
    if any(name.startswith("word/document") for name in names):
        return Kind.DOCX
    for start, name in IN_ZIP:
        if any(member.startswith(start) for member in names):
            raise UnreadableFileError(source, name)
    raise UnreadableFileError(source, "a ZIP archive without a Word document")


def _kind_in_ole(data: bytes, source: str) -> Kind:
    from extractors.readers.ole import open_ole

    with open_ole(data, source) as container:
        streams = {path[0] for path in container.listdir()}
    if "EncryptedPackage" not in streams and "WordDocument" in streams:
        return Kind.DOC
    for stream, name in IN_OLE:
        if stream in streams:
            raise UnreadableFileError(source, name)
    raise UnreadableFileError(source, "an OLE container without a Word document")
