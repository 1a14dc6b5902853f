"""Who spoke for the company, with which title."""

from __future__ import annotations

import pytest

from extractors.hosts.cells import parse_hosts
from tests.extractors.form_cells import cell, expected_items
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("printed", "expected"), golden_lines("hosts"))
def test_speakers_of_a_cell(printed: str, expected: str) -> None:
    speakers, _ = parse_hosts(cell(printed))
    assert [f"{s.person}={s.title or ''}" for s in speakers] == expected_items(expected)


@pytest.mark.parametrize(("printed", "expected"), golden_lines("hosts"))
def test_a_speaker_stands_where_it_says(printed: str, expected: str) -> None:
    text = cell(printed)
    for speaker in parse_hosts(text)[0]:
        assert "".join(speaker.person.split()) in "".join(text[speaker.start : speaker.end].split())


def test_titles_longer_than_anybody_holds_stay_pending() -> None:
    text = f"{'、'.join(['总经理'] * 40)}：张三"
    speakers, unread = parse_hosts(text)
    assert ([(s.person, s.title) for s in speakers], len(unread)) == ([("张三", None)], 40)


def test_a_title_without_a_person_stays_pending() -> None:
    assert [atom.text for atom in parse_hosts("董事会秘书：张三；证券事务代表")[1]] == ["证券事务代表"]
