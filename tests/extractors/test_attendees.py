"""Attendee cells: who came, for whom."""

from __future__ import annotations

import pytest

from extractors.attendees.cells import parse_attendees
from extractors.names import is_han_name
from tests.extractors.form_cells import cell, cut_at_margin, expected_items
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


FLOWS = (
    "东湖证券：张伟、李娜、季新星；长湖证券：王强、赵立新；云岭基金：陈静怡；明湖私募基金：杨维舟、周凯；澄心资产：吴迪",
    "东湖证券 张伟、李明昕，长湖证券 王建国 赵立新，云岭基金 陈静怡，明湖投资 杨维舟，交银施罗德 周凯，国投瑞银 吴迪",
    "东湖证券股份有限公司、云岭基金管理有限公司、珠海横琴明湖投资有限公司、北京澄心私募基金管理有限公司、浙江龙湾资产管理有限公司",
    "东湖证券张伟、长湖证券王建国、云岭基金陈静怡、明湖投资杨维舟、澄心资产周凯、和湖资本吴迪、平安养老赵敏",
    "东湖证券（张伟、李明昕）、云岭基金（陈静怡）、明湖投资（杨维舟、周凯）、澄心资产（吴迪）、和湖资本（赵立新）",
    "Blue Peak Capital Management (Hong Kong) Limited 陈静怡, Coral Reef Asset Management Frank He, "
    "Amber Ridge Investment Lucy Wang",
    "中金公司、国君、申万宏源、招商证券自营、平安养老、中邮理财、泰康资产、"
    "Morgan Stanley、Point72、Blue Peak Capital、UBS AG、人保资产",
)


@pytest.mark.parametrize("width", range(44, 78, 2))
@pytest.mark.parametrize("flow", FLOWS)
def test_a_margin_changes_no_pair(flow: str, width: int) -> None:
    expected = [(pair.institution, pair.person) for pair in parse_attendees(flow).pairs]
    reading = parse_attendees(cut_at_margin(flow, width))
    assert expected
    assert [(pair.institution, pair.person) for pair in reading.pairs] == expected


@pytest.mark.parametrize("text", ["东湖证券（、）", "（）", "（、）", "\n", "东湖证券\n\n（\n）", "-", "—\n、"])
def test_a_cell_of_marks_names_nobody_new(text: str) -> None:
    assert {pair.person for pair in parse_attendees(text).pairs} <= {None}


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


@pytest.mark.parametrize("cell", ["和" * 2000, "甲乙和" * 200], ids=["the word alone", "between names"])
def test_many_words_that_may_join_are_not_tried_in_every_way(cell: str) -> None:
    reading = parse_attendees(cell)
    assert (reading.pairs, len(reading.unread)) == ([], 1)
