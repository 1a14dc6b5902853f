"""What customer, supplier, comparables and financial tables say: a golden line is a table with its facts."""

from __future__ import annotations

from array import array
from datetime import date
from decimal import Decimal

import pytest

from extractors.annotations import Annotations, notes
from extractors.document import Document
from extractors.periods.intervals import Interval
from extractors.pipeline import build
from extractors.questions.chapters import split_reply
from extractors.record import Amount, Metric, Modality, Relation, RelationType
from extractors.tables.comparable_columns import read_peer_columns
from extractors.tables.comparables import read_peers
from extractors.tables.component import find_tables, tables_component
from extractors.tables.counterparties import Found, read_counterparties
from extractors.tables.financials import read_metrics, settle_conflicts
from extractors.tables.model import Table
from extractors.tables.periods import find_periods
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
    facts += [show_relation(r) for r in read_peer_columns(text, (), FILER)]
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


REPLY = (
    "公司对问询函的回复\n问题1、关于客户\n请公司说明主要客户。\n回复：\n2022年度前五大客户如下:\n单位:万元\n"
    "客户名称品牌销售收入占比\n云岭数据有限公司云岭1,000.0010.00%\n合计1,000.0010.00%\n"
    "公司营业收入如下:\n单位:万元\n项目2022年度2021年度\n营业收入10,000.008,000.00\n本科477\n注:经审计。"
)


def test_the_component_leaves_tables_spans_sections_and_facts() -> None:
    doc = build().make_doc(REPLY)
    doc._.irgraph = Annotations(Document(REPLY, array("i", range(len(REPLY))), "reply.txt", "0" * 64, REPLY))
    split_reply(doc)
    found = notes(tables_component(doc))
    assert [s.of(REPLY).split("\n")[0] for s in found.table_spans] == [
        "客户名称品牌销售收入占比",
        "项目2022年度2021年度",
    ]
    assert [s.title for s in found.sections if s.kind == "table"] == ["2022年度前五大客户如下:", "公司营业收入如下:"]
    assert [(r.object, r.aliases, r.passage) for r in found.relations] == [("云岭数据有限公司", ("云岭",), 1)]
    assert [(a.name, a.alias, a.kind) for a in found.aliases] == [("云岭数据有限公司", "云岭", "brand")]
    assert [m.value for m in found.metrics] == [10000, 8000]
    assert [p.text for p in found.pending] == ["本科477"]


def test_contradicting_figures_are_not_stated() -> None:
    def metric(value: int, scope: str | None = None) -> Metric:
        return Metric(
            name="职工薪酬", period="2022", value=Decimal(value), unit="万元", scope=scope, text="", start=0, end=0
        )

    kept, dropped = settle_conflicts([metric(1), metric(2), metric(3, "研发费用")])
    assert [m.value for m in kept] == [3]
    assert [m.value for m in dropped] == [1, 2]
    kept, dropped = settle_conflicts([metric(1), metric(1), metric(2)])
    assert [m.value for m in kept] == [1, 1]
