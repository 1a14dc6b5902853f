"""The canned questions: files of `cypher/`, found by name, asked with the names that people type.

with open_store() as store:
    answer = ask(store, "customers", company="689901")
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.asking.question_file import (
    GROUPS,
    Column,
    Parameter,
    Question,
    QuestionError,
    QuestionFileError,
    Value,
    did_you_mean,
    read_question,
)
from graph.asking.resolve import AmbiguousNameError, Reader, Resolved, UnknownNameError, resolve

__all__ = [
    "AmbiguousNameError",
    "Answer",
    "Column",
    "Parameter",
    "Question",
    "QuestionError",
    "QuestionFileError",
    "UnknownNameError",
    "ask",
    "get_question",
    "question_names",
    "questions",
]

FOLDER = Path(__file__).parent.parent / "cypher"
"""The same beside a checkout's `graph/` and an installed one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer, in the order of `columns`; values are those JSON can hold."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    completed: tuple[str, ...] = ()
    """Names that were typed in part, one line each: as typed, and as read."""

    def to_json_rows(self) -> list[dict[str, Any]]:
        """One object a row, keys in column order."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def question_names() -> list[str]:
    """Names of all questions, sorted; reads no file."""
    return sorted(path.stem for path in FOLDER.glob("*.cypher"))


def questions() -> dict[str, Question]:
    """All questions by name, in the order of their groups. Raises QuestionFileError where a file contradicts itself."""
    order = list(GROUPS)
    found = [get_question(name) for name in question_names()]
    return {q.name: q for q in sorted(found, key=lambda q: (order.index(q.group), q.name))}


@cache
def get_question(name: str) -> Question:
    """One question, its file alone read. Raises QuestionError with what may have been meant."""
    names = question_names()
    if name not in names:
        raise QuestionError(f"no question {name!r}{did_you_mean(name, names)}; `irgraph ask` lists them")
    return read_question(FOLDER / f"{name}.cypher")


def ask(store: Reader, name: str, /, **parameters: object) -> Answer:
    """Ask a question by name.

    Parameters are written as on the command line: strings do (`company="689901"`, `period="2024H1"`, `limit="5"`).
    Raises QuestionError for a wrong question or parameter, UnknownNameError or AmbiguousNameError for a name that means
    nothing or several things in this store.
    """
    question = get_question(name)
    values = question.check(parameters)
    resolved = _resolved(store, question, values)
    ids: dict[str, Value] = {parameter: found.id for parameter, found in resolved.items()}
    columns, rows = store.read_only(question.text, values | ids)
    completed = tuple(
        f"{parameter}={values[parameter]} is read as {found.completed} ({found.id})"
        for parameter, found in resolved.items()
        if found.completed is not None
    )
    return Answer(tuple(columns) or tuple(c.name for c in question.columns), _tuples(rows), completed)


def _resolved(store: Reader, question: Question, values: dict[str, Value]) -> dict[str, Resolved]:
    kinds = {p.name: p.resolve for p in question.parameters if p.resolve is not None}
    return {
        name: resolve(store, kind, str(value)) for name, kind in kinds.items() if (value := values[name]) is not None
    }


def _tuples(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in rows)
