"""What is read from whole filings, against their gold: the samples of this repository and the corpus' seeds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractors.pipeline import extract, read
from extractors.record import Record
from graph.assemble import assemble
from graph.schema import SCHEMA
from graph.score import Scores, score

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "filings"
SAMPLE_GOLD = ROOT / "tests" / "goldens" / "filings"
FORM = ("header", "categories", "dates", "location", "attendees", "hosts", "questions")
"""What a form says in its cells: read wholly right, or not read."""

PROSE_FLOORS = {
    "relations": 0.80,
    "denials": 0.80,
    "regulations": 0.90,
    "projects": 0.70,
    "periods": 0.80,
    "metrics": 0.70,
    "amounts": 0.70,
}
"""F1 (recall for metrics and amounts) that the reading of prose and tables never falls below."""


def corpus() -> Path:
    folder = Path(os.environ.get("IRGRAPH_CORPUS") or ROOT.parent / "shared" / "corpus")
    if not (folder / "seeds").is_dir():
        pytest.skip("no corpus (../shared/corpus or IRGRAPH_CORPUS)")
    return folder


def records_of(filings: Path, out: Path) -> list[Record]:
    """Records of the filings of a folder, also written to `out` as the scorer wants them."""
    found = []
    for path in sorted(filings.iterdir()):
        record = extract(read(path))
        (out / f"{path.stem}.json").write_text(record.to_json(), encoding="utf-8")
        found.append(record)
    return found


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], Scores]:
    out = tmp_path_factory.mktemp("samples")
    records = records_of(SAMPLES, out)
    return records, score(SAMPLE_GOLD, out)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], Scores]:
    folder, out, gold = corpus(), tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("gold")
    records = records_of(folder / "seeds", out)
    for path in out.iterdir():
        (gold / path.name).write_bytes((folder.parent / "gold" / path.name).read_bytes())
    return records, score(gold, out)


@pytest.mark.parametrize("field", FORM)
def test_the_forms_of_the_samples_are_read_wholly_right(samples: tuple[list[Record], Scores], field: str) -> None:
    assert samples[1].tallies[field].f1 == 1.0, samples[1].details


@pytest.mark.parametrize("field", PROSE_FLOORS)
def test_the_prose_of_the_samples(samples: tuple[list[Record], Scores], field: str) -> None:
    assert samples[1].tallies[field].f1 >= PROSE_FLOORS[field], samples[1].details


def test_nothing_in_the_samples_that_must_not_be(samples: tuple[list[Record], Scores]) -> None:
    assert samples[1].violations == 0


@pytest.mark.corpus
@pytest.mark.parametrize("field", FORM)
def test_the_forms_of_the_seeds_are_read_wholly_right(seeds: tuple[list[Record], Scores], field: str) -> None:
    assert seeds[1].tallies[field].f1 == 1.0, seeds[1].details


@pytest.mark.corpus
@pytest.mark.parametrize("field", PROSE_FLOORS)
def test_the_prose_of_the_seeds(seeds: tuple[list[Record], Scores], field: str) -> None:
    assert seeds[1].tallies[field].f1 >= PROSE_FLOORS[field], seeds[1].details


@pytest.mark.corpus
def test_nothing_in_the_seeds_that_must_not_be(seeds: tuple[list[Record], Scores]) -> None:
    assert seeds[1].violations == 0


def test_every_label_and_relationship_type_is_produced(samples: tuple[list[Record], Scores]) -> None:
    graph = assemble(samples[0])
    labels = {node.label for node in graph.nodes()}
    types = {edge.type for edge in graph.edges()}
    assert labels == {label.name for label in SCHEMA.labels}
    assert types == {rel.name for rel in SCHEMA.relationship_types}


def quotes(record: Record) -> list[tuple[int, int, str]]:
    """Every quote of a record with the offsets it claims."""
    relations = [(r.start, r.end, r.evidence) for r in record.relations]
    metrics = [(m.start, m.end, m.text) for m in record.metrics]
    questions = [(q.question_start, q.question_end, q.question) for q in record.questions]
    answers = [(q.answer_start, q.answer_end, q.answer) for q in record.questions]
    return relations + metrics + questions + answers


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda p: p.stem)
def test_every_quote_stands_at_its_offsets_and_in_the_file(path: Path) -> None:
    from extractors.document import Span

    document = read(path)
    for start, end, text in quotes(extract(document)):
        assert document.text[start:end] == text
        if text:
            first, last = document.source_span(Span(start, end))
            assert document.source_text[first:last]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda p: p.stem)
def test_the_same_file_gives_the_same_bytes(path: Path) -> None:
    assert extract(read(path)).to_json() == extract(read(path)).to_json()


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda p: p.stem)
def test_a_record_survives_its_json(path: Path) -> None:
    record = extract(read(path))
    assert Record.model_validate_json(record.to_json()) == record
