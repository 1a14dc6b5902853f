"""The lexicons as names known to mean one organisation: short, full and other printed forms of a row.

A renamed institution (安信证券, now 国投证券) is one entity where the aliases column says so; when it was renamed is in
`institution_renames.tsv`; the note column is for readers. In a row marked unsure only short and full name are joined.
A listed company is known by its code. A brand (小米) is an entity of its own: the companies that trade under it are
linked to it, not joined. A judgement (`different`) undoes any of it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from extractors.lexicon_rows import lexicon_rows
from graph.names.groups import Link, Name, Strength
from graph.names.judgements import Renaming
from graph.names.keys import key


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation, with the names that mean it for certain."""

    short: str
    full: str | None = None
    kind: str | None = None
    code: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.code, self.short, self.full, *self.aliases) if name)

    @property
    def key(self) -> str:
        """The key of the name that stands for it: the code, else the short name."""
        return key(self.code or self.short)


@dataclass(frozen=True)
class KnownNames:
    """The rows of a lexicon by name. A name that two rows claim is neither's, unless it stands for one of them."""

    rows: tuple[Row, ...]

    def row(self, name_key: str) -> Row | None:
        """The row that a name belongs to."""
        return self._by_name.get(name_key)

    def links(self, names: Iterable[Name]) -> list[Link]:
        """What the lexicon joins with these names."""
        rows = {row.key: row for n in names if n.scope is None and (row := self.row(n.key)) is not None}
        keys = [(known, key(name)) for known, row in rows.items() for name in row.names]
        certain = [(known, name) for known, name in keys if name != known and self._by_name.get(name) is rows[known]]
        return [Link(Name(known), Name(name), Strength.STRONG, None) for known, name in certain]

    def standing(self, name: Name) -> Name:
        """The name that stands for the row of a name; the name itself where the lexicon has none."""
        row = self.row(name.key) if name.scope is None else None
        return name if row is None else Name(row.key)

    @cached_property
    def _by_name(self) -> dict[str, Row]:
        claims: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self.rows:
            for name in row.names:
                claims[key(name)][row.key] = row
        certain = {name: next(iter(rows.values())) for name, rows in claims.items() if len(rows) == 1}
        return certain | {row.key: row for row in self.rows}


@cache
def known_institutions() -> KnownNames:
    """`lexicons/institutions.tsv`."""
    return KnownNames(
        tuple(
            Row(c["short"], c["full"] or None, c["kind"] or None, aliases=() if c["unsure"] else _parts(c["aliases"]))
            for c in _read("institutions.tsv")
        )
    )


@cache
def known_renamings() -> tuple[Renaming, ...]:
    """`lexicons/institution_renames.tsv`."""
    return tuple(Renaming(*row) for row in lexicon_rows("institution_renames.tsv"))


@cache
def known_companies() -> KnownNames:
    """`lexicons/listed_companies.tsv`, and `brands.tsv` without the names of groups (BAT)."""
    listed = [Row(c["short"], c["full"] or None, "listed", c["code"]) for c in _read("listed_companies.tsv")]
    codes = {key(name): row.code for row in listed for name in row.names}
    brands = [
        Row(name, kind=c["kind"], code=_code(codes, (name, *_parts(c["aliases"]))), aliases=_parts(c["aliases"]))
        for c in _read("brands.tsv")
        if (name := c["name"]) and c["kind"] != "group"
    ]
    return KnownNames(_merged([*listed, *brands]))


def _code(codes: dict[str, str | None], names: Iterable[str]) -> str | None:
    """The code of the listed company that one of the names means, if they mean but one."""
    found = {codes[key(name)] for name in names if key(name) in codes}
    return found.pop() if len(found) == 1 else None


def _merged(rows: list[Row]) -> tuple[Row, ...]:
    """Rows of one company in one; the first gives the short name."""
    merged: dict[str, Row] = {}
    for row in rows:
        first = merged.setdefault(row.key, row)
        if first is not row:
            names = dict.fromkeys((*first.aliases, row.short, *row.aliases))
            merged[row.key] = Row(first.short, first.full, first.kind, first.code, tuple(names))
    return tuple(merged.values())


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _read(name: str) -> list[dict[str, str]]:
    text = files("extractors").joinpath("lexicons", name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{column: cell or "" for column, cell in row.items()} for row in rows]
