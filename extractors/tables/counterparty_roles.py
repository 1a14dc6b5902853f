"""What a table's headers and caption say of its rows: customers or suppliers, and which columns measure what.

A table of other people's customers (标的公司, 可比公司), of end customers, or of 其他应收款 says nothing about the
filer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.tables.model import Column, ColumnKind, Table

CUSTOMER, SUPPLIER = "customer", "supplier"
REVENUE, RECEIVABLE, PURCHASE = "revenue", "receivable", "purchase"
_CUSTOMER_HEADER = re.compile(
    r"^(?:(?:境外|境内|主要|新增|直销|前[五十]大|前[五十]名)*客户(?:名称|简称|品牌|单位)?|经销商(?:名称)?|购买方|债务人(?:名称)?)$"
)
_SUPPLIER_HEADER = re.compile(
    r"^(?:(?:主要|境外|境内|外协|委外|新增|原材料|前[五十]大|前[五十]名)*(?:供应商|外协厂商|委外厂商)(?:名称|简称)?|采购对象)$"
)
_NEUTRAL_HEADER = re.compile(
    r"^(?:关联[方人](?:名称)?|单位名称|公司名称|企业名称|名称|单位|公司|企业|交易对方(?:名称)?|对方单位(?:名称)?)$"
)
_CUSTOMER_CAPTION = re.compile(
    r"客户|向关联[方人]的?(?:销售|出售)|关联销售|经销商|应收账款(?:期末余额)?(?:前|按欠款)|销售前[五十]"
)
_SUPPLIER_CAPTION = re.compile(r"供应商|向关联[方人]的?采购|关联采购|采购前[五十]|外协")
_OTHERS = re.compile(
    r"(?:标的公司|标的资产|目标公司|可比公司|同行业(?:可比)?(?:上市)?公司|竞争对手)[^。，,]{0,12}(?:客户|供应商)"
    r"|供应商的[^。，,]{0,8}客户|客户的[^。，,]{0,8}供应商|(?:终端|下游)客户|其他应收款|其他应付款"
)
_FORECAST = re.compile(r"预计|预测|计划|目标|预算|[EＥ]$")
_RECEIVABLE = re.compile(r"应收账款|应收款项|应收余额|应收票据")
_BALANCE = re.compile(r"余额|应收账款$|账面价值")
_REVENUE = re.compile(r"收入|销售(?:金额|额|总额)|^(?:不含税)?(?:交易|销售)?(?:金额|额)$")
_PURCHASE = re.compile(r"采购(?:金额|额|总额|成本)|^(?:不含税)?(?:交易|采购)?(?:金额|额)$")
_NOT_MEASURED = re.compile(
    r"回款|坏账|准备|逾期|成本|毛利|利润|订单|合同|税额|增|变动|数量|注册资本|单价|预收|预付|[应预]付|净资产"
)
_OVER_ONE_YEAR = re.compile(r"(?:账龄|龄|其中).{0,4}(?:1|一)年以上|^(?:1|一)年以上")
_SHARE = re.compile(r"占|比例|比重")
_NOT_SHARE = re.compile(r"回款|计提|坏账|毛利|持股|增长|变动|逾期")
_NOTE = re.compile(r"[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class Measure:
    """A value column that says something about the counterparties, with the columns that belong to it."""

    column: int
    name: str
    share: int | None = None
    over_one_year: int | None = None


def find_roles(table: Table) -> tuple[str, ...]:
    """Customer or supplier, from the name column, else from the caption; both where caption and columns say so."""
    column = table.find_column(ColumnKind.NAME)
    if column is None or _OTHERS.search(table.caption):
        return ()
    header = _NOTE.sub("", table.columns[column].header)
    if _CUSTOMER_HEADER.match(header):
        return (CUSTOMER,)
    if _SUPPLIER_HEADER.match(header):
        return (SUPPLIER,)
    if not _NEUTRAL_HEADER.match(header) or "可比" in table.caption or "同行业" in table.caption:
        return ()
    roles = [
        r for r, cue in ((CUSTOMER, _CUSTOMER_CAPTION), (SUPPLIER, _SUPPLIER_CAPTION)) if cue.search(table.caption)
    ]
    is_both = len(roles) == 2
    headers = "".join(c.group + c.header for c in table.columns)
    return () if is_both and not ("销售" in headers and "采购" in headers) else tuple(roles)


def find_measures(table: Table, role: str) -> list[Measure]:
    found = []
    for index, column in enumerate(table.columns):
        name = _measure_name(column, table, role)
        if name is not None:
            found.append(Measure(index, name, _share_column(table, index), _over_one_year(table, index, name)))
    return found


def _measure_name(column: Column, table: Table, role: str) -> str | None:
    if column.kind is not ColumnKind.NUMBER:
        return None
    if not column.measure:
        words = table.caption + "".join(c.header for c in table.columns if not c.kind.is_value)
        return _caption_measure(words, role) if column.period is not None else None
    header = re.sub(
        r"[(（].*?[)）]", "", f"{column.group}{column.header}" if column.group != column.header else column.header
    )
    leaf = _NOTE.sub("", column.measure)
    if _FORECAST.search(header) or _NOT_MEASURED.search(header) or _OVER_ONE_YEAR.search(header):
        return None
    if (
        role == CUSTOMER
        and _BALANCE.search(header)
        and (_RECEIVABLE.search(header) or _RECEIVABLE.search(table.caption))
    ):
        return RECEIVABLE
    if role == CUSTOMER and _REVENUE.search(leaf):
        return RECEIVABLE if leaf in ("金额", "额") and _RECEIVABLE.search(table.caption) else REVENUE
    if role == SUPPLIER and _PURCHASE.search(leaf) and not re.search(r"应付|预付", table.caption):
        return PURCHASE
    return None


def _caption_measure(caption: str, role: str) -> str | None:
    """What a column that only has a period measures, by the caption and the other headers (采购内容)."""
    if _FORECAST.search(caption) or _NOT_MEASURED.search(caption):
        return None
    if role == SUPPLIER:
        return PURCHASE if "采购" in caption else None
    return RECEIVABLE if _RECEIVABLE.search(caption) else (REVENUE if re.search(r"销售|收入", caption) else None)


def _share_column(table: Table, index: int) -> int | None:
    """The next value column after the amount, if it holds a share of the same period."""
    after = next((i for i, c in enumerate(table.columns) if i > index and c.kind.is_value), None)
    if after is None:
        return None
    column = table.columns[after]
    is_share = (
        column.kind is ColumnKind.PERCENT and _SHARE.search(column.header) and not _NOT_SHARE.search(column.header)
    )
    return after if is_share and column.period in (None, table.columns[index].period) else None


def _over_one_year(table: Table, index: int, name: str) -> int | None:
    if name != RECEIVABLE:
        return None
    return next(
        (
            i
            for i, c in enumerate(table.columns[index + 1 :], index + 1)
            if _OVER_ONE_YEAR.search(c.header)
            and c.kind is ColumnKind.NUMBER
            and c.period == table.columns[index].period
        ),
        None,
    )
