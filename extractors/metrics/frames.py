"""Reads the company's own figures in prose: which name, which figure, which period.

    >>> from datetime import date
    >>> text = "2024年上半年，公司实现营业收入3.20亿元，同比增长12.50%。"
    >>> [found] = read_figures(text, find_periods(text, date(2024, 8, 30))).figures
    >>> found.name, found.period.label, found.quantity.text, found.yoy_pct
    ('营业收入', '2024H1', '3.20亿元', Decimal('12.50'))

A sentence is read from left to right. A figure belongs to the name before it where only words like 为 stand between; a
list of figures is laid on a list of names, or on a list of periods. A change (同比增长) is never a level.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.document import Span
from extractors.half_width import half_width
from extractors.metrics.asides import AMONG_THEM, Aside, aside_of, settle
from extractors.metrics.cues import CHAPTER, OPENING, REGULATOR, SENTENCE, SINCE
from extractors.metrics.figures import Figure, Reading
from extractors.metrics.sentence import SentenceReader
from extractors.periods.finder import find_periods
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.quantities.finder import find_quantities

__all__ = ["Figure", "Reading", "find_periods", "read_figures"]

BROKEN_OFF = re.compile(r"[，,、；;]\n(?=[\u4e00-\u9fffA-Za-z])(?![一二三四五六七八九十]+[、.．])")
"""A line that ends in the middle of a sentence, and goes on with words: a page break, not the end of a paragraph."""

LONGEST_SENTENCE = 3000
"""Characters; what runs on for longer is no sentence but a table that lost its lines."""


def read_figures(
    text: str,
    periods: Sequence[PeriodMention],
    *,
    report: Sequence[Interval] = (),
    governing: Interval | None = None,
    others: Sequence[Span] = (),
    skipped: Sequence[Span] = (),
) -> Reading:
    """The company's own figures in a stretch of prose.

    `periods`: its period mentions. `report`: the document's reporting periods, ascending. `governing`: the period of
    the question or heading above it. `others`: names of other companies. `skipped`: lines of tables.
    """
    text = half_width(text)
    reading = Reading()
    quantities = find_quantities(_without(text, skipped))
    section, at = governing, 0
    aside: Aside | None = None
    for found in SENTENCE.finditer(text):
        sentence = Span(found.start(), found.end())
        inside = _within(periods, sentence)
        first = bisect_left(quantities, sentence.start, at, key=lambda q: q.start)
        at = bisect_left(quantities, sentence.end, first, key=lambda q: q.start)
        if first < at and not _is_left_alone(text, sentence, skipped):
            reader = SentenceReader(text, sentence, inside, quantities[first:at], report, governing, others)
            count = len(reading.figures)
            reader.read(reading)
            if aside and not inside and AMONG_THEM.match(text, sentence.start, sentence.end):
                governing = settle(reading, count, aside)
        before = governing
        if _is_heading(text, sentence):
            governing = section = _heading_period(sentence.of(text), inside, section)
        else:
            governing = _governing(text, sentence, inside, governing)
        aside = aside_of(aside, before, governing)
        if text[found.end() - 1 : found.end()] == "\n" and not BROKEN_OFF.search(text, found.start(), found.end() + 3):
            section = section or (governing if not report else None)
            governing, aside = section, None
    return reading


def _without(text: str, skipped: Sequence[Span]) -> str:
    """The text with line breaks for what is skipped, every other character still in its place."""
    pieces, at = [], 0
    for span in sorted(skipped):
        first, last = max(span.start, at), min(span.end, len(text))
        if first < last:
            pieces += [text[at:first], "\n" * (last - first)]
            at = last
    return "".join([*pieces, text[at:]])


def _within(periods: Sequence[PeriodMention], sentence: Span) -> Sequence[PeriodMention]:
    first = bisect_left(periods, sentence.start, key=lambda p: p.start)
    return periods[first : bisect_left(periods, sentence.end, first, key=lambda p: p.start)]


def _is_left_alone(text: str, sentence: Span, skipped: Sequence[Span]) -> bool:
    """A table's line, a question, or what the regulator quotes from the application."""
    if len(sentence) > LONGEST_SENTENCE:
        return True
    piece = sentence.of(text)
    in_table = any(s.start < sentence.end and sentence.start < s.end for s in skipped)
    return in_table or piece.rstrip().endswith(("？", "?")) or bool(REGULATOR.search(piece))


def _is_heading(text: str, sentence: Span) -> bool:
    printed = sentence.of(text).strip()
    return 0 < len(printed) < 40 and printed[-1] not in "。；;，）)"


def _heading_period(heading: str, periods: Sequence[PeriodMention], before: Interval | None) -> Interval | None:
    """A heading's period governs its section; two at once (2024年度及2025年第一季度经营情况) govern none."""
    named = {i for p in periods if not p.is_comparison for i in p.parts}
    if not named:
        return None if CHAPTER.match(heading) else before
    return named.pop() if len(named) == 1 else None


def _governing(text: str, sentence: Span, periods: Sequence[PeriodMention], before: Interval | None) -> Interval | None:
    """The period that a sentence opens with also governs those after it in its paragraph."""
    opened = [p for p in periods if _opens(text, sentence, p)]
    return opened[-1].parts[0] if opened and len(opened[-1].parts) == 1 else before


def _opens(text: str, sentence: Span, mention: PeriodMention) -> bool:
    opening = OPENING.match(text[sentence.start : mention.start])
    if SINCE.match(text, mention.end):
        return False
    return bool(opening) and not mention.is_comparison and bool(mention.parts) and not mention.is_open
