"""What a cell of a financial table is called: by its row, its column, or what the caption says the rows are parts of.

A column that says what it measures (毛利率, 收入占比) names the metric, and the row becomes its scope; a bare 金额
takes the row's name, if that is an item of accounts and not a place or a product. Where the caption says whose parts
the rows are (管理费用构成), that is the scope, and 合计 the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lexicon_rows import lexicon_rows
from extractors.metrics.names import find_names
from extractors.tables.model import Column
from extractors.tables.periods import quarter_of

_PARTS = re.compile(r"构成|明细|分布|按.{1,8}(?:分类|列示|划分)|结构|组成|分产品|分地区|分业务|具体情况")
_NEUTRAL = re.compile(r"^(?:金额|余额|期末余额|账面余额|账面价值|数额|数值|发生额|本期金额|)$")
_SHARE = re.compile(r"^(?:占比|比例|比重|比率)$|^占.*(?:比|比例|比重)$")
"""A share that has no name of its own: the row's name goes before it."""
_CHANGE = re.compile(r"同比|环比|增长|增幅|变动|增减|差异")
_FORECAST = re.compile(r"预计|预测|计划|目标|预算|拟|[EＥ]$")
_NO_NAME = re.compile(r"^(?:合计|小计|总计|其他|其它|其中|占比|比例|比重|比率)$|情况.|^\W*$|平均数|中位数|可比")
_TOTAL = re.compile(r"^(?:合计|总计)$")
_ITEM_END = re.compile(
    r"(?:收入|成本|毛利|利润|费用?|额|[率数量]|比例|占比|比重|款项?|资产|负债|权益|[息税金]|薪酬|存货|流[量入出]|收益|损失|支付|摊销|折旧"
    r"|价值|支出|投入|准备|商誉|工程|债券?|股本|公积|补助|产能|净值|合计)$"
)
"""How items of accounts end; 美国 or 智能传感器 alone is none."""
ROW_UNIT = re.compile(r"[(（](%|％|[百千万亿]*元(?:/[一-鿿]{1,3})?|[万千]?[人个家次倍天件台套吨项名])[)）]\s*$")
_RATIO = re.compile(r"(?:率|天数)$")
_BRACKETS = re.compile(r"[(（].*?[)）]")
_LEAD_IN = re.compile(
    r"^(?:其中|加|减)[:：]|^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、])"
)
_REMARK = re.compile(r"[(（][^()（）]*[“”\"‘’][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class Named:
    """A metric's name, and the part of the company (or of the whole) that it is about."""

    name: str
    scope: str | None = None


def caption_item(caption: str) -> str | None:
    """The one item whose parts the caption announces: 公司管理费用构成情况如下 → 管理费用."""
    if not _PARTS.search(caption):
        return None
    found = {row[0] for row in lexicon_rows("financial_items.txt") if row[0] in caption}
    longest = {i for i in found if not any(i != other and i in other for other in found)} or _turnover(caption)
    return next(iter(longest)) if len(longest) == 1 else None


def _turnover(caption: str) -> set[str]:
    """公司境内外收入构成: with the words that say of what, for 境外收入 is not all of it."""
    return {n.name for n in find_names(caption, []) if n.core in ("收入", "营收", "销售额") and not n.is_ratio}


def caption_ratio(caption: str) -> str | None:
    """The one ratio that a caption compares: 同行业可比公司存货周转率情况如下 → 存货周转率."""
    found = {n.name for n in find_names(caption, []) if _RATIO.search(n.core) and "可比" not in n.name}
    return next(iter(found)) if len(found) == 1 else None


def name_cell(column: Column, label: str, item: str | None) -> Named | None:
    """What the cell of a row (its cleaned label) in a column is called; None where that is not certain."""
    measure = re.sub(r"^其中[:：]?", "", _BRACKETS.sub("", column.measure))
    if not column.kind.is_value or _CHANGE.search(column.header) or _FORECAST.search(column.header):
        return None
    is_whole = _TOTAL.match(label) is not None or quarter_of(label, column.period) is not None
    if not is_whole and _NO_NAME.search(label):
        return None
    if _SHARE.search(measure):
        return None if is_whole else _share(measure, label, item)
    if not _NEUTRAL.match(measure):
        return Named(measure, None if is_whole else label)
    if is_whole:
        return Named(item) if item and _TOTAL.match(label) else None
    return Named(label, item) if _is_item(label, item) else None


def _share(measure: str, label: str, item: str | None) -> Named | None:
    return Named(f"{label}{measure}", item) if _is_item(label, item) and not label.endswith("合计") else None


def _is_item(label: str, item: str | None) -> bool:
    if _CHANGE.search(label) is not None:
        return False
    return item is not None or _ITEM_END.search(_BRACKETS.sub("", label)) is not None


def clean_label(label: str) -> str:
    """Without spaces, numbering, 其中：, the unit and remarks in brackets."""
    bare = re.sub(r"\s", "", label)
    while (shorter := _LEAD_IN.sub("", bare)) != bare:
        bare = shorter
    return _REMARK.sub("", ROW_UNIT.sub("", bare))
