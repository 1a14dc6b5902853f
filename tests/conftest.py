"""Stores to test on: the embedded engine, and a real Neo4j.

    def test_something(engine):            # both engines, one test each; an empty Store
    def test_something(embedded_store):    # or neo4j_store: an empty Store on that engine
    def test_something(stores, engine_name):
        store = stores.holding(engine_name, "sample", fill)    # filled once, kept until somebody needs it empty

The embedded store is a folder of the test session, opened once and emptied between tests. Neo4j is the server of
IRGRAPH_TEST_NEO4J, or one started here when Java and Maven exist (tests/neo4j_server.py), else its tests are skipped
with the reason; IRGRAPH_NO_SKIPS makes that a failure. With pytest-xdist use `--dist loadgroup`: the Neo4j tests
then share one worker and its one server.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.neo4j_server import Neo4jServer, NoServerError, neo4j_server

ENGINES = ("embedded", "neo4j")


def pytest_configure(config: pytest.Config) -> None:
    """The marker is pytest-xdist's; it is declared here for runs without that plugin."""
    config.addinivalue_line("markers", "xdist_group(name): tests that share a worker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on Neo4j carry its marker, and share a worker of pytest-xdist."""
    for item in items:
        callspec = getattr(item, "callspec", None)
        on_neo4j = "neo4j" in (callspec.params.values() if callspec is not None else ())
        if on_neo4j or {"neo4j_store", "server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.neo4j)
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where IRGRAPH_NO_SKIPS is set, as in CI, a test that could not run has failed."""
    report = yield
    if report.skipped and os.environ.get("IRGRAPH_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be: {report.longrepr}"
    return report


class Stores:
    """One open store an engine, and what it holds now."""

    def __init__(self, open_engine: Callable[[str], Store]) -> None:
        self._open_engine = open_engine
        self._open: dict[str, Store] = {}
        self._held: dict[str, object] = {}

    def empty(self, name: str) -> Store:
        """The engine's store, with nothing in it."""
        store = self._get(name)
        if name in self._held:
            wipe(store)
        self._held[name] = None
        return store

    def holding(self, name: str, key: object, fill: Callable[[Store], object]) -> Store:
        """The engine's store, filled by `fill` unless it still holds what the same key filled. Tests only read it."""
        if self._held.get(name) != key:
            fill(self.empty(name))
            self._held[name] = key
        return self._get(name)

    def close(self) -> None:
        for store in self._open.values():
            store.close()

    def _get(self, name: str) -> Store:
        if name not in self._open:
            self._open[name] = self._open_engine(name)
        return self._open[name]


def wipe(store: Store) -> None:
    """Take out all data; constraints and indexes stay."""
    while store.write("MATCH (n) WITH n LIMIT 10000 DETACH DELETE n").nodes_deleted:
        pass


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running Neo4j, or a skip with the reason."""
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(neo4j_server(tmp_path_factory.mktemp("neo4j")))
        except NoServerError as error:
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session")
def stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Both engines, each started when first asked for."""

    def open_engine(name: str) -> Store:
        if name == "embedded":
            return open_store(tmp_path_factory.mktemp("embedded") / "irgraph.db")
        found: Neo4jServer = request.getfixturevalue("server")
        store = open_server(found)
        wipe(store)
        return store

    found = Stores(open_engine)
    yield found
    found.close()


def open_server(server: Neo4jServer) -> Store:
    """Open a server's store as a user would, by the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        return open_store(server.url)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn."""
    return str(request.param)


@pytest.fixture
def engine(stores: Stores, engine_name: str) -> Store:
    """An empty store on each engine in turn."""
    return stores.empty(engine_name)


@pytest.fixture
def embedded_store(stores: Stores) -> Store:
    """An empty embedded store."""
    return stores.empty("embedded")


@pytest.fixture
def neo4j_store(stores: Stores) -> Store:
    """An empty Neo4j."""
    return stores.empty("neo4j")


@pytest.fixture
def new_folder(tmp_path: Path) -> Path:
    """Where a store can be made."""
    return tmp_path / "new.db"
