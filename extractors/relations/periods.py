"""The period that a sentence gives for a relation: 2023年上半年，公司对甲的销售…; 甲于2022年成为公司客户.

A period counts where it stands in the clause that names the object, or opens the sentence as an adverbial; what the
sentence compares with (较上年同期) does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from extractors.document import Span
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.record import Relation

_CLAUSE_END = re.compile(r"[，,；;。！？!?\n]")
_ADVERBIAL = re.compile(r"(?:以来|期间|内|末|间|起|底)?[，,]")
_PREDICATE = re.compile(r"(?:[（(][^）)]{0,20}[）)])?(?:已|曾|也|均)?(?:[是为系](?:公司|我司|发行人)|于|自|从)的?\s*")
_AND = ("、", "和", "与", "及")
_DAY = timedelta(days=1)
_LEAD = 4
"""自, 截至, 其中: the characters that may stand before an adverbial at the sentence's beginning."""


def with_period(relation: Relation, text: str, mentions: Sequence[PeriodMention]) -> Relation:
    """The relation with the period its evidence gives it; `mentions` are the document's, in order."""
    first = bisect_left(mentions, relation.start, key=lambda m: m.start)
    last = bisect_left(mentions, relation.end, key=lambda m: m.start)
    within = [m for m in mentions[first:last] if not m.is_comparison and m.end <= relation.end]
    chosen = _chosen(relation, text, within) if within else None
    return relation if chosen is None else relation.model_copy(update={"period": chosen.iso})


def _chosen(relation: Relation, text: str, within: Sequence[PeriodMention]) -> Interval | None:
    clause = _clause_of(relation, text)
    beside = [m for m in within if clause.start <= m.start and m.end <= clause.end]
    if beside:
        return _of_clause(relation, text, beside)
    opening = within[0]
    is_opening = opening.start - relation.start <= _LEAD and _ADVERBIAL.match(text, opening.end)
    return opening.interval if is_opening and len({m.interval for m in within}) == 1 else None


def _of_clause(relation: Relation, text: str, beside: Sequence[PeriodMention]) -> Interval | None:
    """The period before the object (2021年度、2022年度 as one), else the one that its predicate opens with."""
    at = relation.start if relation.object_start is None else relation.object_start
    before = [m for m in beside if m.end <= at]
    if not before:
        lead = text[relation.object_end or at : beside[0].start]
        return beside[0].interval if _PREDICATE.fullmatch(lead) else None
    chosen = before[-1].interval
    for earlier, later in reversed(list(pairwise(before))):
        if text[earlier.end : later.start].strip() not in _AND or earlier.interval.last + _DAY != chosen.first:
            break
        chosen = Interval(earlier.interval.first, chosen.last)
    return chosen


def _clause_of(relation: Relation, text: str) -> Span:
    """The clause that names the object."""
    at = relation.start if relation.object_start is None else relation.object_start
    start = max((m.end() for m in _CLAUSE_END.finditer(text, relation.start, at)), default=relation.start)
    stop = _CLAUSE_END.search(text, at, relation.end)
    return Span(start, stop.start() if stop else relation.end)
