"""A load that is killed leaves every filing wholly in or wholly out, and loading again completes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.assemble import assemble
from graph.load import load, mend, read_graph
from graph.readback import read_records
from graph.store import open_store
from tests.sample_records import sample_records

ROOT = Path(__file__).parent.parent.parent
RECORDS = sample_records()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("statements", [1, 20, 60, 100, 200])
def test_a_killed_load_leaves_whole_filings(new_folder: Path, statements: int) -> None:
    """Killed in the transaction of a filing, after so many statements from the beginning."""
    command = [sys.executable, "-m", "tests.store.load_slowly", str(new_folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(statements):
            assert process.stdout.readline()
        process.kill()
    with open_store(new_folder) as store:
        there = read_records(store)
        assert read_graph(store) == assemble(there)
        assert mend(store).writes == 0
        load(store, RECORDS)
        assert read_graph(store) == assemble(RECORDS)
