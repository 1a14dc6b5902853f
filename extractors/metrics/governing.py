"""Which period a figure of a sentence is of: the nearest before it that is no base, no aside, and does not run on.

2024年收入为3.2亿元 is of 2024; 较2023年增长 and 由2023年的36%升至 are not of 2023; 去年同期 is a year before what is
spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.document import Span
from extractors.metrics.cues import (
    ACHIEVED_BY,
    AMONG,
    AT_CLAUSE_START,
    AT_END,
    CLAUSE_MARK,
    COMPARED,
    EACH_END,
    EACH_QUARTER,
    NOW,
    PERIOD_WORD,
    REPORT_PERIOD,
    SAME_TIME,
    SINCE,
)
from extractors.metrics.figures import is_bracketed
from extractors.metrics.names import MetricName
from extractors.periods.intervals import Interval, quarter
from extractors.periods.mention import PeriodMention
from extractors.quantities.finder import Quantity
from extractors.quantities.roles import LISTED, Role


def clause_start(text: str, sentence: Span, offset: int) -> int:
    marks = [m.end() for m in CLAUSE_MARK.finditer(text, sentence.start, offset)]
    return marks[-1] if marks else sentence.start


def part_start(text: str, sentence: Span, offset: int) -> int:
    """Where the part of the sentence begins that a semicolon sets apart."""
    return max(sentence.start, text.rfind("；", sentence.start, offset) + 1)


class PeriodsOfSentence:
    """The periods that one sentence names, and what governs it from outside.

    `placed` are all of them; `periods` those that a figure can be of.
    """

    def __init__(
        self, text: str, span: Span, quantities: Sequence[Quantity], placed: Sequence[PeriodMention],
        report: Sequence[Interval], governing: Interval | None,
    ) -> None:  # fmt: skip
        self.text, self.span, self.quantities, self.placed = text, span, quantities, placed
        self.report, self.governing = report, governing
        self.periods = [
            p for p in placed
            if not p.is_comparison and not p.is_open and p.basis != "document" and not SINCE.match(text, p.end)
        ]  # fmt: skip

    def of(self, names: Sequence[MetricName], group: Sequence[Quantity]) -> tuple[Interval, ...]:
        """The period or the list of periods that governs a group, nearest first; its last day for 期末存货."""
        periods = self._spoken(names, group)
        return tuple(p.at_end() for p in periods) if self._is_at_end(names[0], group[0].start) else periods

    def _is_at_end(self, name: MetricName, stop: int) -> bool:
        start = clause_start(self.text, self.span, name.start)
        marks = AT_END.finditer(self.text, start, stop)
        return any(not any(p.start <= m.start() < p.end for p in self.placed) for m in marks)

    def _spoken(self, names: Sequence[MetricName], group: Sequence[Quantity]) -> tuple[Interval, ...]:
        if len(group) == 1 and (same_time := self._same_time(group[0])) is not None:
            return same_time
        now = max((m.end() for m in NOW.finditer(self.text, self.span.start, group[0].start)), default=0)
        inside = [(n.start, n.end) for n in names]
        before = [
            p for p in self.periods
            if now <= p.start < group[0].start and not self._is_aside(p, group[0])
            and not any(start <= p.start < end for start, end in inside)
        ]  # fmt: skip
        report = list(REPORT_PERIOD.finditer(self.text, self.span.start, group[0].start))
        if report and (not before or report[-1].start() > before[-1].start):
            return self._report_periods(names, group)
        if not before:
            runs_on = any(p.start < group[0].start and SINCE.match(self.text, p.end) for p in self.placed)
            is_governed = not now and not runs_on and not self._has_unplaced_period(group[0].start)
            return (self.governing,) if self.governing and is_governed else ()
        listed = [before[-1]]
        while len(listed) < len(before) and LISTED.fullmatch(self.text[before[-len(listed) - 1].end : listed[0].start]):
            listed.insert(0, before[-len(listed) - 1])
        if len(listed) == len(group) == 1 and len(ends := listed[0].parts) > 1 and group[0].role is not Role.LEVEL:
            return (ends[-1],) if group[0].role is Role.TO else (ends[0],)
        many = len(group) > 1
        if len(listed) == 1 and len(group) == 4 and self._is_by_quarter(listed[0], group[0]):
            return tuple(quarter(listed[0].interval.first.year, n) for n in (1, 2, 3, 4))
        return tuple(i for p in listed for i in (p.parts if many and len(p.parts) > 1 else (p.interval,)))

    def _is_by_quarter(self, year: PeriodMention, quantity: Quantity) -> bool:
        return year.interval.is_year and bool(EACH_QUARTER.search(self.text, year.start, quantity.start))

    def _same_time(self, quantity: Quantity) -> tuple[Interval, ...] | None:
        """去年同期产生的汇兑收益为…: a year before what its sentence speaks of; empty where nobody knows of what."""
        start = clause_start(self.text, self.span, quantity.start)
        before = self.text[start : quantity.start]
        said = max(SAME_TIME.finditer(before), key=re.Match.start, default=None)
        if said is None:
            return None
        at = start + said.start()
        mention = next((p for p in self.placed if p.start <= at < p.end), None)
        if not AT_CLAUSE_START.fullmatch(self.text, start, mention.start if mention else at):
            return None
        if mention is None:
            return ()
        if self.is_base(mention):
            return None
        if re.search(r"\d", mention.text):
            return (mention.interval,)
        spoken = [p.interval for p in self.periods if p.start < mention.start]
        now = spoken[-1] if spoken else self.governing
        return (now.year_before(),) if now is not None else ()

    def _has_unplaced_period(self, stop: int) -> bool:
        """三季度 where nobody knows of which year: what governed before does not reach over it."""
        words = PERIOD_WORD.finditer(self.text, self.span.start, stop)
        return any(not any(p.start <= w.start() < p.end for p in self.placed) for w in words)

    def _report_periods(self, names: Sequence[MetricName], group: Sequence[Quantity]) -> tuple[Interval, ...]:
        """报告期: each period of a reply's three years and one, at its end for 期末; of a meeting, what governs."""
        if not self.report:
            return (self.governing,) if self.governing else ()
        if len(group) == 1 < len(self.report):
            return ()
        ends = EACH_END.search(self.text, self.span.start, group[0].start)
        return tuple(p.at_end() if ends else p for p in self.report)

    def _is_aside(self, mention: PeriodMention, quantity: Quantity) -> bool:
        """The base of a comparison (较2021年), a remark in brackets, or the far end of a move (由2021年的36%升至…)."""
        if self.is_base(mention) or is_bracketed(self.text, self.span.start, mention, quantity.start):
            return True
        if self.whole_of(mention) is not None and "；" in self.text[mention.end : quantity.start]:
            return True
        before = self.text[max(self.span.start, mention.start - 6) : mention.start]
        if not re.search(r"(?:由|从)\s*$", before) or quantity.role is Role.FROM:
            return False
        moved = any(q.role is Role.FROM and mention.end <= q.start < quantity.start for q in self.quantities)
        return moved or quantity.role is Role.TO

    def since_new_year(self, name: MetricName, day: Interval) -> Interval:
        """截至三季度末，公司实现营业收入…: what is earned by a quarter's last day is earned since New Year."""
        if not name.is_flow or not day.is_instant or not ACHIEVED_BY.search(self.text, self.span.start, name.start):
            return day
        since = Interval(date(day.first.year, 1, 1), day.last)
        return since if since.is_reporting_shape else day

    def whole_of(self, mention: PeriodMention) -> Interval | None:
        """前三季度…，其中三季度…: the longer period that an aside is a part of, where the sentence names it before."""
        if not AMONG.search(self.text, max(self.span.start, mention.start - 5), mention.start):
            return None
        before = (p.interval for p in self.periods if p.start < mention.start)
        part = mention.interval
        return next((i for i in before if i.first <= part.first and part.last <= i.last and i != part), None)

    def is_base(self, mention: PeriodMention) -> bool:
        """较2021年: what something is compared with."""
        return bool(COMPARED.search(self.text, max(self.span.start, mention.start - 6), mention.start))
