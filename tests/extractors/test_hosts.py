"""Who spoke for the company, with which title."""

from __future__ import annotations

import pytest

from extractors.hosts import parse_hosts
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
