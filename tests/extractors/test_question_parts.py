"""What an exchange asks one by one, and answers that decline to say something."""

from __future__ import annotations

import pytest

from extractors.document import Span
from extractors.header.letter import find_letter
from extractors.questions.declined import find_refusal
from extractors.questions.parts import find_parts
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("text", "expected"), golden_lines("question_parts"))
def test_parts(text: str, expected: str) -> None:
    printed = f"前文。\n{text}".replace("⏎", "\n")
    found = find_parts(printed, Span(4, len(printed)))
    assert " + ".join(p.text for p in found) == expected
    assert [p.text for p in found] == [printed[p.start : p.end] for p in found]


@pytest.mark.parametrize(("answer", "expected"), golden_lines("declined"))
def test_declined(answer: str, expected: str) -> None:
    text = f"问题？\n{answer}"
    found = find_refusal(text, Span(4, len(text)))
    assert (found.text if found else "") == expected
    assert found is None or text[found.start : found.end] == found.text


LETTERS = {
    "收到贵所出具的《关于云岭数据申请文件的审核问询函》（以下简称问询函）": "关于云岭数据申请文件的审核问询函",
    "《关于云岭数据的审核问询函的回复》，贵所《关于云岭数据年报的监管工作函》": "关于云岭数据年报的监管工作函",
    "贵部下发的《关于对澄湖传动的年报问询函（二）》": "关于对澄湖传动的年报问询函（二）",
    "公司已于近日收到年报问询函。": None,
    "《募集说明书》与《问询函回复》": None,
}


@pytest.mark.parametrize(("opening", "title"), LETTERS.items())
def test_letter(opening: str, title: str | None) -> None:
    assert find_letter(opening) == title
