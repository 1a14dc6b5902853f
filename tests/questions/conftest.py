"""The sample filings, assembled and loaded, on each engine."""

from __future__ import annotations

import pytest

from graph.assemble import assemble
from graph.schema import SCHEMA
from graph.store import Store
from tests.conftest import Stores
from tests.sample_records import sample_records


def load_sample(store: Store) -> None:
    """Load the sample filings as a user would."""
    graph = assemble(sample_records())
    for label in SCHEMA.labels:
        rows = [node.properties for node in graph.nodes(label.name)]
        store.write(f"UNWIND $rows AS row CREATE (n:{label.name}) SET n = row", rows=rows)
    for edge in graph.edges():
        ends = f"MATCH (a:{graph.label_of(edge.source)} {{id: $a}}), (b:{graph.label_of(edge.target)} {{id: $b}})"
        make = f"{ends} CREATE (a)-[r:{edge.type}]->(b) SET r = $properties"
        store.write(make, a=edge.source, b=edge.target, properties=edge.properties)


@pytest.fixture
def sample_store(stores: Stores, engine_name: str) -> Store:
    """A store that holds the sample; tests only read it."""
    return stores.holding(engine_name, "sample", load_sample)


@pytest.fixture
def embedded_sample(stores: Stores) -> Store:
    """The same on the embedded engine alone, for what no engine can answer differently."""
    return stores.holding("embedded", "sample", load_sample)
