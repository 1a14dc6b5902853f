"""Asking starts quickly: it imports neither the extractors nor what the driver only imports in case."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

IMPORTED = """
import sys
from graph.startup import import_driver
import_driver()
import graph.cli, graph.questions, graph.render, graph.store
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
