"""Finds figures in prose: value, printed unit, bound, range, and whether a figure is a level or a change.

>>> [(q.value, q.unit, q.role.value) for q in find_quantities("收入同比增长50.00%至4,369.53万元")]
[(Decimal('50.00'), '%', 'change'), (Decimal('4369.53'), '万元', 'to')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from heapq import merge

from extractors.quantities.printed import IN_WORDS, QUANTITY, bound_of, han_number, is_minus, value_of
from extractors.quantities.roles import CHANGE, FROM, LISTED, Role, role_of

RESPECTIVELY = re.compile(r"分别(?:同比|环比)?[^，。；、\d]{0,10}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed. `value` is None where the number cannot be read; `high` is the upper end of a range."""

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    bound: str | None = None
    high: Decimal | None = None
    role: Role = Role.LEVEL
    direction: int = 0
    """Of a change: 1 up, -1 down."""
    basis: str | None = None
    """Of a change: `yoy` (同比, 较上年同期), `qoq` (环比), `other`."""

    @property
    def is_percent(self) -> bool:
        return self.unit in ("%", "％")

    @property
    def is_points(self) -> bool:
        return "点" in self.unit or self.unit.lower().startswith(("pct", "bp"))

    @property
    def is_basis_points(self) -> bool:
        """A hundred to a percentage point."""
        return "基点" in self.unit or self.unit.lower().startswith("bp")


def find_quantities(text: str) -> list[Quantity]:
    """Every figure with a unit, in order."""
    found: list[Quantity] = []
    bare: list[re.Match[str]] = []
    for match in merge(QUANTITY.finditer(text), IN_WORDS.finditer(text), key=re.Match.start):
        unit = match["unit"] or (match["high_unit"] if match.re is QUANTITY else None)
        if not unit:
            bare = [*_chained(bare, match), match]
            continue
        before = text[max(0, match.start() - 30) : match.start()]
        if match.re is IN_WORDS:
            found.append(_in_words(match, before, found[-1] if found else None))
        elif match["to"] and match["unit"] and FROM.search(before):
            found += _move(match, unit)
        elif match["to"] and match["unit"] and unit not in "%％" and CHANGE.search(before):
            found.append(_move(match, unit)[1])
        else:
            found += _sharing(_chained(bare, match), unit, found[-1] if found else None)
            found.append(_quantity(match, unit, before, found[-1] if found else None))
            _share_points(found)
        bare = []
    return found


def _chained(bare: list[re.Match[str]], following: re.Match[str]) -> list[re.Match[str]]:
    """The numbers without a unit that stand in one list with what follows them."""
    is_listed = bare and LISTED.fullmatch(following.string, bare[-1].end(), following.start())
    return bare if is_listed else []


def _sharing(bare: list[re.Match[str]], unit: str, previous: Quantity | None) -> list[Quantity]:
    """分别为5.1、6.3和8.0亿元: all are of the last one's unit."""
    if not bare or not RESPECTIVELY.search(bare[0].string, max(0, bare[0].start() - 24), bare[0].start()):
        return []
    found: list[Quantity] = []
    for match in bare:
        before = match.string[max(0, match.start() - 30) : match.start()]
        found.append(_quantity(match, unit, before, found[-1] if found else previous))
    return found


def _share_points(found: list[Quantity]) -> None:
    """分别提升0.9个、1.6个百分点: the first are points too."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if not (first.unit == "个" and second.is_points and second.start - first.end <= 3):
            return
        found[index] = replace(first, unit=second.unit)


def _in_words(match: re.Match[str], before: str, previous: Quantity | None) -> Quantity:
    role, direction, basis = role_of(match.string, match, before, previous)
    value, bound = Decimal(han_number(match["number"])), bound_of(match, before)
    start, end = match.span()
    return Quantity(start, end, match.group(), value, match["unit"], bound, None, role, direction, basis)


def _move(match: re.Match[str], unit: str) -> tuple[Quantity, Quantity]:
    """由71%到65%: two figures, no range."""
    text = match.string
    middle, high = match.end("unit"), match.start("high")
    return (
        Quantity(match.start(), middle, text[match.start() : middle], value_of(match["low"]), unit, role=Role.FROM),
        Quantity(high, match.end(), text[high : match.end()], value_of(match["high"]), unit, role=Role.TO),
    )


def _quantity(match: re.Match[str], unit: str, before: str, previous: Quantity | None) -> Quantity:
    text, start, end = match.string, match.start(), match.end()
    value = None if match["broken"] else value_of(match["low"])
    if value is not None and (match["sign"] or match["open"]) and is_minus(text, start):
        value = -value
    role, direction, basis = role_of(text, match, before, previous)
    high = value_of(match["high"]) if match["high"] else None
    return Quantity(start, end, text[start:end], value, unit, bound_of(match, before), high, role, direction, basis)
