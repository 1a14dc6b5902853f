"""What 本期, 期末 and 报告期 mean in a reply about one report: its period, its last day, and the same a year before."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.periods.intervals import Interval
from extractors.tables.model import Column, Table
from extractors.tables.periods import find_periods

_MARKS = (
    (re.compile(r"(?:上年年?末|上年度?末|期初|年初)(?=$|余额|数|账面|金额|余)"), True, True),
    (re.compile(r"(?:本?报告期末|本期末|期末|年末)(?=$|余额|数|账面|金额|余)"), False, True),
    (re.compile(r"(?:上年同期|上年度?|上期)(?=$|金额|发生额|数|收入|成本|销售|采购)"), True, False),
    (re.compile(r"(?:本报告期|报告期内?|本年度?|本期)(?=$|金额|发生额|数|收入|成本|销售|采购)"), False, False),
)
"""Words, whether they are of the year before, whether they are of the last day."""
_AT_END = re.compile(r"报告期末|期末|年末")
_IN_REPORT = re.compile(r"(?<!各)报告期(?!各|分别)")
_BARE = re.compile(r"数$|^期?余$")


def with_reported(table: Table, report: Interval | None) -> Table:
    """The table with the periods that its words mean, where nothing else states one."""
    if report is None:
        return table
    columns = tuple(_dated(c, report) for c in table.columns)
    dated = replace(table, columns=columns)
    is_stated = any(c.period for c in columns) or any(r.period for r in table.rows) or find_periods(table.caption)
    if is_stated or not _IN_REPORT.search(table.caption):
        return dated
    period = report.at_end() if _AT_END.search(table.caption) else report
    return replace(dated, rows=tuple(replace(r, period=period) for r in table.rows))


def _dated(column: Column, report: Interval) -> Column:
    """期末余额 is 余额 of the report's last day."""
    if column.period is not None or not column.kind.is_value:
        return column
    for mark, is_before, is_end in _MARKS:
        for part in (column.header, column.group):
            if (found := mark.match(part)) is not None:
                year = report.year_before() if is_before else report
                left = _BARE.sub("", column.header[found.end() :]) if part is column.header else column.header
                return replace(column, header=left, group="" if left == "" else column.group,
                               period=year.at_end() if is_end else year)  # fmt: skip
    return column
