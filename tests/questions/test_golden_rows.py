"""Every question answers with its golden rows on the sample graph, the same on both engines.

A golden file holds calls: parameters as they are typed, and the rows that the filings of `tests/sample_records.py`
give, worked out from their text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.questions import ask, get_question, question_names
from graph.store import Store

GOLDENS = Path(__file__).parent.parent / "goldens" / "questions"


def golden(name: str) -> dict[str, Any]:
    path = GOLDENS / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {"columns": [], "calls": []}
    return found


def calls_of(name: str) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = golden(name)["calls"]
    return calls


def case_id(name: str, parameters: dict[str, str]) -> str:
    return " ".join([name, *(f"{k}={v}" for k, v in parameters.items())])


CASES = [
    pytest.param(name, call, id=case_id(name, call["parameters"]))
    for name in question_names()
    for call in calls_of(name)
]


@pytest.mark.parametrize(("name", "call"), CASES)
def test_rows_are_golden(sample_store: Store, name: str, call: dict[str, Any]) -> None:
    answer = ask(sample_store, name, **call["parameters"])
    assert list(answer.columns) == golden(name)["columns"]
    assert [list(row) for row in answer.rows] == call["rows"]


@pytest.mark.parametrize("name", question_names())
def test_question_has_goldens_that_answer(name: str) -> None:
    assert any(call["rows"] for call in calls_of(name)), f"{name} has no golden call with rows"


@pytest.mark.parametrize("name", question_names())
def test_goldens_leave_optional_parameters_out_and_give_each_once(name: str) -> None:
    optional = {p.name for p in get_question(name).parameters if p.optional}
    given = [optional & call["parameters"].keys() for call in calls_of(name)]
    assert set() in given
    assert set().union(*given) == optional


def test_goldens_are_of_questions() -> None:
    assert sorted(path.stem for path in GOLDENS.glob("*.json")) == question_names()
