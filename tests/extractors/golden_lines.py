"""Reads `tests/goldens/extractors/*.txt`: one example a line, `text<TAB>expected`, `#` comments, blank lines."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent.parent / "goldens" / "extractors"


def golden_lines(name: str) -> list[object]:
    """Every example as a pytest parameter whose id is its line number and first words."""
    lines = (GOLDENS / f"{name}.txt").read_text("utf-8").splitlines()
    return [
        pytest.param(*line.split("\t"), id=f"{number}-{line[:18]}")
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]


def corpus_text(prefix: str) -> str:
    """The text of one real filing, or a skip where the corpus is absent."""
    folder = Path(os.environ.get("IRGRAPH_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
    found = sorted((folder / "seeds").glob(f"{prefix}*.txt"))
    if not found:
        pytest.skip(f"no corpus at {folder}")
    return found[0].read_text("utf-8")
