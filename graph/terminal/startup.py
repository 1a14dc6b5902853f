"""What makes a command start quickly."""

from __future__ import annotations

import importlib
import importlib.util
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.imports import hidden
from graph.engines.url import scheme_of, store_name

if TYPE_CHECKING:
    from graph.store import Store

UNUSED = ("numpy", "pandas", "pyarrow")
"""The driver imports these where they are installed, for vectors and data frames that nothing here asks of it."""


def import_driver() -> None:
    """Import the neo4j driver without what it would only import in case; a fifth of a second less a command."""
    with hidden(*UNUSED):
        importlib.import_module("neo4j")


def open_quickly(url: str | None, *, create: bool) -> Store:
    """`open_store`, with the native embedded engine starting while the driver is being imported.

    The engine that brings its own Java runtime starts where it is called: Python waits at its end for every thread
    that Java knows, and for the one that started it without end.
    """
    name = store_name(url)
    if scheme_of(name) is not None or not _native():
        import_driver()
        from graph.store import open_store

        return open_store(name, create=create)
    from graph.engines.embedded import start_engine

    with ThreadPoolExecutor(1) as pool:
        starting = pool.submit(start_engine, Path(name), create=create)
        import_driver()
        from graph.store import open_started

        return open_started(starting.result(), name)


def _native() -> bool:
    from graph.engines.embedded import NATIVE_WHEEL

    return importlib.util.find_spec(NATIVE_WHEEL) is not None
