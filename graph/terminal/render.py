"""What a person sees: tables and progress on a terminal, JSON when piped. Text from filings is shown, never obeyed."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from extractors.batch import Extraction
    from extractors.doubts import Doubt
    from extractors.record import Record
    from graph.load import Summary
    from graph.questions import Question
    from graph.score import Scores

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Direction marks: they can make a line read as something else."""

UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls (escape sequences begin with one), halves of a pair (no terminal can encode them), line separators."""

UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff" + "".join(sorted(BIDI)) + "]")
"""What JSON may hold as it is and a terminal may obey; the rest of the controls JSON escapes by itself."""

READABLE = 44
"""A column narrower than its values is still readable at this width."""
COLUMN_GAP = 2


def printable(value: object) -> str:
    """Text without terminal escapes and direction marks, on one line."""
    text = "" if value is None else value if isinstance(value, str) else _listed(value)
    return "".join("\ufffd" if _is_unsafe(c) else c for c in text.replace("\n", " ⏎ "))


def _is_unsafe(character: str) -> bool:
    return character in BIDI or unicodedata.category(character) in UNSAFE_CATEGORIES


def _listed(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, (list, tuple)):
        return "、".join(str(x) for x in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def wants_json(as_json: bool) -> bool:
    return as_json or not sys.stdout.isatty()


def print_json(value: object) -> None:
    print(printable_json(json.dumps(value, ensure_ascii=False, indent=2, default=str)))


def printable_json(text: str) -> str:
    """The same JSON, with what a terminal would obey written as \\uXXXX."""
    return UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], *, title: str | None, as_json: bool) -> None:
    """Rows as a JSON list of objects; on a terminal as a table, or as cards where a table would not fit."""
    if wants_json(as_json):
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
        return
    _print_table(columns, rows, title)
    print(f"{len(rows)} rows" if rows else "no rows 无结果", file=sys.stderr)


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    columns = [printable(name) for name in columns]
    cells = [[printable(value) for value in row] for row in rows]
    if _fits(columns, cells, console.width):
        console.print(_table(columns, cells, title))
        return
    if title:
        console.print(title, style="italic", markup=False)
    for row in cells:
        _print_card(console, columns, row)


def _fits(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> bool:
    """Every column gets its widest value, or a readable part of it."""
    from rich.cells import cell_len

    needed = 0
    for i, name in enumerate(columns):
        widest = max((cell_len(row[i]) for row in cells), default=0)
        needed += max(cell_len(name), min(widest, READABLE)) + COLUMN_GAP
    return needed <= width


def _table(columns: Sequence[str], cells: Sequence[Sequence[str]], title: str | None) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _print_card(console: Console, columns: Sequence[str], row: Sequence[str]) -> None:
    """One row under its first value; what it does not have is left out."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.print(Text(row[0], style="bold") if row else Text())
    grid = Table.grid(padding=(0, COLUMN_GAP))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in zip(columns[1:], row[1:], strict=True):
        if value:
            grid.add_row(Text(name, style="dim"), Text(value))
    console.print(Padding(grid, (0, 0, 1, 2)))


def show_questions(found: dict[str, Question], *, as_json: bool) -> None:
    """The questions, grouped, one line each."""
    if wants_json(as_json):
        print_json([_question_json(q) for q in found.values()])
        return
    groups: dict[str, list[Question]] = {}
    for question in found.values():
        groups.setdefault(question.group, []).append(question)
    _print_questions(groups)


def _print_questions(groups: dict[str, list[Question]]) -> None:
    """One line a question: its name, what it asks in both languages, and below the parameters it takes."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    width = max(len(q.name) for members in groups.values() for q in members)
    for group, members in groups.items():
        console.print(Text(group, style="bold"))
        for q in members:
            line = Text(f"  {q.name:<{width}}  {q.title_zh}  {q.title_en}  ")
            console.print(line.append(q.usage, style="dim"), soft_wrap=True)


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


def show_doubts(checked: Sequence[tuple[str, Record, Sequence[Doubt]]], *, as_json: bool) -> None:
    """What is doubtful in each filing; as JSON also the filings without a doubt."""
    if wants_json(as_json):
        rows = [
            {
                "file": file,
                "document": record.document.id,
                "doubts": [{"code": d.code, "text": d.text} for d in doubts],
            }
            for file, record, doubts in checked
        ]
        print_json(rows)
        return
    lines = [(file, d.code, d.text) for file, _, doubts in checked for d in doubts]
    if lines:
        _print_table(("file", "doubt", "what"), lines, None)
    doubtful = sum(1 for _, _, doubts in checked if doubts)
    print(f"{len(checked)} filings, {doubtful} with doubts 份文件，存疑")


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
