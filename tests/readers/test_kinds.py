"""Which reader takes a file is found from its content, and every reader reads the same filing the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Document
from extractors.errors import UnreadableFileError
from extractors.pipeline import extract
from extractors.readers import read_bytes
from tests.readers.writers import Sheet, as_doc, as_docx, as_html, docx_of, ole_bytes, paragraph, sheet_of, zip_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "filings"
NAMES = sorted(path.name for path in SAMPLES.glob("*.txt"))

PLACES = ("start", "end", "source", "sha256", "id")
"""Where a fact stands differs where a format keeps no runs of spaces; what it says does not. The id of a document
without a company code has the hash of the file in it."""

FORMATS: dict[str, Callable[[Sheet], bytes]] = {
    "docx": as_docx,
    "doc": as_doc,
    "html": as_html,
    "html in gb2312": lambda sheet: as_html(sheet, "gb2312"),
    "html in utf-16": lambda sheet: as_html(sheet, "utf-16"),
}


@cache
def sample(name: str) -> Document:
    return read_bytes((SAMPLES / name).read_bytes(), source=name)


def facts(value: Any) -> Any:
    """A record without places, and with the spaces between words counted as one."""
    if isinstance(value, dict):
        return {key: facts(item) for key, item in value.items() if not key.endswith(PLACES)}
    if isinstance(value, list | tuple):
        return [facts(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@cache
def facts_of_text(name: str) -> Any:
    return facts(extract(sample(name)).model_dump())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_filing_says_the_same_in_every_format(name: str, kind: str) -> None:
    document = read_bytes(FORMATS[kind](sheet_of(sample(name))), source=name)
    assert facts(extract(document).model_dump()) == facts_of_text(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_says_the_same_in_every_encoding(name: str, encoding: str) -> None:
    data = (SAMPLES / name).read_bytes().decode().encode(encoding)
    assert facts(extract(read_bytes(data, source=name)).model_dump()) == facts_of_text(name)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_text_is_the_same_but_for_runs_of_spaces(kind: str) -> None:
    for name in NAMES:
        text = read_bytes(FORMATS[kind](sheet_of(sample(name))), source=name).text
        assert [line.split() for line in text.split("\n")] == [line.split() for line in sample(name).text.split("\n")]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(zip_bytes({"xl/workbook.xml": b"<a/>"}), "an Excel workbook", id="xlsx"),
        pytest.param(zip_bytes({"ppt/presentation.xml": b"<a/>"}), "a PowerPoint presentation", id="pptx"),
        pytest.param(zip_bytes({"OFD.xml": b"<a/>"}), "an OFD document", id="ofd"),
        pytest.param(zip_bytes({"mimetype": b"", "content.xml": b"<a/>"}), "an OpenDocument file", id="odt"),
        pytest.param(zip_bytes({"a.pdf": b"%PDF-1.4"}), "a ZIP archive", id="zip"),
        pytest.param(zip_bytes({}), "a ZIP archive", id="empty zip"),
        pytest.param(b"PK\x03\x04" + b"\0" * 50, "a damaged ZIP file", id="broken zip"),
        pytest.param(docx_of(paragraph("甲"))[:-40], "a damaged Word file", id="broken docx"),
        pytest.param(ole_bytes({"Workbook": b""}), "an Excel workbook", id="xls"),
        pytest.param(ole_bytes({"PowerPoint Document": b""}), "a PowerPoint presentation", id="ppt"),
        pytest.param(ole_bytes({"EncryptedPackage": b""}), "an encrypted Office file", id="encrypted docx"),
        pytest.param(ole_bytes({"Contents": b""}), "without a Word document", id="other ole"),
        pytest.param(b"{\\rtf1\\ansi \\par}", "an RTF document", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "an image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "an image", id="jpeg"),
        pytest.param(b"MZ\x90\0\x03\0\0\0" + b"\0" * 99, "a program", id="exe"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\0" * 99, "a program", id="elf"),
        pytest.param(b"Rar!\x1a\x07\0", "a RAR archive", id="rar"),
        pytest.param(b"\x1f\x8b\x08\0\0\0", "a gzip archive", id="gzip"),
        pytest.param(b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "Word XML", id="word xml"),
        pytest.param(b'<?xml version="1.0"?><svg xmlns="x"></svg>', "an XML file", id="svg"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\0" * 100, "empty", id="zeros"),
        pytest.param(bytes(range(256)) * 20, "not text", id="noise"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("source", ["filing.pdf", "filing.docx", "filing.txt"])
def test_a_file_of_another_kind_is_named_whatever_it_is_called(data: bytes, name: str, source: str) -> None:
    with pytest.raises(UnreadableFileError, match=name) as caught:
        read_bytes(data, source=source)
    assert caught.value.source == source
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["MZ公司的收入增长。", "BM公司的收入增长。", "BZh公司的收入增长。", "PK 公司的收入增长。"]
)
def test_a_text_may_begin_with_the_letters_of_another_kind(text: str) -> None:
    assert read_bytes(text.encode(), source="a").text == text
