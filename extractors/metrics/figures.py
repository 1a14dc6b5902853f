"""Figures with their names and periods: what reading a sentence gives, and how lists are laid on each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.metrics.names import MetricName
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.quantities.finder import Quantity
from extractors.quantities.roles import FALL, GROW, LISTED, Role

MIXED = re.compile(rf"\s*(?:、|和|及|与|，)\s*(?:同比|环比)?(?:{'|'.join((*GROW, *FALL))})(?:了|为)?\s*")


@dataclass(frozen=True, slots=True)
class Change:
    """Of a figure on the year before (`yoy`) and on the period before (`qoq`), in percent or percentage points."""

    yoy_pct: Decimal | None = None
    yoy_points: Decimal | None = None
    qoq_pct: Decimal | None = None
    qoq_points: Decimal | None = None

    def with_first_of(self, other: Change) -> Change:
        """What is said first stands."""
        pairs = zip(self.parts, other.parts, strict=True)
        return Change(*(a if a is not None else b for a, b in pairs))

    @property
    def parts(self) -> tuple[Decimal | None, ...]:
        """In the order of the fields; `dataclasses.astuple` copies deep, and this is asked for each change."""
        return self.yoy_pct, self.yoy_points, self.qoq_pct, self.qoq_points


@dataclass(frozen=True, slots=True)
class Figure:
    """A level of the company: name as printed, period, figure, and its changes."""

    name: str
    period: Interval
    quantity: Quantity
    change: Change = Change()
    modifier: str = ""

    @property
    def yoy_pct(self) -> Decimal | None:
        return self.change.yoy_pct


@dataclass(slots=True)
class Reading:
    """What one stretch of prose says. `unread` holds figures that have a name but cannot be placed, with the reason."""

    figures: list[Figure] = field(default_factory=list)
    unread: list[tuple[Quantity, str]] = field(default_factory=list)


def below_zero(quantity: Quantity) -> Quantity:
    return quantity if quantity.value is None else replace(quantity, value=-abs(quantity.value))


def is_bracketed(text: str, start: int, mention: PeriodMention, stop: int) -> bool:
    """Does the period stand in brackets that close before the figure?"""
    before = text[start : mention.start]
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and bool(re.search(r"[）)]", text[mention.end : stop]))


def groups(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Figures in lists (A、B和C), or alone."""
    group: list[Quantity] = []
    for quantity in quantities:
        gap = text[group[-1].end : quantity.start] if group else ""
        listed = group and group[-1].role is quantity.role and (LISTED.fullmatch(gap) or _is_mixed(text, group, gap))
        if group and not (listed and group[-1].unit == quantity.unit):
            yield group
            group = []
        group.append(quantity)
    if group:
        yield group


def _is_mixed(text: str, group: Sequence[Quantity], gap: str) -> bool:
    """分别下降5.2%、增长13.6%: a list of changes up and down."""
    is_listed = group[0].role is Role.CHANGE and MIXED.fullmatch(gap)
    return bool(is_listed) and "分别" in text[max(0, group[0].start - 12) : group[0].start]


def align(
    names: Sequence[MetricName], periods: Sequence[Interval], group: Sequence[Quantity]
) -> list[tuple[MetricName, Interval, Quantity]] | None:
    """One name over the periods, or the names in one period, or one figure; None where the counts differ."""
    if len(names) == 1 and len(periods) == len(group):
        return [(names[0], p, q) for p, q in zip(periods, group, strict=True)]
    if len(periods) == 1 and len(names) == len(group):
        return [(n, periods[0], q) for n, q in zip(names, group, strict=True)]
    return None


def change_of(quantity: Quantity) -> Change:
    """What a change says, negative for falls (增长-5% too). One in money or since the year's start is none."""
    if quantity.role is not Role.CHANGE or quantity.basis not in ("yoy", "qoq") or quantity.value is None:
        return Change()
    value = -abs(quantity.value) if quantity.direction < 0 else quantity.value
    if quantity.is_percent:
        return Change(**{f"{quantity.basis}_pct": value})
    if quantity.is_points:
        return Change(**{f"{quantity.basis}_points": value / 100 if quantity.is_basis_points else value})
    return Change()
