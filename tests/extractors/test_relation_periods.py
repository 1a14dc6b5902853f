"""When a relation held: each golden line is a sentence with the interval of its relation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.annotations import Filer
from extractors.periods.finder import find_periods
from extractors.relations.component import find_relations
from extractors.relations.periods import with_period

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors"
FILER = Filer("600001", "明谷科技", "明谷科技股份有限公司", frozenset({"公司"}))
ROWS = (GOLDENS / "relation_periods.txt").read_text(encoding="utf-8").splitlines()
LINES = [row.split("\t") for row in ROWS if row and not row.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_relation_gets_the_period_of_its_clause(text: str, expected: str) -> None:
    relations = find_relations(text, filer=FILER)
    mentions = find_periods(text, date(2024, 8, 30))
    assert relations
    assert (with_period(relations[0], text, mentions).period or "nothing") == expected
