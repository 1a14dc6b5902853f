"""What a person sees: tables and progress on a terminal, JSON when piped. Text from filings is shown, never obeyed."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.batch import Extraction
    from graph.load import Summary
    from graph.questions import Question
    from graph.score import Scores

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Direction marks: they can make a line read as something else."""


def printable(value: object) -> str:
    """Text without terminal escapes and direction marks, on one line."""
    text = "" if value is None else value if isinstance(value, str) else _listed(value)
    return "".join("\ufffd" if c in BIDI or unicodedata.category(c) == "Cc" else c for c in text.replace("\n", " ⏎ "))


def _listed(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "、".join(str(x) for x in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def wants_json(as_json: bool) -> bool:
    return as_json or not sys.stdout.isatty()


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], *, title: str | None, as_json: bool) -> None:
    """Rows as a table, or as a JSON list of objects."""
    if wants_json(as_json):
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
        return
    _print_table(columns, rows, title)
    print(f"{len(rows)} rows" if rows else "no rows 无结果", file=sys.stderr)


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    Console(highlight=False).print(table)


def show_questions(found: dict[str, Question], *, as_json: bool) -> None:
    """The questions, grouped, one line each."""
    if wants_json(as_json):
        print_json([_question_json(q) for q in found.values()])
        return
    groups: dict[str, list[Question]] = {}
    for question in found.values():
        groups.setdefault(question.group, []).append(question)
    for group, members in groups.items():
        rows = [(q.name, q.title_zh, q.title_en, q.usage) for q in members]
        _print_table(("question", "问题", "in English", "parameters"), rows, group)


def _question_json(question: Question) -> dict[str, str]:
    return {
        "name": question.name,
        "group": question.group,
        "zh": question.title_zh,
        "en": question.title_en,
        "parameters": question.usage,
    }


def show_summary(summary: Summary, skipped: list[Extraction], *, as_json: bool) -> None:
    """What a load did."""
    reasons = [{"file": str(x.path), "reason": x.reason} for x in skipped]
    if wants_json(as_json):
        print_json({**summary.as_dict(), "skipped": reasons})
        return
    counts = {k: v for k, v in summary.as_dict().items() if not isinstance(v, dict)}
    rows: list[tuple[Any, ...]] = [*counts.items(), ("skipped", len(skipped))]
    _print_table(("", ""), rows, None)
    _print_table(("relationship", "edges"), sorted(summary.edges_by_type.items()), None)
    if reasons:
        _print_table(("skipped", "reason"), [(r["file"], r["reason"]) for r in reasons], None)


def show_scores(scores: Scores, *, per_file: bool, as_json: bool) -> None:
    """The score table, and with `per_file` what is wrong or missed where."""
    columns = ("field", "precision", "recall", "f1", "exact", "gold", "wrong", "must_not")
    rows = [
        (name, round(t.precision, 3), round(t.recall, 3), round(t.f1, 3), round(t.exact_share, 2),
         t.found + t.missed, t.wrong, t.violations)
        for name, t in scores.tallies.items()
    ]  # fmt: skip
    details = [(d.filing, d.field, list(d.wrong), list(d.missed)) for d in scores.details] if per_file else []
    if wants_json(as_json):
        fields = {r[0]: dict(zip(columns[1:], r[1:], strict=True)) for r in rows}
        keys = ("filing", "field", "wrong", "missed")
        listed = [dict(zip(keys, d, strict=True)) for d in details]
        more = {"details": listed} if per_file else {}
        print_json({"fields": fields, "macro_f1": round(scores.macro_f1, 4), **more})
        return
    if details:
        _print_table(("filing", "field", "wrong", "missed"), details, None)
    _print_table(columns, rows, None)
    print(f"macro F1 {scores.macro_f1:.4f}, must-not violations {scores.violations}")


@contextmanager
def progress_bar(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Yields a function that counts one; draws only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
