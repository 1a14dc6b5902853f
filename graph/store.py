"""open_store: one way to a graph, whether it is kept in a folder by the embedded engine or by a Neo4j server.

Both speak Bolt, so everything goes through the official driver; the few differences between the two dialects stand in
`graph.engines.embedded` and `graph.loading.fulltext`.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import re
import shutil
import ssl
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Record
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)
from neo4j.graph import Node, Path, Relationship

from graph.engines.credentials import find_credentials, find_password
from graph.engines.embedded import DATABASE, READER, WRITER, Engine, start_engine
from graph.engines.errors import (
    QueryError,
    ReadOnlyError,
    StoreAwayError,
    StoreError,
    StoreFolderError,
    StoreLoginError,
    StoreUrlError,
    UnknownCommitError,
)
from graph.engines.heap import with_hint
from graph.engines.url import scheme_of, store_name

__all__ = ["Engine", "Store", "StoreError", "open_store"]

T = TypeVar("T")

SERVER_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONNECT_SECONDS = 10.0
FULL = 16 * 2**20
"""A disk with fewer free bytes than the engine adds to a file at once."""
RETRY_SECONDS = 30.0
"""How long a transaction is tried again while the server is away; a restart takes about ten."""
WRITE_REFUSED = re.compile(r"Neo\.ClientError\.(Statement\.AccessMode|Security\.Forbidden)")
logging.getLogger("neo4j").addHandler(logging.NullHandler())
"""What the driver logs is raised as well; without a handler Python would print it a second time."""

UNREACHABLE = (ServiceUnavailable, OSError, ValueError)


class Rows(NamedTuple):
    """What a statement returned: column names, and one tuple of plain values a row."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def plain(value: Any) -> Any:
    """A value as JSON can hold it: a node or relationship is its properties, a path the list of its nodes."""
    if isinstance(value, (Node, Relationship)):
        return {name: plain(value[name]) for name in sorted(value)}
    if isinstance(value, Path):
        return [plain(node) for node in value.nodes]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


class Store:
    """An open store. `read` cannot write, on either engine; `write` and `transact` are atomic and retried."""

    def __init__(
        self,
        *,
        url: str,
        writer: neo4j.Driver,
        reader: neo4j.Driver,
        database: str | None,
        engine: Engine | None = None,
    ) -> None:
        self.url = url
        self.database = database
        self.engine = engine
        self._writer = writer
        self._reader = reader
        atexit.register(self.close)

    @property
    def is_embedded(self) -> bool:
        return self.engine is not None

    def read(self, query: str, /, **parameters: Any) -> list[Record]:
        """Rows of a statement that only reads. Raises QueryError, or ReadOnlyError where it would write."""
        return self._run_read(query, parameters).records

    def read_only(self, query: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Columns and rows of a statement that only reads, as plain values that JSON can hold."""
        result = self._run_read(query, parameters or {})
        return Rows(tuple(result.keys), [tuple(plain(value) for value in record) for record in result.records])

    def _run_read(self, query: str, parameters: Mapping[str, Any]) -> neo4j.EagerResult:
        """The store itself refuses to write: Neo4j by the access mode, the embedded engine by its reader's rights."""
        with self._errors():
            return self._reader.execute_query(
                query, dict(parameters), database_=self.database, routing_=neo4j.RoutingControl.READ
            )

    def write(self, query: str, /, **parameters: Any) -> neo4j.SummaryCounters:
        """Run one statement in a transaction of its own; return what it changed."""
        with self._errors():
            result = self._writer.execute_query(query, parameters, database_=self.database)
            return result.summary.counters

    def transact(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one transaction: all of it is in, or none. It may run again after a passing fault."""
        with self._errors(), self._writer.session(database=self.database) as session:
            return session.execute_write(work)

    def declare(self, statement: str) -> None:
        """Run one schema statement; it stands alone, outside any transaction of data."""
        with self._errors(), self._writer.session(database=self.database) as session:
            session.run(statement).consume()

    def close(self) -> None:
        """Hang up, then stop the engine: while a connection is open, the Java engine keeps the process alive."""
        atexit.unregister(self.close)
        self._reader.close()
        self._writer.close()
        if self.engine is not None:
            self.engine.stop()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _full_disk(self) -> StoreFolderError | None:
        """Why an engine of our own fails, where its disk is full; its own words do not say so."""
        if self.engine is None or shutil.disk_usage(self.engine.folder).free >= FULL:
            return None
        return StoreFolderError(f"{self.url}: its disk is full; what was loaded before is safe")

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except Neo4jError as error:
            raise self._full_disk() or _query_error(self.url, error) from None
        except IncompleteCommit as error:
            raise UnknownCommitError(f"{self.url}: the store went away in a commit ({_one_line(error)})") from None
        except UNREACHABLE as error:
            raise StoreAwayError(f"{self.url}: the store went away ({_one_line(error)})") from None
        except DriverError as error:
            raise QueryError(_one_line(error)) from None


def open_store(
    url: str | os.PathLike[str] | None = None, *, create: bool = True, bolt_port: int | None = None
) -> Store:
    """Open the store that `url` names, or `IRGRAPH_STORE`, or ./irgraph.db; use it in a `with` block.

    A folder is the embedded store, made if it is not there and `create`; `bolt_port` fixes where it listens.
    A bolt:// or neo4j:// address (also +s, +ssc) is a server; the database comes from NEO4J_DATABASE, user and password
    from where `graph.engines.credentials` looks for them. Raises a StoreError of one line.
    """
    name = store_name(url)
    if _is_server(name):
        return _open_server(name)
    return open_started(start_engine(FilePath(name), create=create, bolt_port=bolt_port), name)


def ask_ahead(url: str | None) -> None:
    """Ask for the password that `open_store` will need, before something else is drawn on the terminal."""
    name = store_name(url)
    if _is_server(name):
        find_password(name)


def _is_server(name: str) -> bool:
    """Whether the name is a server's address. Raises StoreUrlError for one that no store has."""
    scheme = scheme_of(name)
    if scheme is None:
        return False
    if scheme.lower() not in SERVER_SCHEMES:
        allowed = ", ".join(f"{s}://" for s in SERVER_SCHEMES)
        raise StoreUrlError(f"{_without_userinfo(name)}: a store is a folder or one of {allowed}")
    if "@" in name:
        raise StoreUrlError(f"{_without_userinfo(name)}: user and password belong in NEO4J_USERNAME and NEO4J_PASSWORD")
    return True


def open_started(engine: Engine, name: str) -> Store:
    """The store of an embedded engine that runs already."""
    drivers = [GraphDatabase.driver(engine.url, auth=(user, engine.passwords[user])) for user in (WRITER, READER)]
    folder = str(FilePath(name))
    return Store(url=folder, writer=drivers[0], reader=drivers[1], database=DATABASE, engine=engine)


def _open_server(url: str) -> Store:
    auth = find_credentials(url)
    try:
        driver = GraphDatabase.driver(
            url, auth=auth, connection_timeout=CONNECT_SECONDS, notifications_min_severity="OFF",
            max_transaction_retry_time=RETRY_SECONDS,
        )  # fmt: skip
    except (ConfigurationError, ValueError) as error:
        raise StoreUrlError(f"{url}: not an address of a server ({_one_line(error)})") from None
    try:
        driver.verify_connectivity()
    except BaseException as error:
        driver.close()
        raise _login_error(url, error, given=auth is not None) from None
    return Store(url=url, writer=driver, reader=driver, database=os.environ.get("NEO4J_DATABASE") or None)


def _login_error(url: str, error: BaseException, *, given: bool) -> BaseException:
    if isinstance(error, AuthError):
        hint = "refuses NEO4J_USERNAME and NEO4J_PASSWORD" if given else "asks for NEO4J_USERNAME and NEO4J_PASSWORD"
        return StoreLoginError(f"{url}: the server {hint}")
    refused = next((e for e in _causes(error) if isinstance(e, ssl.SSLCertVerificationError)), None)
    if refused is not None:
        return StoreAwayError(f"{url}: the server's certificate is refused ({refused.verify_message})")
    if isinstance(error, (Neo4jError, DriverError, OSError, ValueError)):
        return StoreAwayError(f"{url}: no Neo4j server answers there ({_one_line(error)})")
    return error


def _query_error(url: str, error: Neo4jError) -> StoreError:
    if isinstance(error, AuthError) and not isinstance(error, Forbidden):
        return StoreLoginError(f"{url}: the server refuses NEO4J_USERNAME and NEO4J_PASSWORD")
    if WRITE_REFUSED.match(error.code or ""):
        return ReadOnlyError(f"the statement would write, and only reading is allowed here ({_one_line(error)})")
    return QueryError(with_hint(_one_line(error)))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _one_line(error: BaseException) -> str:
    """The first line of what the server or the driver said, without its codes."""
    said = error.message if isinstance(error, Neo4jError) else str(error)
    lines = (said or type(error).__name__).strip().splitlines()
    return lines[0][:300]


def _without_userinfo(url: str) -> str:
    return re.sub(r"//[^/]*@", "//", url)
