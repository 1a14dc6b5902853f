"""What a reader judged of facts drawn from filings without gold, against what is found there now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench.sheet import OTHERS, found_in, read_sheet, sheet_paths

CORPUS = Path(os.environ.get("IRGRAPH_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
PRECISION = 0.93


def test_every_row_is_judged() -> None:
    rows = read_sheet()
    assert len(rows) >= 150
    assert {row.verdict for row in rows} <= {"right", "wrong", "?"}
    assert all(row.note for row in rows if row.verdict == "wrong")


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "filings").is_dir(), reason="no corpus beside the checkout (IRGRAPH_CORPUS)")
def test_what_is_still_found_is_right_and_what_was_right_is_still_found() -> None:
    rows = read_sheet()
    found = {row.place for row, _ in found_in(sheet_paths(CORPUS, rows).values())}
    kept = [row for row in rows if row.place in found]
    assert sum(row.verdict == "right" for row in kept) >= PRECISION * len(kept)
    lost = [row.place for row in rows if row.place not in found and row.verdict == "right"]
    assert len(lost) <= len(rows) // 20, lost
    relations = [row for row in kept if row.kind not in OTHERS]
    assert sum(row.verdict == "right" for row in relations) >= PRECISION * len(relations)
