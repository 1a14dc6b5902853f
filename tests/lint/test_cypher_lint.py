"""Every question is valid Cypher 5 and speaks only of what the schema declares, by Neo4j's own linter.

The linter is an npm package, installed once into .cache/lint. Where Node.js or the package cannot be had the tests are
skipped, or fail where IRGRAPH_NO_SKIPS is set (tests/conftest.py).
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph.questions import get_question, question_names
from graph.schema import SCHEMA

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".cache" / "lint"
ERROR, WARNING = 1, 2

BROKEN = {
    "unknown variable": "MATCH (a:Company) RETURN b.name AS name",
    "syntax": "MATCH (a:Company RETURN a",
    "missing import": "MATCH (a:Company) CALL { MATCH (a)-->(b) RETURN b } RETURN c",
    "aggregation in WHERE": "MATCH (a:Company) WHERE count(a) > 1 RETURN a",
}


def _install() -> None:
    """Put the package into the cache folder, anew where the wanted version changed."""
    wanted = (HERE / "package.json").read_text("utf-8")
    done = CACHE / "installed.json"
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "package.json").write_text(wanted, "utf-8")
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    run = subprocess.run(command, cwd=CACHE, capture_output=True, text=True, timeout=300)
    if run.returncode:
        pytest.skip(f"npm cannot install the Cypher linter: {run.stderr.strip()[-200:]}")
    done.write_text(wanted, "utf-8")


@pytest.fixture(scope="session")
def linter() -> Path:
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    _install()
    return CACHE


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
    return _lint(linter, {name: get_question(name).text for name in question_names()})


@pytest.mark.parametrize("name", question_names())
def test_question_is_valid_cypher_5(name: str, found: dict[str, list[dict[str, Any]]]) -> None:
    assert found.get(name, []) == []


def test_linter_finds_what_is_wrong(linter: Path) -> None:
    found = _lint(linter, BROKEN)
    assert [n for n in BROKEN if not any(d["severity"] == ERROR for d in found.get(n, []))] == []


def test_linter_warns_of_a_label_that_the_schema_lacks(linter: Path) -> None:
    found = _lint(linter, {"label": "MATCH (a:Firm)-[:BUYS]->(b) RETURN a.name AS name"})
    assert [d["severity"] for d in found["label"]] == [WARNING, WARNING]


def test_errors_under_cypher_25_are_only_warned_of(linter: Path) -> None:
    texts = {name: get_question(name).text for name in question_names()}
    found = _lint(linter, texts, language="CYPHER 25")
    errors = [f"{name}: {d['message']}" for name, ds in found.items() for d in ds if d["severity"] == ERROR]
    if errors:
        import warnings

        warnings.warn(f"under CYPHER 25: {errors}", stacklevel=1)
