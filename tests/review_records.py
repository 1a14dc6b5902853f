"""Filings in which names stand that may mean one: short and full, mistyped, moved, renamed. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.record import (
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Meeting,
    Project,
    Question,
    Record,
    Regulation,
    Relation,
    RelationType,
)

Visitor = tuple[str, str | None]


def meeting(
    number: str,
    date: str,
    visitors: Iterable[Visitor] = (),
    *,
    hosts: Iterable[str] = ("沈舒",),
    answer: str = "谢谢。",
    customers: Iterable[str] = (),
    projects: Iterable[str] = (),
    rules: Iterable[str] = (),
    code: str = "689901",
    short: str = "云岭数据",
) -> Record:
    """A record of one meeting. Each customer's name is found in the answer, in a sentence of its own."""
    listed = "、".join(f"{firm} {person or ''}".strip() for firm, person in visitors)
    question = "公司业务如何？"
    text = f"{listed}\n{question}\n{answer}"
    start = text.index(answer)

    def span(words: str) -> dict[str, int]:
        at = text.index(words)
        return {"start": at, "end": at + len(words)}

    asked = Question(
        number=1, question=question, answer=answer, start=start - len(question) - 1, end=start + len(answer),
        question_start=start - len(question) - 1, question_end=start - 1, answer_start=start,
        answer_end=start + len(answer),
    )  # fmt: skip
    return Record(
        document=DocumentHeader(
            id=f"{code}/{number}", kind=Kind.IR_RECORD, company_code=code, company_short=short, number=number,
            published=date, title="投资者关系活动记录表", source=f"{number}.txt", sha256=number,
        ),
        meeting=Meeting(dates=(date,), categories=("特定对象调研",)),
        attendees=tuple(Attendee(institution=firm, person=person, **span(firm)) for firm, person in visitors),
        hosts=tuple(Host(person=person, start=0, end=1) for person in hosts),
        questions=(asked,),
        relations=tuple(_customer(name, answer, start) for name in customers),
        projects=tuple(Project(name=name, kind="platform", **span(name)) for name in projects),
        regulations=tuple(Regulation(title=name, **span(name)) for name in rules),
    )  # fmt: skip


def _customer(name: str, answer: str, offset: int) -> Relation:
    at = answer.index(name)
    first = max(answer.rfind("。", 0, at) + 1, 0)
    last = answer.index("。", at)
    return Relation(
        type=RelationType.CUSTOMER_OF, object=name, evidence=answer[first:last], start=offset + first,
        end=offset + last, object_start=offset + at, object_end=offset + at + len(name), rule="test", confidence=0.9,
    )  # fmt: skip


def review_records() -> tuple[Record, ...]:
    return (
        meeting(
            "2024-001", "2024-03-12",
            [("听雨资管", "林知遥"), ("远岫证券", "周既白"), ("松溪基金", "尉迟明远"), ("砚山证券", None)],
            hosts=("沈若兰",),
            answer="数安行是公司客户。数安行(北京)科技有限公司向公司采购语料。望舒汽车、望舒电子均为公司客户。知语语料平台已上线。",
            customers=("数安行", "数安行(北京)科技有限公司", "望舒汽车", "望舒电子"),
            projects=("知语语料平台",),
        ),
        meeting(
            "2024-002", "2024-06-20",
            [("北京听雨资产管理有限公司", "林知遥"), ("远岫证券", "周既佰"), ("砚山基金", None)],
            hosts=("沈若岚",),
            answer="知语平台的语种更多了。公司遵守《语料安全管理办法（试行）》。",
            projects=("知语平台",), rules=("《语料安全管理办法（试行）》",),
        ),
        meeting(
            "2025-001", "2025-02-11", [("砚池资本", "尉迟明远"), ("远岫证券", "周既白")],
            answer="公司遵守《语料安全管理办法》。", rules=("《语料安全管理办法》",),
        ),
    )  # fmt: skip
