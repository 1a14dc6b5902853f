"""One module per export format; each has `write(graph, out)`, and is found by being in this folder.

A graph gives the same bytes every time. What one format cannot hold as it is (control characters in XML) is escaped in
a way that its `read` undoes.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from graph.errors import UsageError
from graph.network import Graph


def formats() -> list[str]:
    """Names of the formats, sorted."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def export(graph: Graph, format: str, out: Path) -> None:
    """Write the graph to a file (a folder for csv). Raises UsageError for an unknown format."""
    if format not in formats():
        raise UsageError(f"unknown format {format!r}; one of {', '.join(formats())}")
    importlib.import_module(f"{__name__}.{format}").write(graph, Path(out))
