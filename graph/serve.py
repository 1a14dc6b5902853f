"""irgraph serve: keeps the embedded store open for Neo4j Browser and other Bolt clients, until it is told to stop."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.embedded import DATABASE, READER, Engine, write_private
from graph.errors import UsageError
from graph.store import Store, open_store
from graph.store_url import scheme_of, store_name

PASSWORD_FILE = "reader-password"  # noqa: S105
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Door:
    """How a client gets in: read-only, with the password that stands in a file which only its owner may read."""

    url: str
    database: str
    user: str
    password_file: Path
    password: str

    def lines(self, *, show_password: bool = False) -> list[str]:
        return [
            f"address   {self.url}",
            f"database  {self.database}",
            f"user      {self.user} (reads only)",
            f"password  {self.password if show_password else f'in {self.password_file}'}",
        ]


def serve(url: str | None, port: int, announce: Callable[[Door], object]) -> None:
    """Open the store's folder, announce how to connect, and wait for Ctrl-C or SIGTERM.

    Raises UsageError for a server, which is open already, and a StoreError where the folder or the port is taken.
    """
    name = store_name(url)
    if scheme_of(name) is not None:
        raise UsageError("a server is open already: connect to its own address; `serve` is for a folder")
    with _stopping() as stop, open_store(name, create=False, bolt_port=port) as store:
        announce(open_door(store))
        stop.wait()


def open_door(store: Store) -> Door:
    """Put the reader's password into its file and say how to connect."""
    engine = _engine(store)
    file = engine.folder / PASSWORD_FILE
    write_private(file, engine.passwords[READER] + "\n")
    return Door(engine.url, DATABASE, READER, file, engine.passwords[READER])


def _engine(store: Store) -> Engine:
    if store.engine is None:
        raise UsageError(f"{store.url}: a server is open already")
    return store.engine


@contextlib.contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the stop signals set, instead of what they did before."""
    stop = threading.Event()

    def set_stop(number: int, frame: Any) -> None:
        stop.set()

    before = {number: signal.signal(number, set_stop) for number in STOP_SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
