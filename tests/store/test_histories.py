"""Whatever comes, is replaced and goes, in batches of any size: the store is what a rebuild of the rest gives.

IRGRAPH_HISTORIES says how many histories the embedded engine walks (`make soak`: thousands); a Neo4j walks a tenth.
They are walked in rounds, because what is kept of one round's to make others grows with it.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.record import Record
from graph.assemble import assemble
from graph.load import load, mend, read_graph, remove
from graph.names.judgements import Judgements
from graph.store import Store
from tests.conftest import wipe
from tests.graph.strategies import records
from tests.store.test_library import JUDGED
from tests.store.test_library import records as namesakes

HISTORIES = int(os.environ.get("IRGRAPH_HISTORIES", "200"))
ON_NEO4J = max(1, HISTORIES // 10)
ROUND = 200

batches = st.lists(st.one_of(records(), namesakes()), min_size=1, max_size=3, unique_by=lambda r: r.document.id)
removals = st.sets(st.integers(0, 5), min_size=1, max_size=3)
judgements = st.sampled_from([None, None, None, Judgements(), JUDGED])
histories = st.lists(st.one_of(st.tuples(batches, judgements), removals), min_size=1, max_size=6)
History = list[tuple[list[Record], Judgements | None] | set[int]]


def walk(store: Store, history: History) -> None:
    """Numbers take out the filings at those places, if there are such."""
    wipe(store)
    there: dict[str, Record] = {}
    judged = Judgements()
    for step in history:
        if isinstance(step, tuple):
            batch, given_now = step
            judged = judged if given_now is None else given_now
            load(store, batch, given_now)
            there |= {record.document.id: record for record in batch}
        else:
            gone = [id for place, id in enumerate(sorted(there)) if place in step]
            remove(store, gone)
            there = {id: record for id, record in there.items() if id not in gone}
    assert read_graph(store) == assemble(there.values(), judged)
    assert mend(store).writes == 0


FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def rounds(histories: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("number", range(-(-histories // ROUND)))


def settled(histories: int) -> settings:
    return settings(deadline=None, max_examples=min(ROUND, histories), suppress_health_check=FIXTURES)


@pytest.mark.timeout(0)  # as long as it takes
@rounds(HISTORIES)
@settled(HISTORIES)
@given(history=histories)
def test_any_history_in_the_embedded_store(embedded_store: Store, number: int, history: History) -> None:
    walk(embedded_store, history)


@pytest.mark.timeout(0)
@rounds(ON_NEO4J)
@settled(ON_NEO4J)
@given(history=histories)
def test_any_history_in_a_neo4j(neo4j_store: Store, number: int, history: History) -> None:
    walk(neo4j_store, history)
