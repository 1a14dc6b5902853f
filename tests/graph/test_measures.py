"""Printed figures in the base unit of their kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.filing.measures import in_base_unit

SAME = [
    ("1.21", "亿元", "1.21亿元", "121000000", "CNY", "500000"),
    ("12100", "万元", "12,100万元", "121000000", "CNY", "5000"),
    ("121000000", "元", "121,000,000元", "121000000", "CNY", "0.5"),
    ("3.5", "亿", "3.50亿", "350000000", "CNY", "500000"),
    ("-2.36", "亿元", "（2.36）亿元", "-236000000", "CNY", "500000"),
    ("12", "亿元", "十二亿元", "1200000000", "CNY", "50000000"),
    ("1.15", "亿美元", "1.15亿美元", "115000000", "USD", "500000"),
    ("1.2", "万元/吨", "1.2万元/吨", "12000", "CNY/吨", "500"),
    ("9.6", "GWh", "9.6GWh", "9600000", "kWh", "50000"),
    ("960", "万千瓦时", "960万千瓦时", "9600000", "kWh", "5000"),
    ("500", "MW", "500MW", "500000", "kW", "500"),
    ("4.5", "万吨", "4.5万吨", "45000", "t", "500"),
    ("36.5", "%", "36.5%", "36.5", "%", "0.05"),
    ("25", "基点", "25个基点", "0.25", "pp", "0.005"),
    ("1235", "家", "1,235家", "1235", "家", "0.5"),
    ("86.3", "万平方米", "86.3万平方米", "863000", "m²", "500"),
    ("3", "口径", "3口径", "3", "口径", "0.5"),
]


@pytest.mark.parametrize(("value", "unit", "printed", "base", "base_unit", "rounding"), SAME)
def test_a_figure_in_its_base_unit(
    value: str, unit: str, printed: str, base: str, base_unit: str, rounding: str
) -> None:
    found = in_base_unit(Decimal(value), unit, printed)
    assert (found.value, found.unit, found.rounding) == (Decimal(base), base_unit, Decimal(rounding))


def test_a_bare_multiplier_after_what_is_counted_is_no_money() -> None:
    assert in_base_unit(Decimal(120), "万", "120万", is_money=False).unit == ""
