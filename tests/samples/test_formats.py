"""The sample filings in every format that is read: the files in the repository, and the record of each."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
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
