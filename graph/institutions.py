"""The lexicon as names that mean one institution: short, full and other printed forms of a row.

A renamed institution (安信证券, now 国投证券) is one entity where the aliases column says so; the note column is for
readers. In a row marked unsure only the short and the full name are joined. A judgement (`different`) undoes any of it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import extractors
from graph.groups import Link, Name, Strength
from graph.names import key

LEXICON = Path(extractors.__file__).parent / "lexicons" / "institutions.tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """An institution of the lexicon, with the names that mean it for certain."""

    short: str
    full: str | None
    kind: str | None
    names: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The lexicon, in file order."""
    with LEXICON.open(encoding="utf-8", newline="") as file:
        return tuple(_row(cells) for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _row(cells: dict[str, str | None]) -> Row:
    short, full = cells["short"] or "", cells["full"] or None
    aliases = [] if cells["unsure"] else (cells["aliases"] or "").split("|")
    names = tuple(name for name in (short, full, *aliases) if name)
    return Row(short, full, cells["kind"] or None, names)


def row_of(short_key: str) -> Row | None:
    """The row whose short name has this key."""
    return _rows_by_key().get(short_key)


@cache
def _rows_by_key() -> dict[str, Row]:
    return {key(row.short): row for row in rows()}


@cache
def links() -> tuple[Link, ...]:
    """What the lexicon joins. A name that two rows claim joins neither, unless it is the short name of one."""
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        for name in row.names:
            claims[key(name)].add(key(row.short))
    certain = [(min(shorts), name) for name, shorts in claims.items() if len(shorts) == 1]
    return tuple(
        Link(Name(short), Name(name), Strength.STRONG, None)
        for short, name in certain
        if name != short and name not in _rows_by_key()
    )
