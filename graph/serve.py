"""irgraph serve: keeps the embedded store open for Neo4j Browser and other Bolt clients, until it is told to stop.

Beside the store it serves what Browser fetches by HTTP: the pack (`graph.browser`) and, from a JAR, Browser itself.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.browser.pack import GUIDE, STYLE, pack
from graph.browser.pages import pages_of, serve_pages
from graph.engines.embedded import DATABASE, READER, Engine, write_private
from graph.engines.url import scheme_of, store_name
from graph.errors import UsageError
from graph.store import Store, open_store

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

    def browser_address(self, base: str) -> str:
        """Where a Neo4j Browser that is served at `base` has everything filled in but the password."""
        scheme, _, host = self.url.partition("://")
        return f"{base}/browser/?dbms={scheme}://{self.user}@{host}&db={self.database}"


@dataclass(frozen=True, slots=True)
class Pages:
    """Where Browser finds its style and guide."""

    base: str

    def lines(self) -> list[str]:
        """What to paste into Browser's editor."""
        return [f"style     :style {self.base}/{STYLE}", f"guide     :guide {self.base}/{GUIDE}"]


def serve(
    url: str | None,
    port: int,
    announce: Callable[[Door, list[str]], object],
    *,
    http_port: int | None = None,
    browser: Path | None = None,
) -> None:
    """Open the store's folder, announce how to connect and what to paste, and wait for Ctrl-C or SIGTERM.

    `browser` is a neo4j-browser JAR to be served as well. Raises UsageError for a server, which is open already, for
    another JAR or a port that is taken, and a StoreError where the folder or the Bolt port is.
    """
    name = store_name(url)
    if scheme_of(name) is not None:
        raise UsageError(
            "a server is open already: connect to its own address; `serve` is for a folder. "
            "`irgraph browser-pack FOLDER --serve` gives its Browser the style and the guide"
        )
    fetch = pages_of(pack(), browser)
    with (
        _stopping() as stop,
        open_store(name, create=False, bolt_port=port) as store,
        serve_pages(fetch, http_port) as base,
    ):
        door = open_door(store)
        announce(door, [_browser_line(door, base, browser), *Pages(base).lines()])
        stop.wait()


def serve_pack(announce: Callable[[list[str]], object], *, http_port: int | None = None) -> None:
    """Serve the pack alone, for the Browser of a Neo4j, and wait for Ctrl-C or SIGTERM."""
    with _stopping() as stop, serve_pages(pages_of(pack()), http_port) as base:
        announce(Pages(base).lines())
        stop.wait()


def _browser_line(door: Door, base: str, browser: Path | None) -> str:
    if browser is not None:
        return f"browser   {door.browser_address(base)}"
    return f"browser   {door.browser_address('http://HOST:7474')} of any Neo4j 5, or serve one here with --browser JAR"


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
