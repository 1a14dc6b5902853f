"""The filer's own figures: rows that name an item (营业收入) or a part of one (智能语音), columns that name periods.

A column that says what it measures (毛利率, 收入占比) names the metric, and the row becomes its scope; a bare 金额
takes the row's name. Where the caption says whose parts the rows are (管理费用构成), that is the scope, and 合计 the
whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.comparable_tables import is_comparables, is_filer_row
from extractors.document import Span
from extractors.intervals import Interval
from extractors.lexicon_rows import lexicon_rows
from extractors.record import Metric
from extractors.table_model import Cell, Column, ColumnKind, Row, Table
from extractors.table_periods import find_periods, quarter_of

_PARTS = re.compile(r"构成|明细|分布|按.{1,8}(?:分类|列示|划分)|结构|组成|分产品|分地区|分业务|具体情况")
_NEUTRAL = re.compile(r"^(?:金额|余额|期末余额|账面余额|账面价值|数额|数值|发生额|本期金额|)$")
_SHARE = re.compile(r"^(?:占比|比例|比重|比率)$|占.*(?:比|比例|比重)$")
_CHANGE = re.compile(r"同比|环比|增长|增幅|变动|增减|差异")
_FORECAST = re.compile(r"预计|预测|计划|目标|预算|[EＥ]$")
_ROW_UNIT = re.compile(r"[(（](%|％|[百千万亿]*元(?:/[一-鿿]{1,3})?|[万千]?[人个家次倍天件台套吨项名])[)）]\s*$")
_NO_ITEM = re.compile(r"^(?:合\s*计|小\s*计|总\s*计|其他|其它|其中)$|情况.|^\W*$|平均数|中位数|可比")
_NOT_OURS = re.compile(
    r"标的公司|标的资产|目标公司|可比公司|同行业|竞争对手|行业平均|客户名称|供应商|子公司[^。，,]{0,12}(?:财务|主要)"
)
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计)$")
_TIMES = re.compile(r"周转率|流动比率|速动比率|倍数")
_ITEM_COLUMN = re.compile(
    r"项目|科目|指标|类别|类型|分类|种类|产品|业务|地区|区域|国家|季度|月份|账龄|模式|行业|领域|部门|人员|学历"
)


def read_metrics(table: Table, filer: Collection[str]) -> list[Metric]:
    """The filer's figures in a table, only where cell, period and unit are certain."""
    name_column = table.find_column(ColumnKind.NAME)
    if name_column is None or not table.is_understood:
        return []
    if is_comparables(table) or _only_filer(table, filer):
        return _filer_rows(table, filer)
    if not _ITEM_COLUMN.search(table.columns[name_column].header) or _NOT_OURS.search(table.caption):
        return []
    item = caption_item(table.caption)
    fallback = _caption_period(table)
    return [m for row in table.rows if row.is_confirmed for m in _row_metrics(table, row, item, fallback)]


def caption_item(caption: str) -> str | None:
    """The one item whose parts the caption announces: 公司管理费用构成情况如下 → 管理费用."""
    if not _PARTS.search(caption):
        return None
    found = {row[0] for row in lexicon_rows("financial_items.txt") if row[0] in caption}
    longest = {i for i in found if not any(i != other and i in other for other in found)}
    return next(iter(longest)) if len(longest) == 1 else None


def _only_filer(table: Table, filer: Collection[str]) -> bool:
    return any(is_filer_row(r, filer) for r in table.rows)


def _filer_rows(table: Table, filer: Collection[str]) -> list[Metric]:
    """In a table of companies the filer's own row: the metric's name stands in the header."""
    found = []
    for row in table.rows:
        if is_filer_row(row, filer) and row.is_confirmed:
            for index, column in enumerate(table.columns):
                name = column.measure
                if name and not _NEUTRAL.match(name) and not _CHANGE.search(name):
                    found += _metric(name, None, table, row, index, None)
    return found


def _caption_period(table: Table) -> Interval | None:
    """The caption's period, where no column has its own and the caption has but one."""
    if any(c.period is not None for c in table.columns):
        return None
    stated = find_periods(table.caption)
    return stated[0] if len(stated) == 1 else None


def _row_metrics(table: Table, row: Row, item: str | None, fallback: Interval | None) -> list[Metric]:
    found = []
    for index, column in enumerate(table.columns):
        named = _name_and_scope(column, row, item)
        if named is not None:
            found += _metric(*named, table, row, index, fallback)
    return found


def _name_and_scope(column: Column, row: Row, item: str | None) -> tuple[str, str | None] | None:
    """The metric's name and scope for a cell, or None where they do not name one."""
    measure = re.sub(r"[(（].*?[)）]", "", column.measure)
    label = _clean(row.label)
    if not column.kind.is_value or _CHANGE.search(column.header) or _FORECAST.search(column.header):
        return None
    is_total = _TOTAL.match(label) is not None
    is_quarter = quarter_of(label, column.period) is not None
    if _SHARE.search(measure):
        is_plain = is_total or is_quarter or _NO_ITEM.search(label)
        return None if is_plain else (f"{label}{measure}", item)
    if not _NEUTRAL.match(measure):
        return (
            (measure, None if is_total or is_quarter else label)
            if is_total or is_quarter or not _NO_ITEM.search(label)
            else None
        )
    if is_total:
        return (item, None) if item else None
    return None if is_quarter or _NO_ITEM.search(label) or _CHANGE.search(label) else (label, item)


def _clean(label: str) -> str:
    bare = re.sub(r"\s", "", label)
    bare = re.sub(r"^(?:其中|加|减|其中：)[:：]", "", bare)
    bare = re.sub(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、])", "", bare)
    return _ROW_UNIT.sub("", bare)


def _metric(
    name: str, scope: str | None, table: Table, row: Row, index: int, fallback: Interval | None
) -> list[Metric]:
    cell = row.cells[index]
    column = table.columns[index]
    if cell is None or cell.value is None:
        return []
    period = quarter_of(_clean(row.label), column.period) or column.period or row.period or fallback
    unit = _unit(table, row, column, cell, name)
    if period is None or unit is None:
        return []
    span = Span(cell.span.start, cell.span.end)
    return [
        Metric(
            name=name,
            period=period.iso,
            value=cell.value,
            unit=unit,
            scope=scope,
            text=cell.text,
            start=span.start,
            end=span.end,
        )
    ]


def _unit(table: Table, row: Row, column: Column, cell: Cell, name: str) -> str | None:
    """The printed unit: a percent sign, the row's or the column's brackets, else the table's."""
    if cell.is_percent:
        return "%"
    stated = _ROW_UNIT.search(row.label) or _ROW_UNIT.search(column.measure)
    if stated:
        return stated[1].replace("％", "%")
    if _TIMES.search(name):
        return "次" if "周转率" in name else "倍"
    if column.kind is ColumnKind.PERCENT or re.search(r"率$|占比$|比例$|比重$", name):
        return None
    return table.unit
