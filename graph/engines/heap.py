"""How much memory the embedded engine's heap may take: IRGRAPH_HEAP, else enough for stores of ten thousand filings.

Without a limit the engine lets its garbage lie until half of the machine's memory is full.
"""

from __future__ import annotations

import os
import re

from graph.engines.errors import EngineStartError

HEAP = "IRGRAPH_HEAP"
DEFAULT = "256m"
SIZE = re.compile(r"[1-9][0-9]{0,5}[mg]", re.IGNORECASE)
NATIVE_ARGUMENTS = "ARCADEDB_NATIVE_ISOLATE_ARGS"


def heap_size() -> str:
    """The limit, as in 512m or 2g. Raises EngineStartError where IRGRAPH_HEAP is something else."""
    size = os.environ.get(HEAP) or DEFAULT
    if SIZE.fullmatch(size) is None:
        raise EngineStartError(f"{HEAP}={size[:40]!r} is no size: write it as 512m or 2g")
    return size.lower()


def limit_native_heap() -> None:
    """Tell the native engine, which reads its arguments once, when it is loaded; what is in them already stays."""
    given = os.environ.get(NATIVE_ARGUMENTS, "").split()
    if not any(argument.startswith(("-Xmx", "-XX:Max")) for argument in given):
        os.environ[NATIVE_ARGUMENTS] = " ".join([*given, f"-Xmx{heap_size()}"])
