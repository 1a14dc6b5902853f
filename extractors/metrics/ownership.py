"""Whether a figure is the filer's, and a fact: not a peer's, a market's or a customer's, no forecast, no part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Span
from extractors.metrics.cues import CRITERION, FORECAST, ONE_CONTRACTS, OTHERS, OWN, TAIL_MARK
from extractors.metrics.governing import clause_start, part_start
from extractors.metrics.names import MetricName
from extractors.metrics.units import is_money
from extractors.quantities.finder import Quantity

NO_UNIT = re.compile(r"个?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千)\s?")
UNIT_WORD = re.compile(r"(?![左右上下以多余的和与及至到或同较环比占为其但并主均在是已而则])[一-龥]")
"""What goes on after a round number, where it is none of the words that may follow a figure."""
CLAUSE_OPENING = re.compile(
    r"[\s\d年月日季度上下半前一二三四第全至末今去本Qq（）()、.\-—~～]*(?:其中|同时|此外|而|在)?"
)
OTHER_ACTS = re.compile(r"[^，。；]{0,16}?(?:实现|完成|录得|贡献|亏损|盈利|营业收入|收入|净利润)")
"""After the name of a company that a clause is about, with what may stand before it."""
FOREIGN_MONEY = re.compile(r"[美港欧日]元|英镑")


def is_own(text: str, span: Span, others: Sequence[Span], name: MetricName, quantity: Quantity) -> bool:
    """`span`: the sentence; `others`: where other companies are named."""
    clause = clause_start(text, span, name.start)
    tail = TAIL_MARK.search(text, quantity.end, span.end)
    stop = min(tail.start() if tail else span.end, quantity.end + 6)
    context = text[max(span.start, clause - 14) : stop]
    if FORECAST.search(context) or _is_of_others(text, span, quantity) or not name.fits(quantity.unit):
        return False
    if _is_in_foreign_money(name, quantity) or CRITERION.match(text, quantity.end):
        return False
    if "确认" in context and ONE_CONTRACTS.search(text, span.start, quantity.start):
        return False
    if _is_told_of_another(text, span, others, quantity):
        return False
    return not any(clause <= o.start < quantity.start for o in others)


def _is_told_of_another(text: str, span: Span, others: Sequence[Span], quantity: Quantity) -> bool:
    """岚川生物上半年实现收入A，净利润B: both are of the company that a clause before is about."""
    start = part_start(text, span, quantity.start)
    for other in reversed(others):
        if start <= other.start < quantity.start and OTHER_ACTS.match(text, other.end, quantity.start):
            clause = clause_start(text, span, other.start)
            if CLAUSE_OPENING.fullmatch(text, clause, other.start):
                return not OWN.search(text, other.end, quantity.start)
    return False


def _is_in_foreign_money(name: MetricName, quantity: Quantity) -> bool:
    """Revenue in dollars, where no part of the business is named, is seldom the company's."""
    is_abroad = bool(name.modifier) or name.core.startswith(("外销", "出口"))
    return not is_abroad and bool(FOREIGN_MONEY.search(quantity.unit))


def _is_of_others(text: str, span: Span, quantity: Quantity) -> bool:
    """Were peers, a market or a customer named since the last semicolon, and the company not after them?"""
    start = part_start(text, span, quantity.start)
    named = max((m.end() for m in OTHERS.finditer(text, start, quantity.start)), default=None)
    return named is not None and not OWN.search(text, named, quantity.start)


def is_cut_short(text: str, name: MetricName, quantity: Quantity) -> bool:
    """出货1,268万颗粒机: what is counted is no unit that is known, so 万 alone would be wrong."""
    if is_money(name.core) or not NO_UNIT.fullmatch(quantity.unit):
        return False
    return UNIT_WORD.match(text, quantity.end) is not None
