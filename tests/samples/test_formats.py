"""The sample filings in every format that is read: the files in the repository, and the record of each."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.pipeline import extract, read
from extractors.readers import read_bytes
from extractors.record import Kind, Record
from tests.samples.filings import FOLDER, filings
from tests.samples.formats import FORMATS, made

NAMES = sorted(path.name for path in FORMATS.iterdir())
FORMS = [name for name in NAMES if "-ir-" in name]
REPLIES = [name for name in NAMES if "-ir-" not in name]
REFERENCE = "详见附件"
"""A cell that refers to a list behind the form is reported, the list is read."""


@cache
def of_text(name: str) -> Record:
    """The record of the text that a file was made from."""
    return extract(read(FOLDER / f"{name.split('.')[0]}.txt"))


@cache
def of_file(name: str) -> Record:
    return extract(read_bytes((FORMATS / name).read_bytes(), source=name))


def said(item: Any) -> Any:
    """What a record says, whatever file says it: without places, the file's name and hash, and white space."""
    if isinstance(item, dict):
        places = {key for key in item if key.endswith(("start", "end"))} | {"source", "sha256"}
        return {key: said(value) for key, value in item.items() if key not in places}
    if isinstance(item, list):
        return [said(one) for one in item]
    return "".join(item.split()) if isinstance(item, str) else item


def parts(record: Record) -> dict[str, Any]:
    whole: dict[str, Any] = said(json.loads(record.to_json()))
    whole["pending"] = [item for item in whole["pending"] if not item["text"].startswith(REFERENCE)]
    return whole


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_the_same_record_in_every_format(name: str) -> None:
    assert parts(of_file(name)) == parts(of_text(name))


FACTS = ("meeting", "regulations", "projects", "periods", "metrics", "amounts")


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_gives_the_same_facts_in_every_format(name: str) -> None:
    """The text lost the cells of its tables: a file that has them quotes rows with TABs and leaves fewer pending."""
    of_this, expected = parts(of_file(name)), parts(of_text(name))
    assert {part: of_this[part] for part in FACTS} == {part: expected[part] for part in FACTS}
    assert header(of_this) == header(expected)
    assert relations(of_file(name)) == relations(of_text(name))
    assert len(of_this["pending"]) <= len(expected["pending"])


def header(whole: dict[str, Any]) -> dict[str, Any]:
    """Without the name of a filing that has no number: it is made from the file's hash."""
    return {key: value for key, value in whole["document"].items() if key != "id"}


def relations(record: Record) -> list[tuple[object, ...]]:
    """Who stands how to the filer; a table with cells also tells the brand from the name."""
    found = [(r.type, r.object, r.polarity, r.modality, r.period, r.rule, said(r.evidence)) for r in record.relations]
    return sorted(found, key=str)


@pytest.mark.parametrize("name", REPLIES)
def test_what_is_pending_of_a_reply_with_cells_is_no_row_of_a_table(name: str) -> None:
    if not name.endswith(".txt"):
        assert not [item.text for item in of_file(name).pending if item.reason.startswith("table")]


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_at_its_offsets_in_every_format(name: str) -> None:
    document = read_bytes((FORMATS / name).read_bytes(), source=name)
    record = of_file(name)
    for item in record.relations:
        assert document.text[item.start : item.end] == item.evidence
    for metric in record.metrics:
        assert document.text[metric.start : metric.end] == metric.text


@pytest.mark.parametrize("name", sorted(made()))
def test_the_file_in_the_repository_is_what_the_generator_makes(name: str) -> None:
    """`python -m tests.samples` makes them anew."""
    assert members((FORMATS / name).read_bytes()) == members(made()[name])


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package, whatever zlib packed them; any other file as it is."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_there_is_no_other_file() -> None:
    assert set(NAMES) == set(made())


def test_every_sample_is_there_in_every_format() -> None:
    suffixes = {"pdf", "docx", "doc", "html", "gb18030.txt"}
    assert {filing.name for filing in filings()} == {path.stem for path in FOLDER.iterdir()}
    assert all(f"{filing.name}.{suffix}" in NAMES for filing in filings() for suffix in suffixes)
    assert {of_file(name).document.kind for name in FORMS} == {Kind.IR_RECORD}


def test_a_doc_that_another_program_wrote_gives_the_same_record() -> None:
    """LibreOffice 7.4 saved the sample, from a Word file without its controls and tracked changes, as Word 97."""
    path = Path(__file__).parents[1] / "readers" / "data" / "libreoffice-yunling-ir-2024-011.doc"
    assert parts(extract(read(path))) == parts(of_text("yunling-ir-2024-011.txt"))
