"""Companies named in a text: each golden line is a text with its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.annotations import Filer
from extractors.companies.component import Vocabulary, find_names
from extractors.companies.lexicon import find_entries, is_not_company, members_of

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors" / "companies.txt"
ROWS = [r.split("\t") for r in GOLDENS.read_text(encoding="utf-8").splitlines() if r and not r.startswith("#")]
VOCABULARY = Vocabulary.of(Filer("600001", "明谷科技", "明谷科技股份有限公司", frozenset({"公司"})))


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[r[0][:60] for r in ROWS])
def test_companies(text: str, expected: str) -> None:
    found = [t for t in find_names(text, VOCABULARY) if not t.is_filer]
    assert {t.name for t in found} == (set() if expected == "nothing" else set(expected.split(" + ")))
    assert all(text[t.span.start : t.span.end] == t.name for t in found)


@pytest.mark.parametrize("text", ["子公司", "同行业公司", "各家公司", "互联网公司", "该公司"])
def test_company_word_in_another_word_is_not_the_filer(text: str) -> None:
    assert not any(t.is_filer for t in find_names(text, VOCABULARY))


@pytest.mark.parametrize("text", ["公司产品", "与公司合作", "是公司客户", "目前，公司"])
def test_company_word_alone_is_the_filer(text: str) -> None:
    assert any(t.is_filer for t in find_names(text, VOCABULARY))


def test_group_is_known_with_its_members() -> None:
    assert members_of("BAT") == ("百度", "阿里巴巴", "腾讯")
    assert members_of("百度") == ()


def test_longer_look_alike_hides_the_brand_inside() -> None:
    assert find_entries("通过腾讯会议召开") == []
    assert is_not_company("腾讯会议")
