"""How many languages, countries, cities the company's products reach; plans, parts and others' reach are not it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.metrics.reach import find_reach

LINES = (Path(__file__).parents[1] / "goldens" / "extractors" / "reach.txt").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_is_reached(sentence: str, expected: str) -> None:
    found = find_reach(sentence)
    shown = [f"{r.canonical}={r.quantity.bound + ':' if r.quantity.bound else ''}{r.quantity.value}" for r in found]
    assert ("; ".join(shown) or "-") == expected
    for reach in found:
        assert sentence[reach.quantity.start : reach.quantity.end] == reach.quantity.text
