"""Which titles are rules, and what they are called."""

from __future__ import annotations

import pytest

from extractors.regulations.component import find_regulations
from extractors.regulations.titles import find_titles
from tests.extractors.golden_lines import corpus_text, golden_lines


@pytest.mark.parametrize(("text", "expected"), golden_lines("regulations"))
def test_regulations_of_a_sentence(text: str, expected: str) -> None:
    reading = find_regulations(text)
    wanted = [] if expected == "-" else expected.split(" | ")
    titles = [w.partition(" @ ")[0].split(" = ") for w in wanted if not w.startswith("?")]
    assert [r.title for r in reading.regulations] == [names[0] for names in titles]
    assert [p.text for p in reading.pending] == [w[1:] for w in wanted if w.startswith("?")]
    for regulation, names in zip(reading.regulations, titles, strict=True):
        assert set(names[1:]) <= set(regulation.aliases)
    for regulation, line in zip(reading.regulations, wanted, strict=False):
        assert " @ " not in line or regulation.issuer == line.partition(" @ ")[2]


def test_places_are_those_of_the_titles() -> None:
    text = "根据《数据安全法》和 ISO 9001，《安全评估办法》即《数据出境安全评估办法》。"
    reading = find_regulations(text)
    assert [text[r.start : r.end] for r in reading.regulations] == ["数据安全法", "ISO 9001", "数据出境安全评估办法"]
    assert [text[m.start : m.end] for m in reading.mentions] == [
        "数据安全法",
        "ISO 9001",
        "安全评估办法",
        "数据出境安全评估办法",
    ]


def test_an_unclosed_bracket_ends_with_its_line() -> None:
    assert [t.text for t in find_titles("《促进和\n规范《网络安全法》")] == ["网络安全法"]


def test_a_long_run_of_brackets_is_read_in_linear_time() -> None:
    assert list(find_titles("《" * 20_000)) == []


@pytest.mark.corpus
def test_the_nested_title_of_a_real_reply_is_one_regulation() -> None:
    titles = [r.title for r in find_regulations(corpus_text("004_")).regulations]
    assert sum("适用意见" in title for title in titles) == 1
    assert not any(title.endswith(("制度", "问询函")) for title in titles)
