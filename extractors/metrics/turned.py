"""A name that stands after its figure: 一季度实现了2.83亿元的营业收入."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics.names import MetricName
from extractors.quantities.finder import Quantity
from extractors.quantities.printed import BOUND
from extractors.quantities.roles import Role

ACHIEVED = re.compile(rf"(?:实现|取得|达成|录得)了?\s*(?:{BOUND})?\s*$")
ENDED = re.compile(r"\s*(?:[，,。；;！!）)]|$)")


def name_after(text: str, names: Sequence[MetricName], quantity: Quantity) -> list[MetricName]:
    """The name right behind a figure that was achieved, where nothing but the clause's end is behind it."""
    if quantity.role is not Role.LEVEL or not ACHIEVED.search(text, max(0, quantity.start - 12), quantity.start):
        return []
    at = quantity.end + text.startswith("的", quantity.end)
    return [n for n in names if n.start == at and not n.is_ratio and ENDED.match(text, n.end)]
