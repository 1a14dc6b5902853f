"""What sums and shares say about rows: which reading of an unclear row is right, and which rows are confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from extractors.tables.numbers import Reading

_MOST_COMBINATIONS = 256
Values = Sequence[Decimal | None]


def tolerance(rows: int) -> Decimal:
    """Rounding to two decimals, once a row."""
    return Decimal("0.01") * (rows + 1)


def sums_agree(rows: Sequence[Values], total: Values, column: int) -> bool:
    """Whether the rows of a column add up to its total; an empty cell counts as nothing."""
    expected = total[column]
    if expected is None:
        return False
    cells = (row[column] for row in rows)
    return abs(sum((c for c in cells if c is not None), Decimal(0)) - expected) <= tolerance(len(rows))


def choose_readings(
    rows: Sequence[Sequence[Reading]], total: Reading | None, columns: Sequence[int]
) -> list[Reading] | None:
    """One reading a row, such that every column adds up to the total. None where no choice, or more than one, does."""
    count = 1
    for readings in rows:
        count *= len(readings)
    if total is None or not rows or not 0 < count <= _MOST_COMBINATIONS:
        return None
    target = [p.value for p in total.pieces]
    checked = [c for c in columns if target[c] is not None]
    if not checked:
        return None
    fitting = [choice for choice in product(*rows) if _all_agree(choice, target, checked)]
    return list(fitting[0]) if len(fitting) == 1 else None


def _all_agree(choice: Sequence[Reading], target: Values, columns: Sequence[int]) -> bool:
    values = [[p.value for p in reading.pieces] for reading in choice]
    return all(sums_agree(values, target, c) for c in columns)


def shares_agree(amounts: Values, shares: Values) -> list[bool]:
    """For each row whether amount ÷ share is the same whole as for most rows (within the rounding of the share)."""
    pairs = [
        (a, s) if a is not None and s is not None and s > 0 else None for a, s in zip(amounts, shares, strict=True)
    ]
    return [
        p is not None and 2 * sum(_same_whole(p, q) for q in pairs if q) > sum(q is not None for q in pairs) >= 2
        for p in pairs
    ]


def _same_whole(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    half = Decimal("0.0051")
    low = max(abs(a) / (s + half) for a, s in (one, other))
    high = min(abs(a) / (s - half) if s > half else Decimal("Infinity") for a, s in (one, other))
    return low <= high * Decimal("1.0002")
