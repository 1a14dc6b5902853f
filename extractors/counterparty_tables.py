"""Customer and supplier tables: who buys, who sells, for how much, what is owed.

The name column or the caption says whether the rows are customers or suppliers; the value column says what is measured. A
table of other people's customers (标的公司, 可比公司), of prospects, or of 其他应收款 says nothing about the filer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.document import Span
from extractors.intervals import Interval
from extractors.record import Alias, Amount, Modality, Pending, Relation, RelationType
from extractors.table_arithmetic import shares_agree, sums_agree
from extractors.table_model import Cell, Column, ColumnKind, Row, Table
from extractors.table_names import is_name
from extractors.table_periods import find_periods

CUSTOMER, SUPPLIER = "customer", "supplier"
REVENUE, RECEIVABLE, PURCHASE = "revenue", "receivable", "purchase"

_CUSTOMER_HEADER = re.compile(r"^(?:(?:境外|境内|主要|新增|直销|前[五十]大|前[五十]名)*客户(?:名称|简称|品牌|单位)?|经销商(?:名称)?|购买方|债务人(?:名称)?)$")
_SUPPLIER_HEADER = re.compile(r"^(?:(?:主要|境外|境内|外协|委外|新增|原材料|前[五十]大|前[五十]名)*(?:供应商|外协厂商|委外厂商)(?:名称|简称)?|采购对象)$")
_NEUTRAL_HEADER = re.compile(r"^(?:单位名称|公司名称|企业名称|名称|单位|公司|企业|交易对方(?:名称)?|对方单位(?:名称)?)$")
_CUSTOMER_CAPTION = re.compile(r"客户|经销商|应收账款(?:期末余额)?(?:前|按欠款)|销售前[五十]")
_SUPPLIER_CAPTION = re.compile(r"供应商|采购前[五十]|外协")
_OTHERS = re.compile(
    r"(?:标的公司|标的资产|目标公司|可比公司|同行业(?:可比)?(?:上市)?公司|竞争对手)[^。，,]{0,12}(?:客户|供应商)"
    r"|供应商的[^。，,]{0,8}客户|客户的[^。，,]{0,8}供应商|(?:终端|下游)客户|其他应收款|其他应付款"
)
_PROSPECTS = re.compile(r"潜在客户|意向客户|目标客户|在谈客户|拟合作|储备客户|意向供应商|潜在供应商|拟采购|洽谈")
_FORECAST = re.compile(r"预计|预测|计划|目标|预算|[EＥ]$")
_RECEIVABLE = re.compile(r"应收账款|应收款项|应收余额|应收票据")
_BALANCE = re.compile(r"余额|应收账款$|账面价值")
_REVENUE = re.compile(r"收入|销售(?:金额|额|总额)|^(?:不含税)?(?:交易|销售)?(?:金额|额)$")
_PURCHASE = re.compile(r"采购(?:金额|额|总额|成本)|^(?:不含税)?(?:交易|采购)?(?:金额|额)$")
_NOT_MEASURED = re.compile(r"回款|坏账|准备|逾期|成本|毛利|利润|订单|合同|税额|增|变动|数量|注册资本|单价|预收|预付|[应预]付|净资产")
_OVER_ONE_YEAR = re.compile(r"(?:账龄|龄|其中).{0,4}(?:1|一)年以上|^(?:1|一)年以上")
_SHARE = re.compile(r"占|比例|比重")
_NOT_SHARE = re.compile(r"回款|计提|坏账|毛利|持股|增长|变动|逾期")


@dataclass(frozen=True, slots=True)
class Measure:
    """A value column that says something about the counterparties, with the columns that belong to it."""

    column: int
    name: str
    share: int | None = None
    over_one_year: int | None = None


@dataclass
class Found:
    """What a table says."""

    relations: list[Relation] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)


def read_counterparties(table: Table, text: str) -> Found | None:
    """What a customer or supplier table says; None where the table is no such thing."""
    roles = find_roles(table)
    if not roles:
        return None
    found = Found()
    for role in roles:
        _read_role(found, table, role, text, is_shared=len(roles) > 1)
    return found


def _read_role(found: Found, table: Table, role: str, text: str, *, is_shared: bool) -> None:
    measures = _measures(table, role) if table.is_understood else []
    if not table.is_understood:
        found.pending.append(_pending(text, table.span, f"{role} table: columns cannot be told apart"))
    trusted = {m.column: _trusted_rows(table, m) for m in measures}
    for number, row in enumerate(table.rows):
        if row.is_total or _is_no_counterparty(row):
            continue
        name = _name(table, row)
        if name is None:
            found.pending.append(_pending(text, row.span, f"{role} table: no single name in the row"))
            continue
        if is_shared and all(_value(row, m.column) is None for m in measures):
            continue
        _add_relation(found, table, row, name, role, text)
        for measure in measures:
            _add_amount(found, table, row, name, role, measure, text, is_trusted=trusted[measure.column][number])


def find_roles(table: Table) -> tuple[str, ...]:
    """Customer or supplier, from the name column, else from the caption; both where the caption and the columns say so."""
    column = table.find_column(ColumnKind.NAME)
    if column is None or _OTHERS.search(table.caption):
        return ()
    header = re.sub(r"[(（].*?[)）]", "", table.columns[column].header)
    if _CUSTOMER_HEADER.match(header):
        return (CUSTOMER,)
    if _SUPPLIER_HEADER.match(header):
        return (SUPPLIER,)
    if not _NEUTRAL_HEADER.match(header) or "可比" in table.caption or "同行业" in table.caption:
        return ()
    roles = [r for r, cue in ((CUSTOMER, _CUSTOMER_CAPTION), (SUPPLIER, _SUPPLIER_CAPTION)) if cue.search(table.caption)]
    is_both = len(roles) == 2
    headers = "".join(c.group + c.header for c in table.columns)
    return () if is_both and not ("销售" in headers and "采购" in headers) else tuple(roles)


def _measures(table: Table, role: str) -> list[Measure]:
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
        return _caption_measure(table.caption, role) if column.period is not None else None
    header = re.sub(r"[(（].*?[)）]", "", f"{column.group}{column.header}" if column.group != column.header else column.header)
    leaf = re.sub(r"[(（].*?[)）]", "", column.measure)
    if _FORECAST.search(header) or _NOT_MEASURED.search(header) or _OVER_ONE_YEAR.search(header):
        return None
    if role == CUSTOMER and _BALANCE.search(header) and (_RECEIVABLE.search(header) or _RECEIVABLE.search(table.caption)):
        return RECEIVABLE
    if role == CUSTOMER and _REVENUE.search(leaf):
        return RECEIVABLE if _is_bare(leaf) and _RECEIVABLE.search(table.caption) else REVENUE
    if role == SUPPLIER and _PURCHASE.search(leaf) and not re.search(r"应付|预付", table.caption):
        return PURCHASE
    return None


def _caption_measure(caption: str, role: str) -> str | None:
    """What a column that only has a period measures, by the caption."""
    if _FORECAST.search(caption) or _NOT_MEASURED.search(caption):
        return None
    if role == SUPPLIER:
        return PURCHASE if "采购" in caption else None
    return RECEIVABLE if _RECEIVABLE.search(caption) else (REVENUE if re.search(r"销售|收入", caption) else None)


def _is_bare(header: str) -> bool:
    return header in ("金额", "额")


def _share_column(table: Table, index: int) -> int | None:
    """The percent column right after the amount, of the same period and about a share."""
    after = index + 1
    if after >= len(table.columns):
        return None
    column = table.columns[after]
    is_share = column.kind is ColumnKind.PERCENT and _SHARE.search(column.header) and not _NOT_SHARE.search(column.header)
    return after if is_share and column.period in (None, table.columns[index].period) else None


def _over_one_year(table: Table, index: int, name: str) -> int | None:
    if name != RECEIVABLE:
        return None
    return next((i for i, c in enumerate(table.columns[index + 1 :], index + 1)
                 if _OVER_ONE_YEAR.search(c.header) and c.kind is ColumnKind.NUMBER and c.period == table.columns[index].period), None)


def _trusted_rows(table: Table, measure: Measure) -> list[bool]:
    """Rows are trusted unless their block's total disagrees; then only those whose share agrees with their amount."""
    trusted = [row.is_confirmed for row in table.rows]
    for block in sorted({r.block for r in table.rows}):
        places = [i for i, r in enumerate(table.rows) if r.block == block]
        total = next((table.rows[i] for i in places if table.rows[i].is_total), None)
        parts = [i for i in places if not table.rows[i].is_total]
        if total is None or not total.is_confirmed or not all(trusted[i] for i in parts):
            continue
        if _value(total, measure.column) is None or sums_agree([_values(table.rows[i]) for i in parts], _values(total), measure.column):
            continue
        for i, agrees in zip(parts, _agreeing_shares(table, parts, measure), strict=True):
            trusted[i] = agrees
    return trusted


def _agreeing_shares(table: Table, places: Sequence[int], measure: Measure) -> list[bool]:
    if measure.share is None:
        return [False] * len(places)
    amounts = [_value(table.rows[i], measure.column) for i in places]
    return shares_agree(amounts, [_value(table.rows[i], measure.share) for i in places])


def _values(row: Row) -> list[Decimal | None]:
    return [c.value if c is not None else None for c in row.cells]


def _value(row: Row, column: int) -> Decimal | None:
    cell = row.cells[column]
    return None if cell is None else cell.value


def _is_no_counterparty(row: Row) -> bool:
    return not row.label or not re.search(r"[一-鿿A-Za-z]", row.label) or re.search(
        r"合\s*计|小\s*计|总\s*计|^其他|^其它|平均|前[五十]大", row.label) is not None


def _name(table: Table, row: Row) -> Cell | None:
    """The counterparty's cell; where name and brand could not be told apart there is none."""
    column = table.find_column(ColumnKind.NAME)
    assert column is not None, "a counterparty table has a name column"
    cell = row.cells[column]
    if cell is None:
        cell = Cell(row.label, row.label_span) if row.label and _is_only_name_column(table, column) else None
    if cell is not None and cell.text != row.label and cell.text in row.label and "\0" not in row.label:
        cell = Cell(row.label, cell.span)
    return cell if cell is not None and is_name(cell.text) else None


def _is_only_name_column(table: Table, column: int) -> bool:
    first_value = next((i for i, c in enumerate(table.columns) if c.kind.is_value), len(table.columns))
    return not any(c.kind in (ColumnKind.BRAND, ColumnKind.NAME, ColumnKind.TEXT)
                   for i, c in enumerate(table.columns[:first_value]) if i != column)


def _add_relation(found: Found, table: Table, row: Row, name: Cell, role: str, text: str) -> None:
    brand_column = table.find_column(ColumnKind.BRAND)
    brand = row.cells[brand_column] if brand_column is not None else None
    aliases = (brand.text,) if brand is not None and is_name(brand.text) and brand.text != name.text else ()
    is_prospect = _PROSPECTS.search(table.caption) is not None
    period = _row_period(table, row)
    found.relations.append(Relation(
        type=RelationType.CUSTOMER_OF if role == CUSTOMER else RelationType.SUPPLIER_OF,
        object=name.text, modality=Modality.PLANNED if is_prospect else Modality.STATED,
        period=period.iso if period is not None else None,
        evidence=row.span.of(text), start=row.span.start, end=row.span.end,
        object_start=name.span.start, object_end=name.span.end,
        aliases=aliases, rule=f"table_{role}", confidence=0.97,
    ))
    if brand is not None and aliases and all((a.name, a.alias) != (name.text, brand.text) for a in found.aliases):
        found.aliases.append(Alias(name=name.text, alias=brand.text, kind="brand", start=name.span.start, end=brand.span.end))


def _add_amount(
    found: Found, table: Table, row: Row, name: Cell, role: str, measure: Measure, text: str, *, is_trusted: bool
) -> None:
    cell = row.cells[measure.column]
    if cell is None or cell.value is None or _PROSPECTS.search(table.caption):
        return
    unit = _unit(table, measure)
    period = table.columns[measure.column].period or _row_period(table, row)
    reason = _why_not(row, cell, measure, unit, period, is_trusted=is_trusted)
    if reason is not None or unit is None or period is None:
        found.pending.append(_pending(text, row.span, f"{role} table: {reason}"))
        return
    is_balance = measure.name == RECEIVABLE
    if is_balance != period.is_instant:
        period = period.at_end() if is_balance else period
    found.amounts.append(Amount(
        counterparty=name.text, role=role, measure=measure.name,
        period=None if is_balance else period.iso, as_of=period.iso if is_balance else None,
        amount=cell.value, unit=unit, share_pct=_optional(row, measure.share), over_1y=_optional(row, measure.over_one_year),
        start=row.span.start, end=row.span.end,
    ))


def _why_not(row: Row, cell: Cell, measure: Measure, unit: str | None, period: Interval | None, *, is_trusted: bool) -> str | None:
    """Why the amount is not stated as a fact, or None."""
    over = _optional(row, measure.over_one_year)
    if not is_trusted:
        return "the rows do not add up to the total" if row.is_confirmed else "the numbers can be read in several ways"
    if cell.is_percent:
        return "a percent stands where an amount should"
    if over is not None and cell.value is not None and over > cell.value:
        return "the part older than a year exceeds the balance"
    if unit is None:
        return "no unit is stated"
    return "no period is stated" if period is None else None


def _optional(row: Row, column: int | None) -> Decimal | None:
    return None if column is None else _value(row, column)


def _unit(table: Table, measure: Measure) -> str | None:
    found = re.search(r"[(（](?:人民币)?([百千万亿]*(?:美|欧|港|日)?元)[)）]", table.columns[measure.column].measure)
    return found[1] if found else table.unit


def _row_period(table: Table, row: Row) -> Interval | None:
    """The period of the row's block, a date cell of the row (合作开始当期), or the only period of the caption."""
    if row.period is not None:
        return row.period
    start = next((i for i, c in enumerate(table.columns) if c.kind is ColumnKind.DATE), None)
    if start is not None and any("当期" in c.header for c in table.columns):
        cell = row.cells[start]
        periods = find_periods(cell.text) if cell is not None else []
        return periods[0] if len(periods) == 1 else None
    stated = find_periods(table.caption)
    return stated[0] if len(stated) == 1 else None


def _pending(text: str, span: Span, reason: str) -> Pending:
    return Pending(text=span.of(text), reason=reason, start=span.start, end=span.end)


def names_of(found: Sequence[Relation]) -> Iterator[str]:
    for relation in found:
        yield relation.object
        yield from relation.aliases
