"""What a question is about."""

from __future__ import annotations

import pytest

from extractors.record import Question
from extractors.topics import MOST, find_topics, question_topics, rank_topics, topic_parent, topic_parents
from tests.extractors.golden_lines import golden_lines


@pytest.mark.parametrize(("question", "expected"), golden_lines("topics"))
def test_topics_of_a_question(question: str, expected: str) -> None:
    wanted = () if expected == "-" else tuple(expected.split(" | "))
    assert rank_topics(list(find_topics(question))) == wanted


def test_the_answer_says_nothing_about_the_topic() -> None:
    text = "毛利率如何？大模型。"
    question = Question(
        number=1,
        question="毛利率如何？",
        answer="大模型。",
        start=0,
        end=10,
        question_start=0,
        question_end=6,
        answer_start=6,
        answer_end=10,
    )
    mentions = question_topics(question, text)
    assert [(m.topic, text[m.start : m.end]) for m in mentions] == [("毛利率", "毛利率")]


def test_a_long_question_has_few_topics() -> None:
    assert len(rank_topics(list(find_topics("毛利率、分红、回购、订单、关税、储能、光伏怎么样？")))) == MOST


def test_every_parent_is_a_topic_itself() -> None:
    parents = {parent for parent in topic_parents().values() if parent is not None}
    assert parents <= set(topic_parents())
    assert topic_parent("毛利率") == "业绩"
    assert topic_parent("业绩") is None


def test_an_unknown_topic_has_no_parent_to_ask_for() -> None:
    with pytest.raises(KeyError):
        topic_parent("天气")
