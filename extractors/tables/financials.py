"""The filer's own figures in tables: one metric for each cell whose name, period and unit are certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.periods.intervals import Interval
from extractors.record import Metric
from extractors.tables.comparables import is_comparables, is_filer_row
from extractors.tables.financial_names import ROW_UNIT, Named, caption_item, caption_ratio, clean_label, name_cell
from extractors.tables.model import TOTAL_LABEL, Cell, Column, ColumnKind, Row, Table
from extractors.tables.periods import only_period, quarter_of

_NOT_OURS = re.compile(
    r"标的公司|标的资产|目标公司|可比公司|同行业|竞争对手|行业平均|供应商|子公司[^。，,]{0,12}(?:财务|主要)"
)
_TIMES = re.compile(r"周转率|流动比率|速动比率|倍数")
_RATIO_END = re.compile(r"(?:率|占比|比例|比重)$")
_ITEM_COLUMN = re.compile(
    r"项目|科目|指标|类别|类型|分类|种类|产品|业务|地区|区域|国家|季度|月份|账龄|模式|行业|领域|部门|人员|学历"
)
_ITEM = re.compile(r"(?:项目|指标|科目)$")
_PART_COLUMN = re.compile(r"产品|业务|类别|类型|地区|区域|板块|基地|工厂|产线|主体|分部|模式|领域")
_NO_ITEM_COLUMN = re.compile(r"项目名称|募投|产品名称")
"""Rows that name undertakings or wealth products, not figures."""


def read_metrics(table: Table, filer: Collection[str]) -> list[Metric]:
    """The filer's figures in a table. `filer`: every name of the company that files."""
    if not table.is_understood or table.find_column(ColumnKind.NAME) is None:
        return []
    if is_comparables(table) or any(is_filer_row(r, filer) for r in table.rows):
        return _filer_rows(table, filer)
    if _NOT_OURS.search(table.caption):
        return []
    if (columns := _part_and_item(table)) is not None:
        return [m for row, part in _rows_of_parts(table, *columns) for m in _part_metrics(table, row, part)]
    if not _lists_items(table):
        return []
    item, fallback = caption_item(table.caption), _caption_period(table)
    return [m for row in table.rows if row.is_confirmed for m in _row_metrics(table, row, item, fallback)]


def settle_conflicts(metrics: Sequence[Metric]) -> tuple[list[Metric], list[Metric]]:
    """What stands, and what does not: tables of parts (基础研发的职工薪酬) print figures under the name of the whole.

    Where several values are stated for the same unscoped metric and period, the one that most cells state holds;
    without one, none does.
    """
    seen: dict[tuple[str, str | None, str], Counter[Decimal]] = {}
    for m in metrics:
        if m.scope is None:
            seen.setdefault((m.name, m.period, m.unit), Counter())[m.value] += 1
    kept: list[Metric] = []
    dropped: list[Metric] = []
    for m in metrics:
        (kept if m.scope is not None or _prevails(m, seen[m.name, m.period, m.unit]) else dropped).append(m)
    return kept, dropped


def _prevails(metric: Metric, values: Counter[Decimal]) -> bool:
    return values[metric.value] > max((n for value, n in values.items() if value != metric.value), default=0)


def _lists_items(table: Table) -> bool:
    """One column of names, headed 项目 or the like."""
    names = [c.header for c in table.columns if c.kind is ColumnKind.NAME]
    return len(names) == 1 and _ITEM_COLUMN.search(names[0]) is not None and not _NO_ITEM_COLUMN.search(names[0])


def _part_and_item(table: Table) -> tuple[int, int] | None:
    """The columns of 产品 | 项目 | 2024年度: a part of the business, and what is told of it."""
    names = [i for i, c in enumerate(table.columns) if c.kind is ColumnKind.NAME]
    if len(names) != 2 or not _ITEM.match(table.columns[names[1]].header):
        return None
    header = table.columns[names[0]].header
    return (names[0], names[1]) if _PART_COLUMN.search(header) and not _ITEM.match(header) else None


def _rows_of_parts(table: Table, part: int, item: int) -> Iterator[tuple[Row, str]]:
    """Each row under its item, with its part, which is printed beside the first row of several."""
    of = ""
    for row in table.rows:
        first, told = row.cells[part], row.cells[item]
        of = clean_label(first.text) if first is not None else of
        if row.is_confirmed and told is not None and of and not TOTAL_LABEL.search(of):
            yield replace(row, label=told.text, label_span=told.span), of


def _part_metrics(table: Table, row: Row, part: str) -> list[Metric]:
    told = _row_metrics(table, row, None, _caption_period(table))
    return [m.model_copy(update={"scope": part}) for m in told]


def _filer_rows(table: Table, filer: Collection[str]) -> list[Metric]:
    """In a table of companies the filer's own row: the metric's name stands in the header, else in the caption."""
    found = []
    of_caption = caption_ratio(table.caption)
    for row in table.rows:
        if row.is_confirmed and is_filer_row(row, filer):
            for index, column in enumerate(table.columns):
                is_bare = of_caption is not None and column.period is not None and not column.measure
                named = Named(of_caption) if is_bare and of_caption else name_cell(column, "合计", None)
                found += _metric(named, table, row, index, None) if named else []
    return found


def _caption_period(table: Table) -> Interval | None:
    """The caption's period, where no column has its own and the caption has but one."""
    return None if any(c.period is not None for c in table.columns) else only_period(table.caption)


def _row_metrics(table: Table, row: Row, item: str | None, fallback: Interval | None) -> list[Metric]:
    found = []
    label = clean_label(row.label)
    for index, column in enumerate(table.columns):
        named = name_cell(column, label, item)
        found += _metric(named, table, row, index, fallback) if named else []
    return found


def _metric(named: Named, table: Table, row: Row, index: int, fallback: Interval | None) -> list[Metric]:
    cell, column = row.cells[index], table.columns[index]
    if cell is None or cell.value is None:
        return []
    period = quarter_of(clean_label(row.label), column.period) or column.period or row.period or fallback
    unit = _unit(table, row, column, cell, named.name)
    if period is None or unit is None:
        return []
    return [
        Metric(
            name=named.name, scope=named.scope, period=period.iso, value=cell.value, unit=unit,
            text=cell.text, start=cell.span.start, end=cell.span.end,
        )
    ]  # fmt: skip


def _unit(table: Table, row: Row, column: Column, cell: Cell, name: str) -> str | None:
    """The printed unit: a percent sign, the row's or the column's brackets, else the table's."""
    if cell.is_percent:
        return "%"
    stated = ROW_UNIT.search(row.label) or ROW_UNIT.search(column.measure)
    if stated:
        return stated[1].replace("％", "%")
    if _TIMES.search(name):
        return "次" if "周转率" in name else "倍"
    return None if column.kind is ColumnKind.PERCENT or _RATIO_END.search(name) else table.unit
