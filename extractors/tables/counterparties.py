"""Customer and supplier tables: who buys, who sells, for how much, what is owed.

Rows that a total contradicts, or whose numbers leave a doubt, keep their relation and lose their amount to `pending`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Span
from extractors.periods.intervals import Interval
from extractors.record import Alias, Amount, Modality, Pending, Relation, RelationType
from extractors.tables.arithmetic import shares_agree, sums_agree
from extractors.tables.counterparty_roles import CUSTOMER, RECEIVABLE, Measure, find_measures, find_roles
from extractors.tables.model import Cell, ColumnKind, Row, Table
from extractors.tables.names import is_name
from extractors.tables.periods import find_periods, only_period

_PROSPECTS = re.compile(r"潜在客户|意向客户|目标客户|在谈客户|拟合作|储备客户|意向供应商|潜在供应商|拟采购|洽谈")
_NO_COUNTERPARTY = re.compile(r"合\s*计|小\s*计|总\s*计|^其[他它]|平均|前[五十]大|^[^一-鿿A-Za-z]*$")
_COLUMN_UNIT = re.compile(r"[(（](?:人民币)?([百千万亿]*(?:美|欧|港|日)?元)[)）]")


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
    measures = find_measures(table, role) if table.is_understood else []
    if not table.is_understood:
        found.pending.append(_pending(text, table.span, f"{role} table: columns cannot be told apart"))
    trusted = {m.column: _trusted_rows(table, m) for m in measures}
    for number, row in enumerate(table.rows):
        if row.is_total or _NO_COUNTERPARTY.search(row.label):
            continue
        name = _name(table, row)
        if name is None:
            found.pending.append(_pending(text, row.span, f"{role} table: no single name in the row"))
            continue
        if is_shared and all(row.value(m.column) is None for m in measures):
            continue
        _add_relation(found, table, row, name, role, text, measures)
        if table.is_understood and not measures and any(value is not None for value in row.values):
            found.pending.append(_pending(text, row.span, f"{role} table: nothing says what the figures measure"))
        for measure in measures:
            _add_amount(found, table, row, name, role, measure, text, is_trusted=trusted[measure.column][number])


def _trusted_rows(table: Table, measure: Measure) -> list[bool]:
    """Rows are trusted unless their block's total disagrees; then only those whose share agrees with their amount."""
    trusted = [row.is_confirmed for row in table.rows]
    for block in sorted({r.block for r in table.rows}):
        places = [i for i, r in enumerate(table.rows) if r.block == block]
        total = next((table.rows[i] for i in places if table.rows[i].is_total), None)
        parts = [i for i in places if not table.rows[i].is_total]
        if total is None or not total.is_confirmed or not all(trusted[i] for i in parts):
            continue
        if total.value(measure.column) is None or sums_agree(
            [table.rows[i].values for i in parts], total.values, measure.column
        ):
            continue
        for i, agrees in zip(parts, _agreeing_shares(table, parts, measure), strict=True):
            trusted[i] = agrees
    return trusted


def _agreeing_shares(table: Table, places: Sequence[int], measure: Measure) -> list[bool]:
    if measure.share is None:
        return [False] * len(places)
    amounts = [table.rows[i].value(measure.column) for i in places]
    return shares_agree(amounts, [table.rows[i].value(measure.share) for i in places])


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
    return not any(
        c.kind in (ColumnKind.BRAND, ColumnKind.NAME, ColumnKind.TEXT)
        for i, c in enumerate(table.columns[:first_value])
        if i != column
    )


def _add_relation(
    found: Found, table: Table, row: Row, name: Cell, role: str, text: str, measures: Sequence[Measure]
) -> None:
    brand_column = table.find_column(ColumnKind.BRAND)
    brand = row.cells[brand_column] if brand_column is not None else None
    aliases = (brand.text,) if brand is not None and is_name(brand.text) and brand.text != name.text else ()
    is_prospect = _PROSPECTS.search(table.caption) is not None
    period = _row_period(table, row) or _column_period(table, row, measures)
    found.relations.append(
        Relation(
            type=RelationType.CUSTOMER_OF if role == CUSTOMER else RelationType.SUPPLIER_OF,
            object=name.text,
            modality=Modality.PLANNED if is_prospect else Modality.STATED,
            period=period.iso if period is not None else None,
            evidence=row.span.of(text),
            start=row.span.start,
            end=row.span.end,
            object_start=name.span.start,
            object_end=name.span.end,
            aliases=aliases,
            rule=f"table_{role}",
            confidence=0.97,
        )
    )
    if brand is not None and aliases and all((a.name, a.alias) != (name.text, brand.text) for a in found.aliases):
        found.aliases.append(
            Alias(name=name.text, alias=brand.text, kind="brand", start=name.span.start, end=brand.span.end)
        )


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
    found.amounts.append(
        Amount(
            counterparty=name.text,
            role=role,
            measure=measure.name,
            period=None if is_balance else period.iso,
            as_of=period.iso if is_balance else None,
            amount=cell.value,
            unit=unit,
            share_pct=row.value(measure.share),
            over_1y=row.value(measure.over_one_year),
            start=row.span.start,
            end=row.span.end,
        )
    )


def _why_not(
    row: Row, cell: Cell, measure: Measure, unit: str | None, period: Interval | None, *, is_trusted: bool
) -> str | None:
    """Why the amount is not stated as a fact, or None."""
    over = row.value(measure.over_one_year)
    if not is_trusted:
        return "the rows do not add up to the total" if row.is_confirmed else "the numbers can be read in several ways"
    if cell.is_percent:
        return "a percent stands where an amount should"
    if over is not None and cell.value is not None and over > cell.value:
        return "the part older than a year exceeds the balance"
    if unit is None:
        return "no unit is stated"
    return "no period is stated" if period is None else None


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
    return only_period(table.caption)


def _column_period(table: Table, row: Row, measures: Sequence[Measure]) -> Interval | None:
    """The one period whose column has an amount in the row; of several none, for each amount has its own."""
    periods = {table.columns[m.column].period for m in measures if row.value(m.column)}
    return periods.pop() if len(periods) == 1 else None


def _pending(text: str, span: Span, reason: str) -> Pending:
    return Pending(text=span.of(text), reason=reason, start=span.start, end=span.end)
