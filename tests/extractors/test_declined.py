"""Questions about a named company that the answer declines are kept; the others are not."""

from __future__ import annotations

import pytest

from extractors.annotations import Filer, Passage
from extractors.companies.component import Vocabulary, find_names
from extractors.document import Span
from extractors.relations.component import find_relations
from extractors.relations.declined import find_declined

FILER = Filer("600001", "明谷科技", "明谷科技股份有限公司", frozenset({"公司"}))
ASKED = "请问沧澜汽车是公司客户吗？"


def declined(question: str, answer: str) -> str | None:
    text = f"{question}\n{answer}"
    passage = Passage(1, Span(0, len(question)), Span(len(question) + 1, len(text)))
    relations = find_relations(answer, question=question, filer=FILER)
    pending = find_declined(text, passage, find_names(text, Vocabulary.of(FILER)), relations)
    return pending.text if pending and pending.reason == "declined" else None


@pytest.mark.parametrize(
    "answer",
    ["公司不便披露具体客户信息。", "涉及商业秘密，请以公司公告为准。", "对此公司不予评论。", "请关注公司后续公告。"],
)
def test_refusal_keeps_the_question(answer: str) -> None:
    assert declined(ASKED, answer) == ASKED


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (ASKED, "是的。"),
        (ASKED, "沧澜汽车不是公司客户，其他请以公告为准。"),
        (ASKED, "公司专注主业。"),
        ("公司毛利率为何下降？", "涉及商业秘密，不便披露。"),
        ("公司的第一大客户是谁？", "公司不便披露具体客户信息。"),
    ],
)
def test_answer_or_nobody_named_is_no_refusal(question: str, answer: str) -> None:
    assert declined(question, answer) is None
