"""Numbers printed in a table's own style: how many a glued run may hold, before any doubt is weighed.

Two decimals and thousands commas settle most runs; only dashes leave a choice, for a dash may be an empty cell, a sign,
one half of `--`, or the middle of a range of percents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

FOLD = str.maketrans({"，": ",", "％": "%", "—": "-", "–": "-", "－": "-", "−": "-"})
_LAST_MONEY = re.compile(r"\.(\d{1,4})$")
_MONEY_DECIMALS = re.compile(r"\.\d+(?!\d*[%％])")
_PERCENT = re.compile(r"\.(\d{1,4})%")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a table prints its numbers."""

    decimals: int = 2
    percent_decimals: int = 2
    has_commas: bool = True


Token = tuple[int, int, str]
"""Start, end, text."""


def style_of(lines: Sequence[str]) -> Style:
    """The most common number of decimals, read where a line or a percent sign shows where a number ends."""
    money = Counter(len(m[1]) for line in lines if (m := _LAST_MONEY.search(line)))
    has_decimals = any(_MONEY_DECIMALS.search(line) for line in lines)
    percent = Counter(len(m) for line in lines for m in _PERCENT.findall(line))
    return Style(
        decimals=next((d for d, n in money.most_common(1) if n > 1), 2) if has_decimals else 0,
        percent_decimals=percent.most_common(1)[0][0] if percent else 2,
        has_commas=any(GROUPED.search(line) for line in lines),
    )


def count_cells(run: str, style: Style) -> range:
    """How many cells a run may hold when every number is printed in the table's style; empty where some are not."""
    tokens = tokens_of(run, style)
    return range(0) if tokens is None else possible_counts(tokens)


def plain_counts(run: str, style: Style) -> range:
    """The same, without reading `--` as one cell or two percents as a range."""
    tokens = tokens_of(run, style)
    return range(0) if tokens is None else range(len(tokens) - len(signs_of(tokens)), len(tokens) + 1)


@lru_cache(maxsize=256)
def tokens_of(run: str, style: Style) -> tuple[Token, ...] | None:
    """Numbers in the table's style and dashes apart, or None where something else stands between.

    Remembered, as the cells below are: each number of columns that a table may have asks for the same runs.
    """
    text = run.translate(FOLD)
    tokens: list[Token] = []
    at = 0
    for m in _token_pattern(style).finditer(text):
        if m.start() != at:
            return None
        at = m.end()
        if m["space"] is None:
            tokens.append((m.start(), m.end(), m.group()))
    return tuple(tokens) if at == len(text) else None


def possible_counts(tokens: Sequence[Token]) -> range:
    """A dash may be a cell, a sign, one half of `--`, or the middle of a range of percents."""
    pairs = [(a[2], b[2]) for a, b in pairwise(tokens) if a[1] == b[0]]
    before_number = sum(1 for a, b in pairs if a == "-" and b != "-")
    doubled = sum(1 for a, b in pairs if a == b == "-")
    after_percent = sum(1 for a, b in pairs if a.endswith("%") and b == "-")
    return range(len(tokens) - before_number - doubled - after_percent, len(tokens) + 1)


def signs_of(tokens: Sequence[Token]) -> set[int]:
    """Indexes of the dashes that may be the sign of the number after them."""
    return {i for i, (a, b) in enumerate(pairwise(tokens)) if a[2] == "-" and b[2] != "-" and a[1] == b[0]}


@cache
def _token_pattern(style: Style) -> re.Pattern[str]:
    plain = r"[1-9]\d{0,2}" if style.has_commas else r"[1-9]\d*"
    money, percent = rf"\d{{{style.decimals}}}(?!\d{{0,3}}%)", rf"\d{{{style.percent_decimals}}}%"
    return re.compile(rf"(?:\d{{1,3}}(?:,\d{{3}})+|0|{plain})\.(?:{percent}|{money})|100%|-|(?P<space> +)")
