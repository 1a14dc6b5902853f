"""A load that is killed loses nothing acknowledged, leaves every filing wholly in or out, and is completed by the next.

IRGRAPH_KILLS says how often the embedded store's load is killed (`make soak`: 50 times); a Neo4j's half as often.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.assemble import assemble
from graph.load import load, mend, read_graph
from graph.loading.readback import read_records
from graph.store import Store, open_store
from tests.neo4j_server import Neo4jServer
from tests.sample_records import sample_records

ROOT = Path(__file__).parent.parent.parent
RECORDS = sample_records()
KILLS = int(os.environ.get("IRGRAPH_KILLS", "6"))
STATEMENTS = 400
"""About as many as the five filings take to come and go twice."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")


def killed_load(url: str, kill: int, environment: dict[str, str]) -> dict[str, bool]:
    """Kill a load after so many statements as the number draws; the filings it said were in (True) or out."""
    statements = random.Random(kill).randrange(1, STATEMENTS)
    command = [sys.executable, "-m", "tests.store.load_slowly", url]
    said: list[str] = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        while said.count("statement") < statements:
            said.append(process.stdout.readline().strip())
            assert said[-1], "it ended by itself"
        process.kill()
        said += process.stdout.read().splitlines()
    told = [line.split() for line in said if line != "statement"]
    return {words[1]: words[0] == "in" for words in told if len(words) == 2}


def check(store: Store, acknowledged: dict[str, bool]) -> None:
    """The filing in work at the end may be in or out; all others are as acknowledged."""
    there = read_records(store)
    ids = {record.document.id for record in there}
    assert len([id for id, is_in in acknowledged.items() if is_in != (id in ids)]) <= 1
    assert read_graph(store) == assemble(there)
    assert mend(store).writes == 0
    load(store, RECORDS)
    assert read_graph(store) == assemble(RECORDS)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_load_leaves_whole_filings_in_the_embedded_store(new_folder: Path, kill: int) -> None:
    acknowledged = killed_load(str(new_folder), kill, {})
    with open_store(new_folder) as store:
        check(store, acknowledged)


@pytest.mark.parametrize("kill", range(max(1, KILLS // 2)))
def test_a_killed_load_leaves_whole_filings_in_a_neo4j(server: Neo4jServer, neo4j_store: Store, kill: int) -> None:
    check(neo4j_store, killed_load(server.url, kill, server.environment))
