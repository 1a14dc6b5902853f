"""Loading, replacing and removing filings leaves what a fresh load of the remaining ones gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.record import Record
from graph.assemble import assemble
from graph.load import UnknownDocumentError, list_documents, load, mend, read_graph, remove
from graph.loading import batches
from graph.loading.readback import read_records
from graph.names.judgements import Decision, Judgement, Judgements, ScopedName
from graph.store import Store
from tests.sample_records import sample_records

RECORDS = sample_records()


def changed(record: Record) -> Record:
    """The filing, read again with other results."""
    return record.model_copy(update={"relations": record.relations[1:], "aliases": (), "projects": ()})


def test_the_store_holds_what_the_records_assemble_to(engine: Store) -> None:
    load(engine, RECORDS)
    assert read_graph(engine) == assemble(RECORDS)


def test_filings_may_come_one_by_one_in_any_order(engine: Store) -> None:
    for record in reversed(RECORDS):
        load(engine, [record])
    assert read_graph(engine) == assemble(RECORDS)


def test_after_each_filing_the_store_is_what_those_in_it_assemble_to(engine: Store) -> None:
    for count, record in enumerate(RECORDS, 1):
        load(engine, [record])
        assert read_graph(engine) == assemble(RECORDS[:count])


def test_a_second_load_writes_nothing(engine: Store) -> None:
    assert load(engine, RECORDS).writes > 0
    summary = load(engine, RECORDS)
    assert (summary.writes, summary.unchanged) == (0, len(RECORDS))


def test_of_two_readings_in_one_load_the_later_published_stays(
    embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they come in different batches."""
    monkeypatch.setattr(batches, "FILINGS", 1)
    header = RECORDS[0].document.model_copy(update={"published": "2031-01-01"})
    late = changed(RECORDS[0]).model_copy(update={"document": header})
    for order in ([late, RECORDS[0]], [RECORDS[0], late]):
        summary = load(embedded_store, [*order, *RECORDS[1:]])
        assert read_graph(embedded_store) == assemble([late, *RECORDS[1:]])
        assert summary.documents == len(RECORDS)
        remove(embedded_store, [RECORDS[0].document.id])


def test_a_filing_is_told_of_when_it_is_in(engine: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FILINGS", 2)
    there: list[int] = []
    load(engine, RECORDS, progress=lambda: there.append(len(read_records(engine))))
    assert there == [min(len(RECORDS), 2 + 2 * (n // 2)) for n in range(len(RECORDS))]


def test_records_are_read_as_they_are_loaded(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FILINGS", 1)
    there: list[int] = []

    def read() -> Iterator[Record]:
        for record in RECORDS:
            there.append(len(read_records(embedded_store)))
            yield record

    load(embedded_store, read())
    assert there == list(range(len(RECORDS)))


def test_a_filing_read_anew_replaces_the_old_reading(engine: Store) -> None:
    load(engine, RECORDS)
    new = changed(RECORDS[0])
    summary = load(engine, [new])
    assert (summary.new, summary.replaced, summary.unchanged) == (0, 1, 0)
    assert read_graph(engine) == assemble([new, *RECORDS[1:]])


@pytest.mark.parametrize("position", range(len(RECORDS)))
def test_a_removed_filing_leaves_no_trace(engine: Store, position: int) -> None:
    load(engine, RECORDS)
    rest = RECORDS[:position] + RECORDS[position + 1 :]
    assert remove(engine, [RECORDS[position].document.id]).documents == len(rest)
    assert read_graph(engine) == assemble(rest)


def test_removing_everything_leaves_nothing(engine: Store) -> None:
    load(engine, RECORDS)
    remove(engine, [r.document.id for r in RECORDS])
    graph = read_graph(engine)
    assert (list(graph.nodes()), list(graph.edges())) == ([], [])


def test_an_unknown_filing_is_not_removed(engine: Store) -> None:
    load(engine, RECORDS[:1])
    with pytest.raises(UnknownDocumentError, match="no such filing"):
        remove(engine, [RECORDS[0].document.id, "689901/1999-001"])
    assert read_graph(engine) == assemble(RECORDS[:1])


def test_what_somebody_changed_by_hand_is_mended(engine: Store) -> None:
    load(engine, RECORDS)
    engine.write("MATCH (c:Claim) DETACH DELETE c")
    engine.write("MATCH (c:Company)-[r:CUSTOMER_OF]->() SET c.name = 'x', r.claims = 99")
    mend(engine)
    assert read_graph(engine) == assemble(RECORDS)
    assert mend(engine).writes == 0


def test_the_summary_counts_what_the_store_holds(engine: Store) -> None:
    steps: list[int] = []
    summary = load(engine, RECORDS, progress=lambda: steps.append(1))
    graph = assemble(RECORDS)
    assert (summary.documents, summary.new, len(steps)) == (len(RECORDS),) * 3
    assert (summary.nodes, summary.edges) == (graph.network.number_of_nodes(), graph.network.number_of_edges())
    assert sum(summary.edges_by_type.values()) == summary.edges


def test_filings_are_listed_under_the_id_that_remove_takes(engine: Store) -> None:
    load(engine, RECORDS)
    columns, rows = list_documents(engine)
    assert columns[0] == "id"
    assert {row[0] for row in rows} == {r.document.id for r in RECORDS}


def test_a_change_of_judgements_is_a_rebuild(engine: Store) -> None:
    names = (ScopedName("云岭数据"), ScopedName("澄湖传动"))
    judged = Judgements((Judgement(Decision.SAME, "Company", names, "lin", "2024-05-02", "merged"),))
    load(engine, RECORDS[:2])
    load(engine, RECORDS[2:], judged)
    assert read_graph(engine) == assemble(RECORDS, judged)
    load(engine, [], Judgements())
    assert read_graph(engine) == assemble(RECORDS)


def test_what_is_kept_beside_the_graph_is_mended_too(engine: Store) -> None:
    load(engine, RECORDS)
    engine.write("MATCH (n:IrgraphTally) WHERE n.id STARTS WITH 'Company' DETACH DELETE n")
    engine.write("MATCH (n:IrgraphNaming) SET n.name = 'x'")
    mend(engine)
    remove(engine, [RECORDS[0].document.id])
    assert read_graph(engine) == assemble(RECORDS[1:])
    assert mend(engine).writes == 0


def test_what_is_kept_beside_the_graph_is_not_shown(engine: Store) -> None:
    load(engine, RECORDS)
    assert not [node for node in read_graph(engine).nodes() if node.label.startswith("Irgraph")]
    remove(engine, [record.document.id for record in RECORDS])
    rows = engine.read("MATCH (n) WHERE n:IrgraphTally OR n:IrgraphNaming RETURN count(n) AS n")
    assert rows[0]["n"] == 0
