"""Figures in prose: value, unit, bound, range, and level against change."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.quantities.finder import Quantity, find_quantities
from extractors.quantities.roles import Role

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors"


def examples() -> list[tuple[str, str]]:
    lines = (GOLDENS / "quantities.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(sentence, expected) for sentence, expected in pairs]


def notation(quantity: Quantity) -> str:
    value = "?" if quantity.value is None else f"{quantity.value}"
    high = "" if quantity.high is None else f"..{quantity.high}"
    printed = f"{quantity.bound + ':' if quantity.bound else ''}{value}{high}{quantity.unit}"
    match quantity.role:
        case Role.FROM:
            return f"{printed} →"
        case Role.TO:
            return f"→ {printed}"
        case Role.CHANGE:
            return f"{quantity.basis or ''}{'↑' if quantity.direction > 0 else '↓'}{printed}"
    return printed


@pytest.mark.parametrize(("sentence", "expected"), examples())
def test_every_figure_of_a_sentence_is_read(sentence: str, expected: str) -> None:
    found = find_quantities(sentence)
    assert ("; ".join(notation(q) for q in found) or "-") == expected
    assert all(sentence[q.start : q.end] == q.text for q in found)
