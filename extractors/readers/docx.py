"""Reads Word files (.docx, and .docm without running anything): body in order, tracked changes as accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from posixpath import normpath
from typing import IO, Any

from lxml import etree

from extractors.document import Document
from extractors.errors import FilingError, UnreadableFileError
from extractors.readers.docx_body import Body
from extractors.readers.docx_numbering import Numbering
from extractors.readers.layout import document_from
from extractors.readers.ooxml import attribute, child, children

LARGEST = 200 * 1024 * 1024
"""A file whose members together inflate to more than this many bytes is refused."""
STEEPEST = 200
"""A part that inflates to more than so many times its packed size is refused …"""
SMALL = 1024 * 1024
"""… unless it is smaller than this: a short part of spaces packs well in all honesty."""
CHUNK = 1 << 16
MAIN_PART = "word/document.xml"
DEEP = "its XML is nested too deeply, or is broken"
BOMB = "a ZIP file that inflates beyond measure"
ENCRYPTED = 0x1


def read_docx(data: bytes, *, source: str) -> Document:
    """A filing as DOCX. Raises UnreadableFileError (damaged, inflating beyond measure, no text)."""
    try:
        body = _body(data, source)
        items = list(body.items())
    except zipfile.BadZipFile:
        raise UnreadableFileError(source, "a damaged Word file: its ZIP container is broken") from None
    except (etree.XMLSyntaxError, RecursionError):
        raise UnreadableFileError(source, f"a damaged Word file: {DEEP}") from None
    document = document_from(items, data, source=source)
    if not document.text.strip():
        raise UnreadableFileError(source, "a Word file without text (pictures only?)")
    return document


def _body(data: bytes, source: str) -> Body:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        check_size(package, source)
        main = _main_part(package, source)
        document = _parse(read_part(package, main, source))
        folder = main.rpartition("/")[0]
        numbering = _optional(package, f"{folder}/numbering.xml", source)
        styles = _optional(package, f"{folder}/styles.xml", source)
    body = child(document, "body")
    if body is None:
        raise UnreadableFileError(source, "a damaged Word file: it has no body")
    return Body(body, Numbering(numbering, styles))


def check_size(package: zipfile.ZipFile, source: str) -> None:
    """Refuse, by what the directory of the ZIP says, a file that would inflate beyond measure."""
    if sum(member.file_size for member in package.infolist()) > LARGEST:
        raise UnreadableFileError(source, BOMB)


def read_part(package: zipfile.ZipFile, name: str, source: str) -> bytes:
    """A member, read in pieces: its size in the directory may be a lie. Pictures and macros are never read.

    Raises KeyError where there is none, BadZipFile where it is damaged, in whatever way that shows.
    """
    member = package.getinfo(name)
    if member.file_size > SMALL and member.file_size > STEEPEST * max(member.compress_size, 1):
        raise UnreadableFileError(source, BOMB)
    if member.flag_bits & ENCRYPTED:
        raise UnreadableFileError(source, "an encrypted ZIP file")
    try:
        with package.open(member) as stream:
            return b"".join(_pieces(stream, source))
    except FilingError:
        raise
    except Exception as error:
        raise zipfile.BadZipFile(str(error)) from error


def _pieces(stream: IO[bytes], source: str) -> Iterator[bytes]:
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > LARGEST:
            raise UnreadableFileError(source, BOMB)
        yield piece


def _main_part(package: zipfile.ZipFile, source: str) -> str:
    """The part that the package names as its document; word/document.xml where it names none."""
    names = set(package.namelist())
    if "_rels/.rels" in names:
        for relation in children(_parse(read_part(package, "_rels/.rels", source))):
            if attribute(relation, "Type").endswith("/officeDocument"):
                target = normpath(attribute(relation, "Target").lstrip("/"))
                if target in names:
                    return target
    if MAIN_PART not in names:
        raise UnreadableFileError(source, "a ZIP file without a Word document")
    return MAIN_PART


def _optional(package: zipfile.ZipFile, name: str, source: str) -> Any:
    """A part that the text can be read without: None where it is missing or broken."""
    try:
        return _parse(read_part(package, name, source))
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile):
        return None


def _parse(xml: bytes) -> Any:
    """The root element. Entities are not expanded, nothing is fetched, depth and size stay within libxml2's limits."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
