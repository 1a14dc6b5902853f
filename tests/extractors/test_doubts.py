"""Doubts: what a reader should look at first."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.doubts import HEADCOUNT, UNNAMED, find_doubts
from extractors.record import Attendee, DocumentHeader, Host, Kind, Meeting, Pending, Question, Record

HEADER = DocumentHeader(
    id="689901/2024-001/2024-05-08",
    kind=Kind.IR_RECORD,
    company_code="689901",
    company_short="云岭数据",
    number="2024-001",
    published="2024-05-08",
    title="投资者关系活动记录表",
    source="a.txt",
    sha256="0" * 64,
)


def attendee(institution: str | None, person: str | None) -> Attendee:
    return Attendee(institution=institution, person=person, start=0, end=1)


def record(**fields: Any) -> Record:
    """A record that nothing is doubtful in, but for the fields given."""
    question = Question(
        number=1, question="毛利率？", answer="稳定。", start=0, end=2,
        question_start=0, question_end=1, answer_start=1, answer_end=2,
    )  # fmt: skip
    whole: dict[str, Any] = {
        "document": HEADER,
        "meeting": Meeting(categories=("电话会议",), dates=("2024-05-07",)),
        "attendees": (attendee("远岫证券", "林知遥"),),
        "hosts": (Host(person="高岑", title="董事会秘书", start=0, end=1),),
        "questions": (question,),
    }
    return Record(**(whole | fields))


def codes(found: Record) -> list[str]:
    return [d.code for d in find_doubts(found)]


def pending(text: str, reason: str) -> dict[str, Any]:
    return {"pending": (Pending(text=text, reason=reason),)}


def test_a_whole_form_is_not_doubted() -> None:
    assert codes(record()) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"hosts": ()}, "no_host"),
        ({"attendees": ()}, "no_attendee"),
        ({"meeting": Meeting(dates=("2024-05-07",))}, "no_tick"),
        ({"meeting": Meeting(categories=("电话会议",))}, "no_day"),
        ({"meeting": Meeting(categories=("其他",), dates=("2024-05-09",))}, "dates_out_of_order"),
        ({"meeting": Meeting(categories=("其他",), dates=("2023-05-09", "2024-05-07"))}, "long_meeting"),
        ({"questions": ()}, "no_content"),
        ({"document": HEADER.model_copy(update={"company_code": None})}, "no_code"),
        ({"document": HEADER.model_copy(update={"published": None})}, "no_date"),
        (pending("共 3 人", HEADCOUNT), "headcount"),
        (pending("Pine Hill Lee", "institution or person cannot be told"), "pending"),
    ],
)
def test_what_a_form_lacks_or_contradicts_is_doubted(fields: dict[str, Any], code: str) -> None:
    assert codes(record(**fields)) == [code]


def test_unnamed_investors_are_reason_enough_for_no_attendee() -> None:
    assert codes(record(attendees=(), **pending("线上参与的投资者", UNNAMED))) == []


def test_more_than_are_listed_may_have_come() -> None:
    assert codes(record(**pending("等 65 名投资者", HEADCOUNT))) == []


def test_more_listed_than_counted_is_doubted() -> None:
    three = tuple(attendee("远岫证券", name) for name in ("林知遥", "江未迟", "闻人语"))
    assert codes(record(attendees=three, **pending("等2人", HEADCOUNT))) == ["headcount"]
