"""Stretches that are named otherwise than by a year and its part: 报告期, 最近一期, “十四五”期间, 年初至今."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention

DOCUMENT_DEFINED = re.compile(
    r"报告期(?P<ends>各?期?末)?|最近三年(?:及|又)?一期|最近[两二]年(?:及|又)?一期|(?P<latest>最近一期)(?P<latest_end>期?末)?"
)


STRETCH = re.compile(
    r"(?:[“\"]|(?<![一二三四五六七八九十]))十(?P<plan>[二三四五])五[”\"]?(?:期间|时期|(?P<end>期?末))|年初至今"
)


def named_stretches(text: str, base: date | None) -> Iterator[PeriodMention]:
    """“十四五”期间, the years of a plan of the state, and 年初至今. Neither is a period that companies report on."""
    for m in STRETCH.finditer(text):
        if m["plan"]:
            first = 2011 + 5 * "二三四五".index(m["plan"])
            interval = Interval(date(first, 1, 1), date(first + 4, 12, 31))
            yield PeriodMention(m.start(), m.end(), m.group(), interval.at_end() if m["end"] else interval, "explicit")
        elif base is not None:
            this_year = Interval(date(base.year, 1, 1), base)
            yield PeriodMention(m.start(), m.end(), m.group(), this_year, "relative", is_open=True)


def document_defined(text: str, report: Sequence[Interval]) -> list[PeriodMention]:
    """报告期, 最近三年及一期, 最近一期: as the document's reporting periods define them."""
    if not report:
        return []
    found = []
    for m in DOCUMENT_DEFINED.finditer(text):
        whole = Interval(report[0].first, report[-1].last)
        interval, parts = (report[-1], (report[-1],)) if m["latest"] else (whole, tuple(report))
        if m["ends"] or m["latest_end"]:
            interval, parts = interval.at_end(), ()
        found.append(PeriodMention(m.start(), m.end(), m.group(), interval, "document", parts))
    return found
