"""Whatever bytes a file has, reading it ends in a document or in a reason of one line. The bench in
tests/bench/damage.py does the same with many more files, in processes with limits."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from extractors.document import Document
from extractors.errors import FilingError
from extractors.readers import read_bytes
from tests.bench.damage import HARMS, hostile, originals
from tests.bench.made_pdf import pdf_bytes

QUICK = (
    "bomb.docx", "deep.docx", "deep-tables.docx", "entities.docx", "macro.docm", "deep.html",
    "deep-formatting.html", "encrypted.pdf", "scan.pdf", "no-pages.pdf", "circle.pdf", "encrypted.docx", "book.xls",
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
