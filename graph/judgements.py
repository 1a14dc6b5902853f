"""Recorded decisions on who is who: the file that merges, keeps apart, and is edited to undo either.

A tab-separated file with the header `decision label names who when why`, one decision a line, `#` for comments:

    same       Company      境外客户J @ 689901/2024-009 | Lumen Works   lin  2024-05-02  named in the next reply
    different  Institution  云山资本 | 云山资产                         lin  2024-05-02  two registrations
    same       Analyst      高月 @ 砚山基金 | 高月 @ 松溪资管           lin  2024-05-02  changed employer

`same` joins, `different` keeps apart whatever filings say, `unsure` only records that somebody looked. A name that has
a meaning only within something says so after ` @ `: a masked or defined name within its document, a person within the
institution or company, a project within the company.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.errors import IrgraphError
from graph.names import printed

COLUMNS = ("decision", "label", "names", "who", "when", "why")
LABELS = ("Company", "Institution", "Analyst", "Representative", "Project", "Regulation")
SCOPED_LABELS = ("Analyst", "Representative", "Project")


class JudgementError(IrgraphError):
    """A line of the judgements file that cannot be read, or that contradicts another."""


class Decision(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ScopedName:
    """A printed name, and what it is a name within (document, institution, company), if anything."""

    name: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line: these names of a label are the same, are not, or nobody knows."""

    decision: Decision
    label: str
    names: tuple[ScopedName, ...]
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """All lines of a file, in order; the order means nothing."""

    lines: tuple[Judgement, ...] = ()

    def of(self, label: str, decision: Decision) -> Iterator[Judgement]:
        return (line for line in self.lines if line.label == label and line.decision is decision)


def read_judgements(path: Path | None) -> Judgements:
    """The decisions in a file; none without a file. Raises JudgementError naming the line."""
    if path is None:
        return Judgements()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    rows = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise JudgementError(f"{path}: the first line must be the header {' '.join(COLUMNS)}, separated by tabs")
    return Judgements(tuple(_read_line(f"{path}:{number}", line) for number, line in rows[1:]))


def _read_line(where: str, line: str) -> Judgement:
    cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
    if len(cells) != len(COLUMNS):
        raise JudgementError(f"{where}: {len(cells)} columns, {len(COLUMNS)} expected")
    decision, label, names, who, when, why = (cell.strip() for cell in cells)
    if decision not in [d.value for d in Decision]:
        raise JudgementError(f"{where}: decision {decision!r} is none of {', '.join(Decision)}")
    if label not in LABELS:
        raise JudgementError(f"{where}: label {label!r} is none of {', '.join(LABELS)}")
    return Judgement(Decision(decision), label, _read_names(where, label, names), who, when, why)


def _read_names(where: str, label: str, cell: str) -> tuple[ScopedName, ...]:
    names = tuple(_read_name(part) for part in cell.split("|"))
    if len(names) < 2 or not all(n.name for n in names):
        raise JudgementError(f"{where}: two names or more, separated by |, expected; got {cell!r}")
    if label in SCOPED_LABELS and not all(n.scope for n in names):
        raise JudgementError(f"{where}: a name of {label} is written `name @ whose`; got {cell!r}")
    return names


def _read_name(text: str) -> ScopedName:
    name, _, scope = text.partition(" @ ")
    return ScopedName(printed(name), printed(scope) or None)
