"""How much memory the embedded engine may take, and who is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import embedded
from tests.store.test_opening import run

LIMITS = """
import sys
from graph.store import open_store
with open_store(sys.argv[1]) as store:
    from arcadedb._native import lib
    about = next(iter(store.engine.server.get_database("neo4j").query("sql", "SELECT FROM schema:database")))
    print(lib.diag()["max_heap"] // 2**20)
    print(*(s["value"] for s in about.to_dict()["settings"] if s["key"] == "arcadedb.maxPageRAM"))
"""
GIVEN = "ARCADEDB_NATIVE_ISOLATE_ARGS"


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        ({}, ["1024", "64"]),
        ({"IRGRAPH_HEAP": "200m"}, ["200", "64"]),
        ({"IRGRAPH_HEAP": "2G"}, ["2048", "64"]),
        ({GIVEN: "-Xmx300m -Darcadedb.maxPageRAM=32"}, ["300", "32"]),
    ],
)
def test_the_native_engine_has_limits_unless_the_user_gives_it_more(
    given: dict[str, str], limits: list[str], new_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Megabytes of heap, and of the pages that it keeps."""
    pytest.importorskip(embedded.NATIVE_WHEEL, reason="here is the engine with a Java runtime of its own")
    for name in ("IRGRAPH_HEAP", GIVEN):
        monkeypatch.delenv(name, raising=False)
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    assert run(LIMITS, str(new_folder)).stdout.split() == limits


def test_what_the_engine_was_told_reaches_no_other_program(new_folder: Path) -> None:
    code = """
import os, sys
from graph.store import open_store
before = dict(os.environ)
with open_store(sys.argv[1]):
    assert dict(os.environ) == before
"""
    done = run(code, str(new_folder))
    assert done.returncode == 0, done.stderr


def test_a_heap_that_is_no_size_is_said_in_one_line(new_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(GIVEN, raising=False)
    monkeypatch.setenv("IRGRAPH_HEAP", "lots")
    code = "import sys; from graph.store import open_store; open_store(sys.argv[1])"
    done = run(code, str(new_folder))
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith("IRGRAPH_HEAP='lots' is no size: write it as 512m or 2g")


def test_an_answer_too_large_for_the_heap_says_how_to_give_more(
    new_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(embedded.NATIVE_WHEEL, reason="here is the engine with a Java runtime of its own")
    monkeypatch.delenv(GIVEN, raising=False)
    monkeypatch.setenv("IRGRAPH_HEAP", "64m")
    code = """
import sys
from graph.store import open_store
with open_store(sys.argv[1]) as store:
    store.read("UNWIND range(1, 500) AS a UNWIND range(1, 1000) AS b "
               "WITH 1000 * a + b AS k, count(*) AS c, collect($long + b) AS l "
               "RETURN count(l) AS l, count(c) AS c", long=200 * "长")
"""
    said = run(code, str(new_folder)).stderr.splitlines()[-1]
    assert "more memory than the embedded engine has; IRGRAPH_HEAP=2g gives it more" in said
