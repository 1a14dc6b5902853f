"""Finds every period in a text and says which days it covers.

    >>> [m.interval.label for m in find_periods("前三季度收入增长,其中三季度环比下降。", date(2024, 11, 5))]
    ['2024Q1-Q3', '2024Q3']

A bare part of a year takes the year its sentence speaks of, else the last one that had begun on the day of the meeting.
同期 is the shape of the period before it. Durations and ages (近20年, 3-9个月, 未来3-5年) are no periods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.half_width import half_width
from extractors.periods.grammar import RELATIVE_YEARS, TO, Expression, read_expressions
from extractors.periods.intervals import Interval, between, whole_year
from extractors.periods.mention import PeriodMention
from extractors.periods.stretches import document_defined, named_stretches

SENTENCE_END = re.compile(r"[。！？!?\n]|[.．](?=\s)")
RANGE_GAP = re.compile(rf"起?{TO}")
AS_OF = re.compile(r"截[至止][至到]?\s*$")
COMPARED = re.compile(r"(?:较|与|同比|环比|相比|相较于?|对比|比)\s*$")
COMPARED_SAME = re.compile(r"(?:较|与|同比|相比|相较于?|对比|比|跟)\s*$")
"""What turns a bare 同期 (the same time) into a base of comparison (the same time a year earlier)."""
OPEN_END = re.compile(r"\s*(?:以来|至今(?!年)|起(?!\s*[至到])|开始(?=[，,]))")
OPEN_END_AFTER_FROM = re.compile(r"\s*(?:以来|至今(?!年)|开始|起(?!\s*[至到]))")
"""自2022年开始 has an open end; 2022年开始建设 says when something began."""
PLAN_NAME = re.compile(
    r"\s*(?:限制性股票|股票期权|股权激励|员工持股|激励计划|向特定对象|非公开发行|[^，。；\d]{1,16}以来)"
)
"""The year of a plan is a part of its name, and 自2015年上市以来 runs on: what follows is of another year."""
AHEAD = re.compile(r"预计|希望|有望|展望|预期|争取|力争|计划|将")


def find_periods(text: str, base: date | None, *, report: Sequence[Interval] = ()) -> list[PeriodMention]:
    """Every period in a text, in order.

    `base`: the day relative words count from; without it they are left out. `report`: the document's reporting
    periods, ascending, for 报告期 and 最近一期.
    """
    half = half_width(text)
    found = _Resolver(half, base).resolve(read_expressions(half, base))
    found += document_defined(half, report)
    found += named_stretches(half, base)
    if half is not text:
        found = [replace(m, text=text[m.start : m.end]) for m in found]
    return sorted(found, key=lambda x: x.start)


class _Resolver:
    """Walks the expressions of one text and gives each its year; remembers what the sentence speaks of."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.base = base
        self.spoken_year: int | None = None
        """Year of the sentence: set by an expression that states one and is no comparison."""
        self.last: Interval | None = None
        self.quarter_before: Interval | None = None
        """The bare quarter that the sentence named last."""
        self.position = 0

    def resolve(self, expressions: Sequence[Expression]) -> list[PeriodMention]:
        found: list[PeriodMention] = []
        previous: Expression | None = None
        for expression in expressions:
            self._pass_sentences(expression.start)
            mention = self._mention(expression)
            if mention is None:
                continue
            if found and previous and self._is_range(found[-1], previous, mention, expression):
                mention = self._join(found.pop(), mention, expression)
            found.append(mention)
            previous = expression
        return found

    def _pass_sentences(self, start: int) -> None:
        if SENTENCE_END.search(self.text, self.position, start):
            self.spoken_year = None
            self.quarter_before = None
        elif self._is_ahead() and "；" in self.text[self.position : start]:
            self.spoken_year = None
        self.position = start

    def _is_ahead(self) -> bool:
        """预计到2026年提升至30%；前三季度…: a year to come is not what the next part of the sentence speaks of."""
        return self.spoken_year is not None and self.base is not None and self.spoken_year > self.base.year

    def _mention(self, expression: Expression) -> PeriodMention | None:
        before = self.text[max(0, expression.start - 6) : expression.start]
        if expression.part == "same":
            return self._same_shape(expression, before)
        if expression.word.startswith("今明"):
            return self._two_years(expression)
        year = self._year_of(expression)
        interval = expression.interval(year) if year is not None else None
        if interval is None:
            return None
        if not COMPARED.search(before):
            named = PLAN_NAME.match(self.text, expression.end)
            if not expression.is_bare and not interval.is_instant and not named:
                self.spoken_year = year
            self.last = interval
        return self._finish(expression, interval, before)

    def _finish(self, expression: Expression, interval: Interval, before: str) -> PeriodMention:
        """Apply what stands around: 截至 makes an instant, 以来 an open end."""
        parts = (interval,) if interval.is_reporting_shape else ()
        end, is_open = expression.end, False
        if AS_OF.search(before):
            interval, parts = interval.at_end(), ()
        elif (tail := self._open_end(before, end)) and self.base and interval.first < self.base:
            interval, end, is_open = Interval(interval.first, self.base), tail.end(), True
        return PeriodMention(
            expression.start, end, self.text[expression.start : end], interval, expression.basis, parts,
            is_open=is_open,
        )  # fmt: skip

    def _open_end(self, before: str, end: int) -> re.Match[str] | None:
        pattern = OPEN_END_AFTER_FROM if before.rstrip().endswith(("自", "从")) else OPEN_END
        return pattern.match(self.text, end)

    def _same_shape(self, expression: Expression, before: str) -> PeriodMention | None:
        """去年同期, 2022年同期, 较同期: the shape of the last period a year earlier, or in the year named."""
        if self.last is None or (expression.word.strip() == "同期" and not COMPARED_SAME.search(before)):
            return None
        interval = self.last.in_year(expression.year) if expression.year else self.last.year_before()
        return PeriodMention(
            expression.start, expression.end, self.text[expression.start : expression.end], interval, "relative",
            (interval,) if interval.is_reporting_shape else (), True,
        )  # fmt: skip

    def _two_years(self, expression: Expression) -> PeriodMention | None:
        if self.base is None:
            return None
        this, following = whole_year(self.base.year), whole_year(self.base.year + 1)
        text = self.text[expression.start : expression.end]
        both = Interval(this.first, following.last)
        return PeriodMention(expression.start, expression.end, text, both, "relative", (this, following))

    def _year_of(self, expression: Expression) -> int | None:
        if expression.year is not None:
            return expression.year
        if expression.word == "当年":
            return self.spoken_year
        if expression.word:
            spoken = expression.word.startswith("上") and self.spoken_year is not None
            origin = self.spoken_year if spoken else self.base.year if self.base else None
            return None if origin is None else origin + RELATIVE_YEARS[expression.word]
        if self.spoken_year is not None:
            return self.spoken_year
        if self.base is None:
            return None
        year = self._of_quarter(expression) or self._latest_begun(expression, self.base)
        found = expression.interval(year) if expression.part == "q" else None
        if found is not None and self.quarter_before is not None:
            following = expression.interval(self.quarter_before.first.year)
            if following is not None and (following.first - self.quarter_before.last).days == 1:
                found, year = following, following.first.year
        self.quarter_before = found
        return year

    def _of_quarter(self, expression: Expression) -> int | None:
        """三季度…，9月份: a month of the quarter that the sentence has just named, though it is still to come."""
        if self.quarter_before is None or expression.part != "month":
            return None
        year = self.quarter_before.first.year
        month = expression.interval(year)
        inside = month is not None and self.quarter_before.first <= month.first <= self.quarter_before.last
        return year if inside else None

    def _latest_begun(self, expression: Expression, base: date) -> int:
        """This year if the period had begun at the meeting or the clause looks ahead, else the year before."""
        interval = expression.interval(base.year)
        if interval is None or interval.first <= base or self._looks_ahead(expression):
            long_off = (
                expression.part in ("cum", "months") and interval is not None and (interval.last - base).days > 120
            )
            return base.year - 1 if long_off and not self._looks_ahead(expression) else base.year
        return base.year - 1

    def _looks_ahead(self, expression: Expression) -> bool:
        """预计Q3-Q4, 希望三季度: a clause about what is to come."""
        clause = re.split(r"[，,。；;\n]", self.text[max(0, expression.start - 14) : expression.start])[-1]
        return bool(AHEAD.search(clause)) or bool(AHEAD.match(self.text, expression.end))

    def _is_range(self, first: PeriodMention, a: Expression, second: PeriodMention, b: Expression) -> bool:
        gap = self.text[a.end : b.start]
        return bool(RANGE_GAP.fullmatch(gap)) and not first.is_comparison and b.part != "same"

    def _join(self, first: PeriodMention, second: PeriodMention, b: Expression) -> PeriodMention:
        """2021年9月至10月: the second takes the first's year where it has none (or the next, 12月至1月)."""
        start, last = first.interval, second.interval
        if b.is_bare and (moved := b.interval(start.first.year)) is not None:
            last = moved if moved.last >= start.first else moved.in_year(start.first.year + 1)
        if last.last < start.first:
            return second
        interval = Interval(start.first, last.last)
        self.last = interval
        return replace(
            first, end=second.end, text=self.text[first.start : second.end], interval=interval,
            parts=between(start, last),
        )  # fmt: skip
