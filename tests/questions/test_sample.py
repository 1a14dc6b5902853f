"""The sample holds one of everything, and every span of it stands in the filing's text."""

from __future__ import annotations

import pytest

from extractors.record import Record
from graph.assemble import assemble
from graph.schema import SCHEMA
from tests.sample_records import AUTUMN, GEARS, REPLY, SPRING, SUMMER, sample_records
from tests.sample_records_2025 import INQUIRY, VISIT, WINTER
from tests.sample_records_replies import REPLIES

TEXTS = [t.text for t in (SPRING, SUMMER, AUTUMN, REPLY, GEARS, WINTER, VISIT, INQUIRY, *REPLIES)]


def test_sample_holds_every_label_and_relationship_type() -> None:
    graph = assemble(sample_records())
    labels = {node.label for node in graph.nodes()}
    types = {edge.type for edge in graph.edges()}
    assert {x.name for x in SCHEMA.labels} - labels == set()
    assert {x.name for x in SCHEMA.relationship_types} - types == set()


FILINGS = [pytest.param(r, t, id=r.document.source) for r, t in zip(sample_records(), TEXTS, strict=True)]


@pytest.mark.parametrize(("record", "text"), FILINGS)
def test_evidence_stands_at_its_offsets(record: Record, text: str) -> None:
    for relation in record.relations:
        assert text[relation.start : relation.end] == relation.evidence
        assert text[relation.object_start : relation.object_end] == relation.object
    for metric in record.metrics:
        assert text[metric.start : metric.end] == metric.text
    for question in record.questions:
        assert text[question.answer_start : question.answer_end] == question.answer
    for question in record.questions:
        for part in (*question.parts, *([question.declined] if question.declined else [])):
            assert text[part.start : part.end] == part.text
    for section in record.sections:
        assert not section.text or text[section.start : section.end] == section.text
