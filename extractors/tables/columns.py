"""Columns from header lines that stand above each other.

项目 | 2022年度      | 2021年度          公司名称 | 综合毛利率
     | 金额 | 占比   | 金额 | 占比               | 2022年度 | 2021年度
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from extractors.tables.headers import HeaderCell, HeaderLine, cut_header
from extractors.tables.model import Column, ColumnKind

_WAYS = 16
_GROUP_ENDINGS = ("情况", "分布", "构成", "结构")


def arrange(
    lines: Sequence[str], values: int | None, percents: Sequence[bool | None] = ()
) -> tuple[Column, ...] | None:
    """The cheapest reading of one or two header lines with `values` value columns, of which `percents` says which hold
    percents (None: a row with `-` does not tell). None where no reading has that many."""
    best: tuple[float, tuple[Column, ...]] | None = None
    for way_cost, columns in _readings(tuple(lines)):
        if values is not None and sum(c.kind.is_value for c in columns) != values:
            continue
        cost = way_cost + _disagreement(columns, percents)
        if best is None or cost < best[0]:
            best = cost, columns
    return None if best is None else best[1]


@lru_cache(maxsize=512)
def _readings(lines: tuple[str, ...]) -> tuple[tuple[float, tuple[Column, ...]], ...]:
    """Every reading of the header lines with its cost; the same header comes again and again."""
    return tuple(
        (sum(w.cost for w in ways), _with_numbers_between(columns))
        for ways in product(*(cut_header(x)[:_WAYS] for x in lines))
        for columns in _compose(ways)
    )


def _with_numbers_between(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """节余情况 among number columns holds numbers, though 情况 elsewhere heads text."""
    last = max((i for i, c in enumerate(columns) if c.kind.is_value), default=0)
    first = next((i for i, c in enumerate(columns) if c.kind.is_value), last)
    return tuple(
        replace(c, kind=ColumnKind.NUMBER) if first < i < last and c.kind is ColumnKind.TEXT else c
        for i, c in enumerate(columns)
    )


def _disagreement(columns: tuple[Column, ...], percents: Sequence[bool | None]) -> float:
    cost = 0.0
    for column, percent in zip((c for c in columns if c.kind.is_value), percents, strict=False):
        named = not column.header and not column.group
        if percent is not None and not named and column.kind is not ColumnKind.CHANGE:
            cost += 3.0 * (percent != (column.kind is ColumnKind.PERCENT)) * (1 if percent else 0.5)
    return cost


def _compose(ways: Sequence[HeaderLine]) -> Iterator[tuple[Column, ...]]:
    if len(ways) == 1:
        yield tuple(_column(c) for c in ways[0].cells)
        return
    top, below = ways[0], ways[1]
    if len(ways) > 2:
        return
    labels = below.leading
    if labels and (top.is_periods or not top.leading):
        yield from _spread(labels, top.cells, below.cells[len(labels) :], ())
    elif not labels:
        head = top.leading
        values = top.cells[len(head) :]
        stop = next((i for i, c in enumerate(values) if not c.is_value), len(values))
        if stop == len(values) or _crosses(values[:stop], below.cells):
            yield from _spread(head, values[:stop], below.cells, values[stop:])
        yield from _under_one(head, top.cells[len(head) :], below.cells)
        yield from _under_label(head, values, below.cells)


def _spread(
    head: Sequence[HeaderCell], above: Sequence[HeaderCell], below: Sequence[HeaderCell], tail: Sequence[HeaderCell]
) -> Iterator[tuple[Column, ...]]:
    """Every upper cell stands over the same number of lower ones."""
    if not above or not below or len(below) % len(above):
        return
    each = len(below) // len(above)
    if each < 2 and len(above) > 1 and not _crosses(above, below):
        return
    middle = tuple(_column(cell, above[i // each]) for i, cell in enumerate(below))
    yield (*map(_column, head), *middle, *map(_column, tail))


def _crosses(above: Sequence[HeaderCell], below: Sequence[HeaderCell]) -> bool:
    """One to one only where one line has the periods and the other the measures."""
    return all(c.kind is None for c in above) != all(c.kind is None for c in below)


def _under_one(
    head: Sequence[HeaderCell], above: Sequence[HeaderCell], below: Sequence[HeaderCell]
) -> Iterator[tuple[Column, ...]]:
    """The lower cells belong to one upper cell, whose word they repeat (逾期情况) or which names a breakdown."""
    scored = sorted(((_affinity(cell, below), -i) for i, cell in enumerate(above)), reverse=True)
    if not scored or scored[0][0] == 0 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return
    at = -scored[0][1]
    parts = (*map(_column, above[:at]), *(_column(c, above[at]) for c in below), *map(_column, above[at + 1 :]))
    yield (*map(_column, head), *parts)


def _under_label(
    head: Sequence[HeaderCell], values: Sequence[HeaderCell], below: Sequence[HeaderCell]
) -> Iterator[tuple[Column, ...]]:
    """The last leading cell (`逾期情况`) heads the lower cells and no label of its own."""
    if len(head) > 1 and head[-1].text.endswith(_GROUP_ENDINGS):
        yield (*map(_column, head[:-1]), *(_column(c, head[-1]) for c in below), *map(_column, values))


def _affinity(cell: HeaderCell, below: Sequence[HeaderCell]) -> int:
    stem = next((cell.text.removesuffix(e) for e in _GROUP_ENDINGS if cell.text.endswith(e)), "")
    if not stem:
        return 0
    return 1 + sum(stem[-2:] in c.text for c in below)


def _column(cell: HeaderCell, above: HeaderCell | None = None) -> Column:
    period = cell.period or (above.period if above is not None else None)
    group = above.text if above is not None and above.kind is not None else ""
    header = "" if cell.kind is None else cell.text
    kind = cell.kind or (above.kind if above is not None and above.kind is not None else ColumnKind.NUMBER)
    return Column(header, kind if kind.is_value or cell.kind else ColumnKind.NUMBER, period, group)
