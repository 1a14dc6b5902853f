"""A printed figure in the base unit of its kind, so that 1.21亿元 and 12,100万元 compare as the same amount of money.

    >>> base = in_base_unit(Decimal("1.21"), "亿元", "1.21亿元")
    >>> int(base.value), base.unit, int(base.rounding)
    (121000000, 'CNY', 500000)

Money comes in its ISO currency, energy in kWh, power in kW, mass in t, points and per milles in percent or percentage
points; what is counted keeps its word (家, 人). A unit that the tables do not know keeps its name, and its value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MULTIPLIERS = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2,
}  # fmt: skip
"""Powers of ten."""
BASES = {
    "CNY": ("人民币", "元"), "USD": ("美元", "美金"), "HKD": ("港元", "港币"), "EUR": ("欧元",), "JPY": ("日元",),
    "GBP": ("英镑",), "%": ("%", "％", "‰"), "pp": ("个百分点", "百分点", "pct", "pcts", "基点", "个基点", "bp", "bps"),
    "kWh": ("千瓦时", "KWh", "MWh", "兆瓦时", "GWh", "吉瓦时", "TWh"),
    "kW": ("千瓦", "KW", "MW", "兆瓦", "GW", "吉瓦", "TW", "KWp", "MWp", "GWp"),
    "t": ("吨", "公斤", "千克", "克"), "m²": ("平方米", "平方公里"), "m³": ("立方米", "立方"), "人": ("人", "名"),
}  # fmt: skip
"""Base unit → the printed units that are turned into it."""
POWERS = {
    "‰": -1, "基点": -2, "个基点": -2, "bp": -2, "bps": -2, "MWh": 3, "兆瓦时": 3, "GWh": 6, "吉瓦时": 6, "TWh": 9,
    "MW": 3, "兆瓦": 3, "MWp": 3, "GW": 6, "吉瓦": 6, "GWp": 6, "TW": 9, "公斤": -3, "千克": -3, "克": -6,
    "平方公里": 6,
}  # fmt: skip
"""Powers of ten between a printed unit and its base; 0 where it is not listed."""
SPELLINGS = {x.upper(): x for x in ("KWh", "MWh", "GWh", "TWh", "pct", "pcts", "bp", "bps", "KWp", "MWp", "GWp")}
_BASE_OF = {printed: base for base, units in BASES.items() for printed in units}
_UNIT = re.compile(rf"个?(?P<times>{'|'.join(MULTIPLIERS)})?(?P<rest>.*)", re.DOTALL)
_DECIMALS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """A figure in its base unit. `rounding` is half a unit of the last digit printed: what it may be off by."""

    value: Decimal
    unit: str
    rounding: Decimal


def in_base_unit(value: Decimal, unit: str, printed: str, *, is_money: bool = True) -> BaseFigure:
    """`value` in `unit` as printed. `is_money`: what 亿 and 万 alone are of (3.50亿 of costs, 120万 of pieces)."""
    base, power = _base_and_power(unit, is_money)
    factor = Decimal(1).scaleb(power)
    step = Decimal(1).scaleb(-_decimals(printed))
    return BaseFigure(value * factor, base, step * factor / 2)


def _base_and_power(unit: str, is_money: bool) -> tuple[str, int]:
    whole = SPELLINGS.get(unit.upper(), unit)
    if whole in _BASE_OF:
        return _BASE_OF[whole], POWERS.get(whole, 0)
    found = _UNIT.fullmatch(unit)
    assert found is not None, "the pattern takes any unit"
    times = MULTIPLIERS.get(found["times"] or "", 0)
    counted, slash, each = found["rest"].partition("/")
    if not counted and found["times"]:
        return ("CNY" if is_money else "", times)
    counted = SPELLINGS.get(counted.upper(), counted)
    return _BASE_OF.get(counted, counted) + slash + each, times + POWERS.get(counted, 0)


def _decimals(printed: str) -> int:
    """How many digits stand after the point; none in numbers written out (十二亿)."""
    found = _DECIMALS.search(printed)
    return len(found[1] or "") if found else 0
