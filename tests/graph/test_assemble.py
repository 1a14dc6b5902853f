"""The graph of a set of filings: what is in it, and that neither order, repetition nor history can be seen in it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.record import DocumentHeader, Kind, Meeting, Modality, Polarity, Record, Speaker
from graph.assemble import Builder, assemble, contributions, diff, identify
from graph.library.change import Change
from graph.network import Graph
from graph.schema import SCHEMA
from tests.graph.strategies import filings
from tests.sample_records import sample_records


@pytest.fixture(scope="module")
def sample() -> Graph:
    return assemble(sample_records())


def names(graph: Graph, type: str) -> set[tuple[str, str]]:
    """The edges of a type as pairs of names."""

    def name(id: str) -> str:
        properties = graph.node(id).properties
        return str(properties.get("name") or properties.get("title") or id)

    return {(name(e.source), name(e.target)) for e in graph.edges(type)}


def built(records: list[Record]) -> Builder:
    identity, builder = identify(records), Builder()
    for record in records:
        builder.add(contributions(record, identity))
    return builder


@settings(max_examples=60, deadline=None)
@given(filings, st.randoms())
def test_any_order_gives_the_same_graph(records, random) -> None:
    shuffled = [*records, *records]
    random.shuffle(shuffled)
    assert assemble(shuffled) == assemble(records)


@settings(max_examples=60, deadline=None)
@given(filings)
def test_adding_one_by_one_gives_the_same_graph(records) -> None:
    assert built(records).graph == assemble(records)


@settings(max_examples=40, deadline=None)
@given(filings.filter(bool))
def test_adding_a_filing_twice_changes_nothing(records) -> None:
    builder, identity = built(records), identify(records)
    assert not builder.add(contributions(records[0], identity))


@settings(max_examples=60, deadline=None)
@given(filings.filter(bool), filings)
def test_replacing_and_removing_leaves_what_a_rebuild_gives(records, others) -> None:
    identity = identify([*records, *others])
    builder = Builder()
    for record in [*records, *others]:
        builder.add(contributions(record, identity))
    builder.remove(records[0].document.id)
    final = {r.document.id: r for r in [*records, *others]}
    final.pop(records[0].document.id)
    again = Builder()
    again.add_all(contributions(r, identity) for r in final.values())
    assert builder.graph == again.graph


@settings(max_examples=60, deadline=None)
@given(filings.filter(bool), filings)
def test_a_change_says_exactly_what_changed(records, others) -> None:
    identity = identify([*records, *others])
    builder, before = Builder(), Graph()
    for record in [*records, *others]:
        old = before.copy()
        change = builder.add(contributions(record, identity))
        change.apply(before)
        assert before == builder.graph
        assert _as_set(change) == _as_set(diff(old, builder.graph))


@settings(max_examples=60, deadline=None)
@given(filings, filings)
def test_the_difference_of_two_graphs_leads_from_one_to_the_other(left, right) -> None:
    before, after = assemble(left), assemble(right)
    diff(before, after).apply(before)
    assert before == after


@settings(max_examples=60, deadline=None)
@given(filings)
def test_ids_begin_with_their_label_and_every_graph_obeys_the_schema(records) -> None:
    graph = assemble(records)
    assert all(n.id.startswith(f"{n.label}:") and len(n.id) > len(n.label) + 1 for n in graph.nodes())
    assert graph.copy() == graph


@settings(max_examples=60, deadline=None)
@given(filings)
def test_what_belongs_to_a_filing_names_it_and_goes_with_it(records) -> None:
    graph, builder = assemble(records), built(records)
    for record in records:
        builder.remove(record.document.id)
    assert builder.graph == Graph()
    ids = {r.document.id for r in records}
    assert {n.properties["document"] for n in graph.nodes() if "document" in n.properties} <= ids


def _as_set(change: Change) -> tuple[set[str], ...]:
    return tuple(
        {repr(x) for x in part} for part in (change.nodes, change.edges, change.removed_nodes, change.removed_edges)
    )


def test_every_label_and_relationship_type_is_produced(sample: Graph) -> None:
    assert {n.label for n in sample.nodes()} == {x.name for x in SCHEMA.labels}
    assert {e.type for e in sample.edges()} == {x.name for x in SCHEMA.relationship_types}


def test_every_node_has_its_caption(sample: Graph) -> None:
    assert [n.id for n in sample.nodes() if SCHEMA.label(n.label).caption not in n.properties] == []


def test_a_relationship_is_read_as_a_sentence(sample: Graph) -> None:
    assert ("明谷科技", "云岭数据") in names(sample, "CUSTOMER_OF")
    assert ("清砚云计算", "云岭数据") in names(sample, "SUPPLIER_OF")
    assert ("云岭智能", "云岭数据") in names(sample, "SUBSIDIARY_OF")
    assert ("云岭数据", "晴川智能") in names(sample, "INVESTED_IN")
    assert ("云岭数据", "衡正会计师事务所") in names(sample, "AUDITED_BY")
    assert ("云岭数据", "听澜科技") in names(sample, "COMPETES_WITH")


@pytest.mark.parametrize(
    "changes",
    [
        {"polarity": Polarity.DENIED},
        {"modality": Modality.HEDGED},
        {"modality": Modality.PLANNED},
        {"modality": Modality.HYPOTHETICAL},
        {"modality": Modality.FORMER},
        {"speaker": Speaker.QUESTION},
        {"speaker": Speaker.REGULATOR},
    ],
    ids=lambda changes: str(next(iter(changes.values()))),
)
def test_what_is_not_plainly_said_stays_a_claim(changes) -> None:
    spring = sample_records()[0]
    said = spring.model_copy(update={"relations": (spring.relations[0].model_copy(update=changes),)})
    graph = assemble([said])
    assert len(list(graph.nodes("Claim"))) == 1
    assert list(graph.edges("CUSTOMER_OF")) == []


def test_a_direct_relationship_sums_up_its_claims(sample: Graph) -> None:
    edge = next(e for e in sample.edges("CUSTOMER_OF") if e.source == "Company:明谷科技" and "689901" in e.target)
    assert edge.properties["first_stated"] == "2024-03-12"
    assert edge.properties["last_stated"] == "2024-08-29"
    assert edge.properties["claims"] == 2
    assert edge.properties["periods"] == ["2023-01-01/2023-12-31", "2024-01-01/2024-06-30"]


def test_a_direct_relationship_goes_with_its_last_claim() -> None:
    records = list(sample_records())
    builder = built(records)
    builder.remove("689901/2024-012")
    assert ("星垂科技", "云岭数据") not in names(builder.graph, "CUSTOMER_OF")
    assert ("明谷科技", "云岭数据") in names(builder.graph, "CUSTOMER_OF")


def test_a_period_is_part_of_those_that_contain_it_and_follows_another(sample: Graph) -> None:
    assert {("2024Q1", "2024H1"), ("2024H1", "2024"), ("2024Q3", "2024H2")} <= names(sample, "PART_OF")
    assert ("2023", "2024") in names(sample, "NEXT")


def test_a_topic_is_part_of_a_broader_one(sample: Graph) -> None:
    assert any(e.source.startswith("Topic:") for e in sample.edges("PART_OF"))


def test_every_claim_and_figure_stands_in_one_passage(sample: Graph) -> None:
    stated = Counter(e.source for e in sample.edges("STATED_IN"))
    assert stated == Counter(n.id for label in ("Claim", "Observation") for n in sample.nodes(label))


def test_a_filing_without_passages_still_has_one_for_its_claims() -> None:
    bare = sample_records()[0].model_copy(update={"questions": ()})
    graph = assemble([bare])
    assert [n.properties["ordinal"] for n in graph.nodes("Passage")] == [0]


def test_a_filer_goes_by_the_name_of_its_latest_filing() -> None:
    spring, summer, *_ = sample_records()
    renamed = summer.document.model_copy(update={"company_short": "云岭智能体"})
    graph = assemble([summer.model_copy(update={"document": renamed}), spring])
    node = graph.node("Company:689901")
    assert node.properties["name"] == "云岭智能体"
    assert "云岭数据" in node.properties["aliases"]


def test_one_number_on_the_records_of_two_meetings_makes_two_meetings() -> None:
    def printed_on(day: str) -> Record:
        header = DocumentHeader(
            id=f"689901/2025-005/{day}",
            kind=Kind.IR_RECORD,
            company_code="689901",
            number="2025-005",
            published=day,
            title="投资者关系活动记录表",
            source="a.txt",
            sha256=day * 6,
        )
        return Record(document=header, meeting=Meeting(categories=("电话会议",), dates=(day,)))

    graph = assemble([printed_on("2025-09-19"), printed_on("2025-10-31")])
    assert len(list(graph.nodes("Meeting"))) == 2


def test_a_passage_is_part_of_the_chapter_around_it(sample: Graph) -> None:
    reply = "Passage:302901/reply-2025-05-20#"
    nested = {(e.source, e.target) for e in sample.edges("PART_OF") if e.target.startswith(reply)}
    assert nested == {(f"{reply}{n}", f"{reply}{chapter}") for n, chapter in ((1, 5), (3, 5), (4, 5), (2, 6))}


def test_a_passage_says_who_speaks_what_is_asked_and_what_is_declined(sample: Graph) -> None:
    opinion = sample.node("Passage:302901/reply-2025-05-20#4").properties
    asked = sample.node("Passage:302901/reply-2025-05-20#1").properties
    declined = sample.node("Passage:689901/2025-002#2").properties
    assert opinion["speaker"] == "accountant"
    assert asked["parts"] == ["主要客户的应收账款及账龄", "坏账准备计提是否充分", "请年审会计师核查并发表明确意见"]
    assert declined["declined"] == "不便披露"


def test_a_filing_says_which_letter_it_answers_and_why_things_are_pending(sample: Graph) -> None:
    letter = sample.node("Document:302901/reply-2025-05-20").properties["letter"]
    assert letter == "关于澄湖传动股份有限公司2024年年报的问询函"
    assert sample.node("Document:689901/2025-002").properties["pending_reasons"] == ["declined"]
