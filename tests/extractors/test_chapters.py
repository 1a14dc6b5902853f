"""Chapters of a reply: who asks, who answers, who confirms."""

from __future__ import annotations

from array import array

import pytest
from spacy.tokens import Doc

from extractors.annotations import Annotations, Passage, notes
from extractors.document import Document
from extractors.pipeline import build
from extractors.questions.chapter_marks import heading_level, speaker_of_heading
from extractors.questions.chapters import split_reply
from extractors.record import Speaker
from tests.extractors.golden_lines import corpus_text, golden_lines


def reply(text: str) -> Doc:
    doc = build().make_doc(text)
    doc._.irgraph = Annotations(Document(text, array("i", range(len(text))), "reply.txt", "0" * 64, text))
    split_reply(doc)
    return doc


def show(passage: Passage, text: str) -> str:
    asked = passage.question.of(text).replace("\n", "/") + " → " if passage.question is not None else ""
    return f"{passage.speaker}[{passage.title}] {asked}{passage.body.of(text)}".replace("\n", "/")


@pytest.mark.parametrize(("printed", "expected"), golden_lines("chapters"))
def test_passages_of_a_reply(printed: str, expected: str) -> None:
    text = printed.replace("⏎", "\n")
    assert " + ".join(show(p, text) for p in notes(reply(text)).passages) == expected


@pytest.mark.parametrize(("printed", "expected"), golden_lines("chapters"))
def test_an_ordinal_means_one_thing(printed: str, expected: str) -> None:
    found = notes(reply(printed.replace("⏎", "\n")))
    numbers = [q.number for q in found.questions] + [s.ordinal for s in found.sections]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert {p.ordinal for p in found.passages} <= set(numbers)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、关于收入的说明", 0),
        ("（二）客户情况", 1),
        ("3、管理费用", 2),
        ("(4)折旧与摊销", 3),
        ("二、结合行业情况,说明收入是否合理。", 0),
        ("一、收入增长。成本下降。", None),
        ("1、公司收入如下:", None),
        ("3.5亿元", None),
        ("公司客户稳定", None),
    ],
)
def test_the_level_of_a_heading(line: str, level: int | None) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("【发行人说明】", Speaker.COMPANY),
        ("【保荐机构核查意见】", Speaker.SPONSOR),
        ("【申报会计师核查程序】", Speaker.ACCOUNTANT),
        ("二、中介机构核查程序及意见", Speaker.SPONSOR),
        ("(二)会计师核查意见", Speaker.ACCOUNTANT),
        ("核查程序", Speaker.SPONSOR),
        ("(一)客户情况", None),
    ],
)
def test_who_speaks_under_a_heading(line: str, speaker: Speaker | None) -> None:
    assert speaker_of_heading(line) is speaker


@pytest.mark.corpus
def test_a_real_reply_has_four_questions_and_two_speakers() -> None:
    found = notes(reply("\n".join(x for x in corpus_text("004").split("\n") if x.strip())))
    assert [q.question.split("\n")[0] for q in found.questions] == [
        "2、关于前次募投项目",
        "4、关于经营情况",
        "6、关于境外销售",
        "7、关于财务性投资",
    ]
    assert {p.speaker for p in found.passages} == {Speaker.COMPANY, Speaker.ACCOUNTANT}
    assert all("根据申报材料" not in p.body.of(found.document.text) for p in found.passages)
