"""Cues and look-alikes, sentences and clauses."""

from __future__ import annotations

import pytest

from extractors.clauses import clause_at, split_clauses, split_sentences
from extractors.document import Span
from extractors.record import Modality, Polarity
from extractors.relations.cues import Sense, find_following, find_preceding
from extractors.relations.qualifiers import qualify


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("不是公司客户", [Sense.DENIED]),
        ("尚未开展合作", [Sense.DENIED]),
        ("不存在合作", [Sense.DENIED]),
        ("不排除合作", [Sense.HEDGED]),
        ("如果合作", [Sense.HYPOTHETICAL]),
        ("拟收购", [Sense.PLANNED]),
        ("不再合作", [Sense.FORMER]),
        ("不便披露", [Sense.WITHHELD]),
        ("网传合作", [Sense.RUMOURED]),
        ("不仅合作", []),
        ("不断合作", []),
        ("无锡工厂", []),
        ("非常重视", []),
        ("不少客户", []),
        ("未来合作", []),
        ("不是没有合作", []),
        ("无线通信", []),
    ],
)
def test_preceding(text: str, senses: list[Sense]) -> None:
    assert [c.sense for c in find_preceding(text, 0, len(text))] == senses


def test_following() -> None:
    assert [c.text for c in find_following("的消息不属实", 0, 6)] == ["的消息", "不属实"]


def test_no_cue_leaves_a_statement_as_it_is() -> None:
    verdict = qualify("公司与甲合作", 0, 6)
    assert verdict is not None
    assert (verdict.polarity, verdict.modality, verdict.cue) == (Polarity.AFFIRMED, Modality.STATED, None)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲是客户。乙不是。", ["甲是客户。", "乙不是。"]),
        ("甲说：“是。”乙走了。", ["甲说：“是。”", "乙走了。"]),
        ("收入7,446.09万元，增长3.5%。", ["收入7,446.09万元，增长3.5%。"]),
        ("甲；乙", ["甲；", "乙"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("甲是客户，乙不是", ["甲是客户，", "乙不是"]),
        ("甲是客户但乙不是", ["甲是客户", "但乙不是"]),
        ("收入7,446.09万元", ["收入7,446.09万元"]),
        ("发布《甲，乙》办法", ["发布《甲，乙》办法"]),
        ("甲,乙", ["甲,", "乙"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [c.of(text) for c in split_clauses(text, Span(0, len(text)))] == clauses


def test_clause_at() -> None:
    clauses = [Span(0, 3), Span(3, 6)]
    assert clause_at(clauses, 4) == Span(3, 6)
    with pytest.raises(ValueError, match="none of the clauses"):
        clause_at(clauses, 9)
