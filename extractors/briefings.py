"""A 业绩说明会 reported as an announcement in prose, without a form: when it was held, and who spoke.

Exchanges let a company publish 关于…说明会召开情况的公告 instead of the form. Its first chapter says when the meeting
was held and who took part, in one or two sentences; only those are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.days import every_day
from extractors.document import Document, Span

TITLE = re.compile(
    r"关于[^。\n]{0,50}?(?P<kind>业绩说明会|投资者说明会|现金分红说明会|投资者接待日|说明会)[^。\n]{0,16}情况的?(?:公告|说明)"
)
HELD = re.compile(r"(?:召开|举行|举办|参加)")
PRESENT = re.compile(
    r"(?P<people>[^。；;\n]+?)(?:等[^。；;\n，,]{0,10})?(?:出席|参加|参与|现场参加|在线出席)(?:了|并)?[^。；;\n]{0,30}(?:说明会|活动|会议|交流)"
)
OPENING_LENGTH = 1500
"""What is said about the meeting itself stands so near to the title."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The kind of meeting as the title prints it, its days, and where those who spoke for the company are named."""

    category: str
    dates: tuple[str, ...]
    people: Span | None


def is_briefing(paragraph: str) -> bool:
    return len(paragraph) < 120 and TITLE.search(paragraph) is not None


def find_briefing(document: Document) -> Briefing | None:
    """None for a form: its cells say all this."""
    if any(block.field is not None for block in document.blocks):
        return None
    title = TITLE.search(document.text)
    if title is None:
        return None
    opening = document.text[title.end() : title.end() + OPENING_LENGTH]
    return Briefing(title["kind"], _days(opening), _people(opening, title.end()))


def _days(opening: str) -> tuple[str, ...]:
    """The days of the first sentence that says the meeting was held."""
    for sentence in re.findall(r"[^。\n]+", opening):
        days = every_day(sentence) if HELD.search(sentence) else ()
        if days:
            return tuple(day.isoformat() for day in days[:1])
    return ()


def _people(opening: str, offset: int) -> Span | None:
    found = PRESENT.search(opening)
    return Span(offset + found.start("people"), offset + found.end("people")) if found else None
