"""What customer, supplier, comparables and financial tables say: a golden line is a table with its facts."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.comparable_tables import read_peers
from extractors.counterparty_tables import Found, read_counterparties
from extractors.financial_tables import read_metrics
from extractors.intervals import Interval
from extractors.record import Amount, Metric, Modality, Relation, RelationType
from extractors.table_model import Table
from extractors.table_periods import find_periods
from extractors.tables import find_tables
from tests.extractors.golden_lines import golden_lines

FILER = frozenset({"发行人", "明谷科技"})
ROLES = {RelationType.CUSTOMER_OF: "customer", RelationType.SUPPLIER_OF: "supplier", RelationType.PEER_OF: "peer"}


@pytest.mark.parametrize(("printed", "expected"), golden_lines("amounts"))
def test_a_table_says(printed: str, expected: str) -> None:
    text = printed.replace("⏎", "\n").replace("⇥", "\t")
    facts, pending = facts_of(text)
    if pending:
        facts.append(f"pending {pending}")
    assert sorted(set(facts)) == ([] if expected == "nothing" else sorted(expected.split(" + ")))


def facts_of(text: str) -> tuple[list[str], int]:
    tables, unread = find_tables(text)
    pending = {(u.span.start, u.span.end) for u in unread}
    facts: list[str] = []
    for table in tables:
        found = read_counterparties(table, text)
        facts += show_counterparties(found) if found is not None else show_others(table, text)
        pending |= {(p.start or 0, p.end or 0) for p in found.pending} if found is not None else set()
    return facts, len(pending)


def show_counterparties(found: Found) -> list[str]:
    stated = [r for r in found.relations if r.modality is Modality.STATED]
    return [show_relation(r) for r in stated] + [show_amount(a) for a in found.amounts]


def show_others(table: Table, text: str) -> list[str]:
    return [show_relation(r) for r in read_peers(table, text, FILER)] + [
        show_metric(m) for m in read_metrics(table, FILER)
    ]


def show_relation(relation: Relation) -> str:
    brand = "".join(f"={a}" for a in relation.aliases)
    return f"{ROLES[relation.type]} {relation.object}{brand}"


def show_amount(amount: Amount) -> str:
    share = f" {amount.share_pct}%" if amount.share_pct is not None else ""
    over = f" >1y {amount.over_1y}" if amount.over_1y is not None else ""
    when = label(amount.period or amount.as_of)
    return f"{amount.measure} {amount.counterparty} {amount.amount} {amount.unit} {when}{share}{over}"


def show_metric(metric: Metric) -> str:
    scope = f"({metric.scope})" if metric.scope else ""
    return f"metric {metric.name}{scope} {metric.value} {metric.unit} {label(metric.period)}"


def label(iso: str | None) -> str:
    assert iso is not None
    first, _, last = iso.partition("/")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first)).label


@pytest.mark.parametrize(("printed", "expected"), golden_lines("amounts"))
def test_evidence_stands_where_it_is_said_to(printed: str, expected: str) -> None:
    text = printed.replace("⏎", "\n").replace("⇥", "\t")
    for table in find_tables(text)[0]:
        found = read_counterparties(table, text)
        for relation in found.relations if found is not None else read_peers(table, text, FILER):
            assert text[relation.start : relation.end] == relation.evidence
        for metric in read_metrics(table, FILER):
            assert text[metric.start : metric.end] == metric.text


def test_periods_of_a_caption() -> None:
    assert [p.label for p in find_periods("2022年度及2023年1-6月")] == ["2022", "2023H1"]
