"""Which columns a table has: the reading of its header under which most of its rows can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.tables.columns import arrange
from extractors.tables.headers import cut_header
from extractors.tables.model import Column, ColumnKind
from extractors.tables.numbers import is_sure, percents_of, split_run
from extractors.tables.tokens import Style, count_cells, plain_counts

_MOST_COLUMNS = 24


def fit_columns(headers: Sequence[str], runs: Sequence[str], style: Style) -> tuple[tuple[Column, ...], bool]:
    """The columns, and whether they are understood: the header reading under which most runs of numbers can be read.

    Failing that, bare labels and unnamed columns.
    """
    free = arrange(headers, None)
    if len(headers) == 1 and free is not None and not any(c.kind.is_value for c in free):
        return free, True
    votes = Counter(n for run in runs for n in count_cells(run, style) if n <= _MOST_COLUMNS)
    stated = {sum(c.kind.is_value for c in free)} if free else set()
    likely = {n for n, count in votes.items() if 2 * count >= max(votes.values())}
    best: tuple[float, tuple[Column, ...]] | None = None
    for count in sorted(likely | stated):
        columns = arrange(headers, count, _percents(runs, count, style))
        score = _score(columns, runs, style) if columns else -1.0
        if columns and (best is None or score > best[0]):
            best = score, columns
    if best is not None and (best[0] > 0 or not runs):
        return best[1], True
    leading = _leading_columns(headers[0])
    widest = votes.most_common(1)[0][0] if votes else 0
    return (*leading, *(Column("", ColumnKind.NUMBER) for _ in range(widest))), False


def _score(columns: Sequence[Column], runs: Sequence[str], style: Style) -> float:
    """The share of rows with as many cells. A row with more refutes the columns, one with fewer lost empty ones."""
    kinds = run_kinds(columns)
    if not runs:
        return 0.0
    counts = [count_cells(run, style) for run in runs]
    if not any(counts):
        return sum(is_sure(split_run(run, len(kinds), style, kinds)) for run in runs) / len(runs)
    fitting = sum(0.8 * (len(kinds) in c) for c in counts)
    fitting += sum(0.2 * (len(kinds) in plain_counts(run, style)) for run in runs)
    wider = sum(bool(c) and c.start > len(kinds) for c in counts)
    return (fitting - 1.5 * wider) / len(runs)


def _percents(runs: Sequence[str], count: int, style: Style) -> list[bool | None]:
    """For each number column whether its cells are percents, None where rows do not agree."""
    seen: list[set[bool]] = [set() for _ in range(count)]
    for run in runs:
        for column, percent in zip(seen, percents_of(run, count, style) or (), strict=False):
            if percent is not None:
                column.add(percent)
    return [next(iter(s)) if len(s) == 1 else None for s in seen]


def _leading_columns(header: str) -> tuple[Column, ...]:
    ways = cut_header(header)
    return tuple(Column(c.text, c.kind or ColumnKind.NUMBER, c.period) for c in ways[0].leading) if ways else ()


def run_columns(columns: Sequence[Column]) -> list[int]:
    """The number columns, with the dates among or after them."""
    first = next((i for i, c in enumerate(columns) if c.kind.is_value), None)
    if first is None:
        return []
    last = max(i for i, c in enumerate(columns) if c.kind.is_value)
    while last + 1 < len(columns) and columns[last + 1].kind is ColumnKind.DATE:
        last += 1
    return [i for i in range(first, last + 1) if columns[i].kind.is_value or columns[i].kind is ColumnKind.DATE]


def run_kinds(columns: Sequence[Column]) -> list[ColumnKind]:
    """What the number columns hold; one that only has a period may hold money in one row and a percent in the next."""
    free = ColumnKind.CHANGE
    return [free if not (columns[i].header or columns[i].group) else columns[i].kind for i in run_columns(columns)]
