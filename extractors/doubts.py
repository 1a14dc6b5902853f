"""What is doubtful in a record: things a form always has and this one lacks, and numbers that contradict each other.

A record without a doubt is not thereby right, but who looks at the doubtful ones first looks in the right place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.record import Kind, Pending, Record

HEADCOUNT = "a headcount"
UNNAMED = "people who are not named"
"""Reasons that the attendee extractor gives to `pending`."""

COUNT = re.compile(
    r"(?P<whole>共计?|合计|总计|累计)?[^\d]{0,6}(?P<number>\d{1,4}) ?(?:余|多)?(?P<unit>家|个机构|人|名|位)"
)
LONGEST_MEETING = timedelta(days=92)
"""A record may gather the meetings of a quarter, not more."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """`code` for programs, `text` for people."""

    code: str
    text: str


def find_doubts(record: Record) -> list[Doubt]:
    """Everything doubtful, gravest first."""
    found = list(_header(record))
    if record.document.kind is Kind.IR_RECORD:
        found += [*_meeting(record), *_people(record), *_headcounts(record), *_content(record)]
    return [*found, *_pending(record)]


def _header(record: Record) -> Iterator[Doubt]:
    header = record.document
    if header.company_code is None:
        yield Doubt("no_code", "no security code 没有证券代码")
    if header.company_name is None and header.company_short is None:
        yield Doubt("no_company", "no company 没有公司名称")
    if header.published is None:
        yield Doubt("no_date", "no date of the filing 没有披露日期")


def _meeting(record: Record) -> Iterator[Doubt]:
    meeting = record.meeting
    if meeting is None or not meeting.categories:
        yield Doubt("no_tick", "no kind of activity is ticked 活动类别未勾选")
    if meeting is None or not meeting.dates:
        yield Doubt("no_day", "no day of the activity 没有活动日期")
        return
    first, last = date.fromisoformat(meeting.dates[0]), date.fromisoformat(meeting.dates[-1])
    if last - first > LONGEST_MEETING:
        yield Doubt("long_meeting", f"the activity spans {first} to {last} 活动跨度过长")
    published = record.document.published
    if published is not None and date.fromisoformat(published) < first:
        yield Doubt("dates_out_of_order", f"filed on {published}, before the activity of {first} 披露早于活动")


def _people(record: Record) -> Iterator[Doubt]:
    if not record.hosts:
        yield Doubt("no_host", "nobody received the visitors 没有接待人员")
    if not record.attendees and not any(p.reason in (HEADCOUNT, UNNAMED) for p in record.pending):
        yield Doubt("no_attendee", "nobody attended, and no reason is given 没有参会人员，也没有说明")


def _headcounts(record: Record) -> Iterator[Doubt]:
    persons = len({(a.institution, a.person) for a in record.attendees if a.person is not None})
    institutions = len({a.institution for a in record.attendees if a.institution is not None})
    for item in record.pending:
        match = COUNT.search(item.text) if item.reason == HEADCOUNT else None
        if match is None:
            continue
        listed = institutions if match["unit"] in ("家", "个机构") else persons
        stated = int(match["number"])
        if listed > stated or (match["whole"] and 0 < listed < stated):
            yield Doubt("headcount", f"the form counts {stated}, {listed} are listed: {item.text} 人数不符")


def _content(record: Record) -> Iterator[Doubt]:
    if not record.questions and not record.sections:
        yield Doubt("no_content", "nothing was said 没有活动内容")
    for question in record.questions:
        if not question.answer.strip():
            yield Doubt("no_answer", f"question {question.number} has no answer 问题没有回答")


def _pending(record: Record) -> Iterator[Doubt]:
    """One doubt a reason, with the first text and how many more."""
    items: dict[str, Pending] = {}
    counts: Counter[str] = Counter()
    for item in record.pending:
        if item.reason not in (HEADCOUNT, UNNAMED):
            items.setdefault(item.reason, item)
            counts[item.reason] += 1
    for reason, item in items.items():
        more = f" (+{counts[reason] - 1})" if counts[reason] > 1 else ""
        yield Doubt("pending", f"{reason}: {item.text[:60]}{more}")
