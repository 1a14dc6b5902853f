"""Recorded decisions on who is who: the file that merges, keeps apart, and is edited to undo either.

A tab-separated file with the header `decision label names who when why`, one decision a line, `#` for comments:

    same       Company      境外客户J @ 689901/2024-009 | Lumen Works   lin  2024-05-02  named in the next reply
    different  Institution  云山资本 | 云山资产                         lin  2024-05-02  two registrations
    same       Analyst      高月 @ 砚山基金 | 高月 @ 松溪资管           lin  2024-05-02  changed employer
    renamed    Institution  砚山证券 | 砚池证券 @ 2023-12               lin  2024-05-02  announced by the house

`same` joins, `renamed` joins an organisation's names, the oldest first, each later one with the day, month or year from
which it held, `different` keeps apart whatever filings say, `unsure` only records that somebody looked. A name that has
a meaning only within something says so after ` @ `: a masked or defined name within its document, a person within the
institution or company, a project within the company.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from graph.errors import IrgraphError
from graph.names.keys import printed

COLUMNS = ("decision", "label", "names", "who", "when", "why")
LABELS = ("Company", "Institution", "Analyst", "Representative", "Project", "Regulation")
SCOPED_LABELS = ("Analyst", "Representative", "Project")
RENAMED_LABELS = ("Company", "Institution")

_SINCE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class JudgementError(IrgraphError):
    """A line of the judgements file that cannot be read, or that contradicts another."""


class Decision(StrEnum):
    SAME = "same"
    RENAMED = "renamed"
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
    since: tuple[str, ...] = ()
    """Of `renamed`: when each name but the first began to hold."""

    @property
    def renamings(self) -> list[Renaming]:
        """Of `renamed`: each change of name."""
        pairs = zip(self.names, self.names[1:], self.since, strict=False)
        return [Renaming(a.name, b.name, since) for a, b, since in pairs]


class Renaming(NamedTuple):
    """An organisation has been called `present` and no longer `former` from a day, month or year on."""

    former: str
    present: str
    since: str

    def __str__(self) -> str:
        return f"{self.since} {self.former} → {self.present}"


@dataclass(frozen=True, slots=True)
class Judgements:
    """All lines of a file, in order; the order means nothing."""

    lines: tuple[Judgement, ...] = ()

    def of(self, label: str, *decisions: Decision) -> Iterator[Judgement]:
        return (line for line in self.lines if line.label == label and line.decision in decisions)


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
    read = _read_names(where, label, names)
    if decision == Decision.RENAMED:
        return _read_renamed(where, label, read, (who, when, why))
    return Judgement(Decision(decision), label, read, who, when, why)


def _read_renamed(where: str, label: str, read: tuple[ScopedName, ...], rest: tuple[str, str, str]) -> Judgement:
    """Names in the order in which they held; what stands after the @ is when that began."""
    if label not in RENAMED_LABELS:
        raise JudgementError(f"{where}: only {' and '.join(RENAMED_LABELS)} can be renamed, not {label}")
    since = tuple(n.scope or "" for n in read[1:])
    if read[0].scope is not None or not all(map(_SINCE.fullmatch, since)) or list(since) != sorted(since):
        raise JudgementError(f"{where}: `first name | next name @ 2023-12 | …` expected, in the order of the dates")
    return Judgement(Decision.RENAMED, label, tuple(ScopedName(n.name) for n in read), *rest, since=since)


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
