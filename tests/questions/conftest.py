"""The sample filings, assembled and loaded, on each engine."""

from __future__ import annotations

import pytest

from graph.load import load
from graph.store import Store
from tests.conftest import Stores
from tests.sample_records import sample_records


def load_sample(store: Store) -> None:
    """Load the sample filings as a user would."""
    load(store, sample_records())


@pytest.fixture
def sample_store(stores: Stores, engine_name: str) -> Store:
    """A store that holds the sample; tests only read it."""
    return stores.holding(engine_name, "sample", load_sample)


@pytest.fixture
def embedded_sample(stores: Stores) -> Store:
    """The same on the embedded engine alone, for what no engine can answer differently."""
    return stores.holding("embedded", "sample", load_sample)
