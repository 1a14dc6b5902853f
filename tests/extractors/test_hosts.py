"""Who spoke for the company, with which title."""

from __future__ import annotations

import pytest

from extractors.hosts.cells import parse_hosts
from tests.extractors.form_cells import cell, cut_at_margin, expected_items
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


SPEAKERS = (
    "公司副总经理、董事会秘书李明，公司投资发展部总经理周志明，公司研发中心主任郑凯，品牌公关部副部长何静怡",
    "董事长 王建国先生、总裁 陈立先生、财务负责人 孙悦女士、独立董事 郭涛先生、董秘 李明先生参与了本次业绩说明会",
    "公司董事、总经理陈立，副总经理、财务负责人孙悦，董事会秘书李明，证券事务代表赵立新等高级管理人员。",
)


@pytest.mark.parametrize("width", range(44, 78, 2))
@pytest.mark.parametrize("printed", SPEAKERS)
def test_a_margin_changes_no_speaker(printed: str, width: int) -> None:
    expected = [(s.person, s.title) for s in parse_hosts(printed)[0]]
    speakers, _ = parse_hosts(cut_at_margin(printed, width))
    assert expected
    assert [(s.person, s.title) for s in speakers] == expected


@pytest.mark.parametrize(
    "text", ["", "\n", "（、）", "答复：", "回复", "；；", "：", "（答复）\n", "董事会办公室（\n）"]
)
def test_a_cell_of_marks_names_nobody(text: str) -> None:
    assert parse_hosts(text)[0] == []


def test_titles_longer_than_anybody_holds_stay_pending() -> None:
    text = f"{'、'.join(['总经理'] * 40)}：张三"
    speakers, unread = parse_hosts(text)
    assert ([(s.person, s.title) for s in speakers], len(unread)) == ([("张三", None)], 40)


def test_a_title_without_a_person_stays_pending() -> None:
    assert [atom.text for atom in parse_hosts("董事会秘书：张三；证券事务代表")[1]] == ["证券事务代表"]
