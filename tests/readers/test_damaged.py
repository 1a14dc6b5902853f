"""Whatever bytes a file has, reading it ends in a document or in a reason of one line. The bench in
tests/bench/damage.py does the same with many more files, in processes with limits."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Callable

import pytest

from extractors.document import Document
from extractors.errors import FilingError
from extractors.readers import read_bytes
from extractors.readers.pdf_lzw import from_lzw
from extractors.readers.pdf_streams import CONTENT, inflates_beyond_measure
from tests.bench.harms import HARMS, originals
from tests.bench.hostile import hostile
from tests.bench.made_pdf import lzw_of_one, pdf_bytes, pdf_of

QUICK = (
    "bomb.docx", "deep.docx", "deep-tables.docx", "entities.docx", "macro.docm", "deep.html",
    "deep-formatting.html", "encrypted.pdf", "scan.pdf", "no-pages.pdf", "circle.pdf", "encrypted.docx", "book.xls",
    "bomb-1gb.pdf", "bomb-twice.pdf", "deep-arrays.pdf", "deep-objects.pdf", "lines.pdf",
    "book.xlsx", "noise", "zeros", "empty", "nul.txt", "nul-everywhere.txt",
)  # fmt: skip
"""Of the hostile files those that need neither much time nor much memory to make."""


def ends_well(data: bytes, source: str) -> None:
    outcome: Document | FilingError
    try:
        outcome = read_bytes(data, source=source)
    except FilingError as error:
        outcome = error
    if isinstance(outcome, Document):
        assert len(outcome.origins) == len(outcome.text)
    else:
        assert str(outcome).startswith(source)
        assert "\n" not in str(outcome)


@pytest.mark.parametrize("name", QUICK)
def test_a_hostile_file_ends_in_a_document_or_a_reason(name: str) -> None:
    ends_well(hostile()[name](), name)


@pytest.mark.parametrize("suffix", ["txt", "gb.txt", "u16.txt", "docx", "doc", "html", "gb.html", "pdf"])
@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_damaged_file_ends_in_a_document_or_a_reason(
    suffix: str, harm: Callable[[bytes, random.Random], bytes]
) -> None:
    rng = random.Random(f"{suffix} {harm.__name__}")
    data = originals()[f"yunling-ir-2024-011.{suffix}"]
    for _ in range(3):
        ends_well(harm(data, rng), f"filing.{suffix}")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bomb.docx", "inflates beyond measure"),
        ("deep.docx", "inflates beyond measure|nested too deeply"),
        ("deep.html", "nested too deeply"),
        ("encrypted.pdf", "encrypted"),
        ("scan.pdf", "scan"),
        ("encrypted.docx", "encrypted"),
        ("bomb-1gb.pdf", "inflates beyond measure"),
        ("bomb-lzw.pdf", "inflates beyond measure"),
        ("bomb-again.pdf", "inflates beyond measure"),
        ("noise", "not text"),
    ],
)
def test_the_reason_names_what_is_wrong(name: str, reason: str) -> None:
    with pytest.raises(FilingError, match=reason):
        read_bytes(hostile()[name](), source=name)


def test_a_text_longer_than_any_filing_is_refused() -> None:
    with pytest.raises(FilingError, match="longer than any filing"):
        read_bytes(("公司的收入增长。\n" * 130_000).encode(), source="a")


def test_the_generator_makes_pdf_files_that_can_be_read() -> None:
    assert read_bytes(pdf_bytes([["公司的收入增长。"]]), source="a").text == "公司的收入增长。"


@pytest.mark.parametrize("early", [1, 0])
@pytest.mark.parametrize(("size", "is_bomb"), [(CONTENT + 5000, True), (CONTENT - 5000, False)])
def test_an_lzw_stream_is_measured(size: int, early: int, is_bomb: bool) -> None:
    parameters = "" if early else "/DecodeParms<</EarlyChange 0>>"
    assert inflates_beyond_measure(pdf_of(lzw_of_one(size, early=early), f"/Filter/LZWDecode{parameters}")) is is_bomb


def test_lzw_codes_stand_for_what_they_packed() -> None:
    assert b"".join(from_lzw(lzw_of_one(3003, early=1), early=1)) == b" " * 3003


def test_lzw_codes_that_make_no_sense_end_the_stream() -> None:
    assert len(b"".join(from_lzw(random.Random(5).randbytes(20_000), early=1))) < 1_000_000


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "/ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    "/AHx": lambda data: data.hex().encode() + b">",
    "/Fl": lambda data: zlib.compress(data, 9),
}


@pytest.mark.parametrize("filters", ["/FlateDecode", "[/FlateDecode]", "/Fl", "[/ASCII85Decode /FlateDecode]",
                                     "[/AHx /Fl /Fl]"])  # fmt: skip
@pytest.mark.parametrize(("size", "is_bomb"), [(CONTENT + 1, True), (CONTENT, False)])
def test_a_stream_is_measured_through_its_filters(filters: str, size: int, is_bomb: bool) -> None:
    stream = zlib.compress(bytes(size), 9)
    for name in filters.strip("[]").split()[-2::-1]:
        stream = PACKERS[name](stream)
    assert inflates_beyond_measure(pdf_of(stream, f"/Filter {filters}")) is is_bomb


def test_a_stream_that_cannot_be_unpacked_is_left_to_pdfium() -> None:
    assert not inflates_beyond_measure(pdf_of(random.Random(3).randbytes(20_000), "/Filter/FlateDecode"))
