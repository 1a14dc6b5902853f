"""Asking starts quickly: it imports neither the extractors nor what the driver only imports in case."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graph.engines.errors import EngineStartError

ROOT = Path(__file__).parents[1]

IMPORTED = """
import sys
from graph.terminal.startup import import_driver
import_driver()
import graph.cli, graph.questions, graph.terminal.render, graph.store
print(" ".join(m for m in {names} if m in sys.modules))
import {after}
"""


def imported(names: list[str], after: str = "sys") -> str:
    code = IMPORTED.format(names=names, after=after)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_asking_imports_no_extractor() -> None:
    assert imported(["spacy", "jieba", "pydantic", "networkx", "numpy", "pandas"]) == ""


def test_numpy_can_be_imported_after_the_driver() -> None:
    assert imported(["neo4j"], after="numpy") == "neo4j"


@pytest.mark.parametrize(("native", "beside"), [(True, True), (False, False)])
def test_only_the_native_engine_starts_beside_the_driver(
    native: bool, beside: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A Java runtime started in a thread that ends keeps the whole command from ending."""
    from graph import store
    from graph.engines import embedded
    from graph.terminal import startup

    threads: list[threading.Thread] = []

    def start(*_: object, **__: object) -> None:
        threads.append(threading.current_thread())
        raise EngineStartError("far enough")

    monkeypatch.setattr(startup, "_native", lambda: native)
    monkeypatch.setattr(embedded, "start_engine", start)
    monkeypatch.setattr(store, "start_engine", start)
    with pytest.raises(EngineStartError):
        startup.open_quickly(str(tmp_path / "kg.db"), create=True)
    assert (threads[0] is not threading.current_thread()) == beside
