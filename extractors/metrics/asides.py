"""Which total the parts after 其中 belong to, where an aside on a part of the time stands between.

上半年营收A，…。二季度营收突破B，创新高。其中，甲业务营收C，占总营收的70%: C may be of the half year or of the quarter.
Arithmetic decides: shares that fit one total only, parts that exceed the quarter's, parts that add up to one total.
Where it does not, no period is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.metrics.figures import Figure, Reading
from extractors.metrics.names import canonical_name
from extractors.periods.intervals import Interval
from extractors.quantities.roles import Role

AMONG_THEM = re.compile(r"\s*其中")
REVENUE = frozenset({"营业收入", "收入", "营收", "销售收入", "主营业务收入", "营业总收入", "总营收"})
"""One total, whatever it is called; its parts are called so too."""
FACTORS = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
EXACT, ROUGH = Decimal("0.01"), Decimal("0.1")
"""How far a part's share, or a sum, may lie from a total that is stated outright, and from one stated as a bound."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence on `period`, which lies inside `main`, the period spoken of before."""

    main: Interval
    period: Interval


def aside_of(aside: Aside | None, before: Interval | None, now: Interval | None) -> Aside | None:
    """The aside that stands after a sentence: opened by a part of the time before, kept while nothing else governs."""
    if before is None or now is None or before.is_instant or now.is_instant:
        return None
    if before == now:
        return aside
    is_inside = before.first <= now.first and now.last <= before.last
    return Aside(before, now) if is_inside else None


def settle(reading: Reading, count: int, aside: Aside) -> Interval | None:
    """Give the figures after the first `count` their period; None, and they are left unread, where nothing decides."""
    told, parts = reading.figures[:count], reading.figures[count:]
    if not any(f.period == aside.period for f in parts) or not any(f.period == aside.main for f in told):
        return aside.period
    period = _decided(told, parts, aside)
    del reading.figures[count:]
    if period is None:
        reading.unread += [(f.quantity, "which total it is a part of is not said") for f in parts]
        return None
    moved = {aside.period: period, aside.period.year_before(): period.year_before()}
    reading.figures += [replace(f, period=moved.get(f.period, f.period)) for f in parts]
    return period


def _decided(told: Sequence[Figure], parts: Sequence[Figure], aside: Aside) -> Interval | None:
    totals = {p: _total(told, p) for p in (aside.main, aside.period)}
    amounts = [f for f in parts if f.modifier and _base(f) in REVENUE and _amount(f) is not None]
    whole, part = totals[aside.main], totals[aside.period]
    if not amounts or whole is None or part is None:
        return None
    shares = [(f, s) for f in amounts for s in parts if s.quantity.is_percent and s.name.startswith(f"{f.name}占")]
    fits = [p for p, total in totals.items() if total is not None and _fits(total, amounts, shares)]
    made_up = [] if shares or len(amounts) == 1 else [p for p in fits if _make_up(totals[p], amounts)]
    return fits[0] if len(fits) == 1 else (made_up[0] if len(made_up) == 1 else None)


def _make_up(total: Figure | None, amounts: Sequence[Figure]) -> bool:
    """Whether several parts add up to the total."""
    whole = _amount(total) if total is not None else None
    return whole is not None and abs(_sum(amounts) - whole) <= EXACT * whole


def _sum(amounts: Sequence[Figure]) -> Decimal:
    return sum((_amount(f) or Decimal(0) for f in amounts), Decimal(0))


def _fits(total: Figure, amounts: Sequence[Figure], shares: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether the parts, with the shares that are stated of them, may be of this total."""
    slack, whole = (ROUGH if total.quantity.bound else EXACT), _amount(total) or Decimal(0)
    if not whole or _sum(amounts) > whole * (1 + slack):
        return False
    if not shares:
        return True
    return all(_is_share(_amount(f) or Decimal(0), whole, s.quantity.value, slack) for f, s in shares)


def _is_share(amount: Decimal, whole: Decimal, stated: Decimal | None, slack: Decimal) -> bool:
    """Whether the stated percent, perhaps cut off after its last digit, is the amount's share."""
    if stated is None:
        return False
    last_digit = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    return abs(amount * 100 / whole - stated) <= max(last_digit, slack * stated)


def _total(told: Sequence[Figure], period: Interval) -> Figure | None:
    """The latest revenue of the whole company in the period."""
    found = [f for f in told if f.period == period and not f.modifier and _base(f) in REVENUE]
    return found[-1] if found else None


def _base(figure: Figure) -> str:
    base = figure.name.removeprefix(figure.modifier)
    return canonical_name(base) or base


def _amount(figure: Figure) -> Decimal | None:
    """In yuan; None for what is no amount of money."""
    quantity = figure.quantity
    if quantity.value is None or quantity.is_percent or quantity.role is not Role.LEVEL:
        return None
    return quantity.value * next((n for word, n in FACTORS.items() if quantity.unit.strip().startswith(word)), 1)
