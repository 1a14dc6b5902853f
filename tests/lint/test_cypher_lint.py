"""Every question is valid Cypher 5 and speaks only of what the schema declares, by Neo4j's own linter.

The linter is an npm package, installed once into a folder of .cache/lint. Where Node.js or the package cannot be had
the tests are skipped, or fail where IRGRAPH_NO_SKIPS is set (tests/conftest.py).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.questions import get_question, question_names
from graph.schema import SCHEMA

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".cache" / "lint"
ERROR, WARNING = 1, 2
pytestmark = pytest.mark.xdist_group("lint")  # the linter reads all questions at once: one worker is enough

BROKEN = {
    "unknown variable": "MATCH (a:Company) RETURN b.name AS name",
    "syntax": "MATCH (a:Company RETURN a",
    "missing import": "MATCH (a:Company) CALL { MATCH (a)-->(b) RETURN b } RETURN c",
    "aggregation in WHERE": "MATCH (a:Company) WHERE count(a) > 1 RETURN a",
}
UNDECLARED = "MATCH (a:Firm)-[:BUYS]->(b) RETURN a.name AS name"
LATER_REFUSED = {
    "relationship as a map": "MATCH (a:Company)-[r:HELD]->(:Meeting) SET a = r RETURN a.name AS name",
    "merged by itself": "MERGE (a:Company {id: 'x', name: a.id}) RETURN a.name AS name",
    "removed syntax": "MATCH (a:Company) WHERE exists(a.name) RETURN a.name AS name",
}
"""What CYPHER 25 refuses."""


def _installed(cache: Path, install: Callable[[Path], None]) -> Path:
    """The folder that holds the wanted version. `install` fills a draft of our own, which takes its name when it is
    whole: any number of processes may do this at once, and none reads what another has half written."""
    wanted = (HERE / "package.json").read_bytes()
    folder = cache / hashlib.sha256(wanted).hexdigest()[:12]
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as draft:
        whole = Path(draft) / "whole"
        whole.mkdir()
        (whole / "package.json").write_bytes(wanted)
        install(whole)
        with contextlib.suppress(OSError):  # another process was quicker
            whole.rename(folder)
    return folder


def _install(folder: Path) -> None:
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    if run.returncode:
        pytest.skip(f"npm cannot install the Cypher linter: {(run.stderr or run.stdout).strip()[-600:]}")


@pytest.fixture(scope="session")
def linter() -> Path:
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    return _installed(CACHE, _install)


def _schema() -> dict[str, Any]:
    return {
        "labels": [x.name for x in SCHEMA.labels],
        "relationshipTypes": [x.name for x in SCHEMA.relationship_types],
        "propertyKeys": [x.name for x in SCHEMA.properties],
        "parameters": {p.name: p.example for n in question_names() for p in get_question(n).parameters},
    }


def _lint(folder: Path, texts: dict[str, str], language: str = "CYPHER 5") -> dict[str, list[dict[str, Any]]]:
    request = json.dumps({"schema": _schema(), "language": language, "texts": texts})
    command = ["node", str(HERE / "lint.mjs"), str(folder)]
    run = subprocess.run(command, input=request, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    answer: dict[str, list[dict[str, Any]]] = json.loads(run.stdout)
    return answer


@pytest.fixture(scope="session")
def found(linter: Path) -> dict[str, list[dict[str, Any]]]:
    """What there is to say of each text under CYPHER 5; one process reads them all."""
    texts = {name: get_question(name).text for name in question_names()}
    return _lint(linter, {**texts, **BROKEN, **LATER_REFUSED, "undeclared": UNDECLARED})


def test_two_that_install_at_once_do_not_meet(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=30)
    found: list[Path] = []

    def install(folder: Path) -> None:
        (folder / "linter").mkdir()  # fails where another has been
        both.wait()

    threads = [threading.Thread(target=lambda: found.append(_installed(tmp_path, install))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 2
    assert found[0] == found[1]
    assert (found[0] / "linter").is_dir()
    assert [x.name for x in tmp_path.iterdir()] == [found[0].name]


@pytest.mark.parametrize("name", question_names())
def test_question_is_valid_cypher_5(name: str, found: dict[str, list[dict[str, Any]]]) -> None:
    assert found.get(name, []) == []


def test_linter_finds_what_is_wrong(found: dict[str, list[dict[str, Any]]]) -> None:
    assert [n for n in BROKEN if not any(d["severity"] == ERROR for d in found.get(n, []))] == []


def test_linter_warns_of_a_label_that_the_schema_lacks(found: dict[str, list[dict[str, Any]]]) -> None:
    assert [d["severity"] for d in found["undeclared"]] == [WARNING, WARNING]


def test_nothing_to_say_under_cypher_5_is_no_error_under_cypher_25(
    linter: Path, found: dict[str, list[dict[str, Any]]]
) -> None:
    """What the later language refuses is at least warned of under the earlier, so the questions are read once."""
    later = _lint(linter, LATER_REFUSED, language="CYPHER 25")
    assert [n for n in LATER_REFUSED if not any(d["severity"] == ERROR for d in later.get(n, []))] == []
    assert [n for n in LATER_REFUSED if not found.get(n)] == []
