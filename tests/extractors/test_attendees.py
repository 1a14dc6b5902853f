"""Attendee cells: who came, for whom."""

from __future__ import annotations

import pytest

from extractors.attendees.cells import parse_attendees
from extractors.names import is_han_name
from tests.extractors.form_cells import cell, expected_items
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("printed", "expected"), golden_lines("attendees"))
def test_pairs_of_a_cell(printed: str, expected: str) -> None:
    reading = parse_attendees(cell(printed))
    assert [f"{p.institution or ''}/{p.person or ''}" for p in reading.pairs] == expected_items(expected)


@pytest.mark.parametrize(("printed", "expected"), golden_lines("attendees"))
def test_a_pair_stands_where_it_says(printed: str, expected: str) -> None:
    text = cell(printed)
    for pair in parse_attendees(text).pairs:
        evidence = "".join(text[pair.start : pair.end].split())
        assert "".join((pair.institution or "").split()) in evidence
        assert "".join((pair.person or "").split()) in evidence


def test_people_who_are_not_named_stay_pending_with_the_reason() -> None:
    text = "东湖证券、云岭基金等 32 家机构"
    assert [(text[u.start : u.end], u.reason) for u in parse_attendees(text).unread] == [
        ("等 32 家机构", "a headcount")
    ]


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("张三", True), ("欧阳一诺", True), ("亓官", True), ("公司", False), ("说明", False), ("甲乙丙丁戊", False)],
)
def test_names_begin_with_a_family_name(text: str, is_name: bool) -> None:
    assert is_han_name(text) is is_name
