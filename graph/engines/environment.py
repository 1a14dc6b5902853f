"""What the embedded engine reads from the environment while it starts; afterwards that is as it was.

What stayed there would reach every program that this one starts, and count there as what its user wants.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.engines.heap import native_arguments

NATIVE_ARGUMENTS = "ARCADEDB_NATIVE_ISOLATE_ARGS"


@contextmanager
def engine_environment(folder: Path) -> Iterator[None]:
    """Logs in the store's folder, and limits of memory, where the user's environment does not say otherwise."""
    before = dict(os.environ)
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(folder / "log"))
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(folder / "log" / "hs_err_pid%p.log"))
    os.environ[NATIVE_ARGUMENTS] = native_arguments(before.get(NATIVE_ARGUMENTS, ""))
    ours = {name: text for name, text in os.environ.items() if before.get(name) != text}
    try:
        yield
    finally:
        for name, text in ours.items():
            if os.environ.get(name) == text:
                _restore(name, before.get(name))


def _restore(name: str, text: str | None) -> None:
    if text is None:
        del os.environ[name]
    else:
        os.environ[name] = text
