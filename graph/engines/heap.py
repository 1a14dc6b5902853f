"""How much memory the embedded engine may take: a heap of IRGRAPH_HEAP, small enough that a load does not grow.

Without limits the engine takes a share of the machine's memory for its heap, for what is young in it, and for the pages
that it keeps, and a load of some thousand filings fills them.
"""

from __future__ import annotations

import os
import re

from graph.engines.errors import EngineStartError

HEAP = "IRGRAPH_HEAP"
DEFAULT = "1g"
SIZE = re.compile(r"[1-9][0-9]{0,5}[mg]", re.IGNORECASE)
YOUNG = "-Xmn48m"
FULL = "heap budget exceeded"
"""What the engine says where the answer to a question takes more memory than it may."""
PAGES = "-Darcadedb.maxPageRAM=64"
"""Megabytes; the engine reads it as a property of its runtime only."""


def heap_size() -> str:
    """The limit, as in 512m or 2g. Raises EngineStartError where IRGRAPH_HEAP is something else."""
    size = os.environ.get(HEAP) or DEFAULT
    if SIZE.fullmatch(size) is None:
        raise EngineStartError(f"{HEAP}={size[:40]!r} is no size: write it as 512m or 2g")
    return size.lower()


def native_arguments(given: str) -> str:
    """The native engine's arguments with our limits; what the user gives it comes last, and so wins."""
    own = given.split()
    limits = [f"-Xmx{heap_size()}", YOUNG, PAGES]
    return " ".join([*(limit for limit in limits if limit not in own), *own])


def with_hint(said: str) -> str:
    """What the engine said; first what helps, where its heap was too small for an answer."""
    if FULL not in said:
        return said
    return f"what is asked needs more memory than the embedded engine has; {HEAP}=2g gives it more ({said[:80]}…)"
