"""Question and answer pairs of the main content."""

from __future__ import annotations

import pytest

from extractors.document import Span
from extractors.questions.component import split_content
from tests.extractors.form_cells import cell
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("printed", "expected"), golden_lines("questions"))
def test_questions_of_the_content(printed: str, expected: str) -> None:
    text = cell(printed)
    pairs, _ = split_content(text, Span(0, len(text)))
    count, *questions = cell(expected).split(" | ")
    assert [pair.question.of(text) for pair in pairs] == questions
    assert len(pairs) == int(count)


@pytest.mark.parametrize(("printed", "expected"), golden_lines("questions"))
def test_passages_cover_all_of_the_content(printed: str, expected: str) -> None:
    text = cell(printed)
    pairs, others = split_content(text, Span(0, len(text)))
    covered = {i for span in [*(pair.whole for pair in pairs), *others] for i in range(span.start, span.end)}
    assert [c for i, c in enumerate(text) if i not in covered and not c.isspace()] == []


def test_an_answer_is_what_stands_after_its_marker() -> None:
    text = "问：毛利率如何？答：保持平稳。"
    pair = split_content(text, Span(0, len(text)))[0][0]
    assert (pair.question.of(text), pair.answer.of(text)) == ("毛利率如何？", "保持平稳。")


def test_a_section_heading_is_no_part_of_the_answer_before_it() -> None:
    text = "一、现场\n1、毛利率如何？\n平稳。\n二、线上交流\n1、订单呢？\n充足。"
    pairs, others = split_content(text, Span(0, len(text)))
    assert [pair.answer.of(text) for pair in pairs] == ["平稳。", "充足。"]
    assert [span.of(text) for span in others] == ["一、现场", "二、线上交流"]
