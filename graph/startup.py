"""What makes a command start quickly."""

from __future__ import annotations

import importlib
import sys

UNUSED = ("numpy", "pandas", "pyarrow")
"""The driver imports these where they are installed, for vectors and data frames that nothing here asks of it."""


def import_driver() -> None:
    """Import the neo4j driver without what it would only import in case; a fifth of a second less a command."""
    hidden = [name for name in UNUSED if name not in sys.modules]
    modules: dict[str, object] = sys.modules  # type: ignore[assignment]
    for name in hidden:
        modules[name] = None
    try:
        importlib.import_module("neo4j")
    finally:
        for name in hidden:
            del sys.modules[name]
