"""Typed names → ids: a person types a code, a name or an alias; the texts of the questions take ids.

Names agree by exact normalised key. Similarity only proposes what may have been meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.errors import IrgraphError, UsageError
from graph.names.keys import regulation_key as name_key
from graph.schema import SCHEMA

LABELS_OF: dict[str, tuple[str, ...]] = {
    "company": ("Company",),
    "institution": ("Institution",),
    "analyst": ("Analyst",),
    "representative": ("Representative",),
    "meeting": ("Meeting",),
    "document": ("Document",),
    "project": ("Project",),
    "regulation": ("Regulation",),
    "topic": ("Topic",),
    "entity": ("Company", "Institution", "Analyst", "Representative", "Project", "Regulation", "Topic"),
}
"""What a parameter's `resolve` may say, and the labels that are searched."""

NAMING = ("code", "number", "document", "source", "name", "full_name", "title", "aliases")
"""Properties that may hold what a person types, besides the id."""

SHARED_TITLES = frozenset({"Meeting", "Document"})
"""Their titles name the form, which thousands share."""

LISTED = 6
SHORTEST_BEGINNING = 2


class UnknownNameError(IrgraphError):
    """Nothing in the store is called that."""


class AmbiguousNameError(UsageError):
    """Several things in the store are called that; `candidates` are the lines that tell them apart."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class Reader(Protocol):
    """What a question needs of a store."""

    def read_only(self, query: str, parameters: Any = None, /) -> tuple[Sequence[str], Sequence[Sequence[Any]]]: ...


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A node that a name may mean."""

    id: str
    name: str
    names: tuple[str, ...]
    """Everything it may be called."""

    @property
    def line(self) -> str:
        """The id, and what sort of thing goes by which names."""
        label = SCHEMA.label(self.id.partition(":")[0])
        others = dict.fromkeys(n for n in (self.name, *self.names[1:]) if n != self.id)
        return f"{self.id}  {label.zh} {label.name}: {', '.join(list(others)[:LISTED])}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The id that a typed name means; `completed` is the whole name where only its beginning was typed."""

    id: str
    completed: str | None = None


def resolve_name(store: Reader, kind: str, text: str) -> str:
    """The id of the one thing of that kind that is called `text`. Raises UnknownNameError, AmbiguousNameError."""
    return resolve(store, kind, text).id


def resolve(store: Reader, kind: str, text: str) -> Resolved:
    """The one thing that is called `text`, or the only one whose name begins so. Raises as `resolve_name` does."""
    if (known := _find_by_id(store, kind, text)) is not None:
        return Resolved(known)
    found = _search(store, kind, text) or _search_by_key(store, kind, text)
    if len(found) == 1:
        return Resolved(found[0].id)
    found = found or _beginning(store, kind, text)
    if len(found) > 1:
        lines = [candidate.line for candidate in found]
        raise AmbiguousNameError(f"{kind} {text!r} may be {_listed(found)}; give the id", lines)
    if not found:
        raise UnknownNameError(f"no {kind} is called {text!r} in the store{_proposal(store, kind, text)}")
    return Resolved(found[0].id, found[0].name)


def _beginning(store: Reader, kind: str, text: str) -> list[Candidate]:
    """What has a name that begins with the text; one character is too little to mean a name."""
    key = name_key(text)
    if len(key) < SHORTEST_BEGINNING:
        return []
    return [c for c in _all(store, kind) if any(name_key(name).startswith(key) for name in c.names[1:])]


def _find_by_id(store: Reader, kind: str, text: str) -> str | None:
    """The id that the text is, or is but for its label. It costs one look at an index, however large the store.

    An id is made of the code or of a name's key, and a name of one label has one id; so no other node can be meant.
    """
    label, colon, _ = text.partition(":")
    labels = LABELS_OF[kind]
    if colon and label in labels:
        ids = [text]
    elif len(labels) == 1:
        label = labels[0]
        ids = [f"{label}:{text}", f"{label}:{name_key(text)}"]
    else:
        return None
    _, rows = store.read_only(f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id", {"ids": ids})
    return str(rows[0][0]) if rows else None


def _naming_properties(label: str) -> tuple[str, ...]:
    own = SCHEMA.label(label).properties
    return tuple(p for p in NAMING if p in own and not (p == "title" and label in SHARED_TITLES))


def _statement(label: str, *, only_exact: bool) -> str:
    """Ids and names of the nodes of a label: of all, or of those that `$text` names to the letter."""
    names = _naming_properties(label)
    returned = ", ".join(f"n.{p} AS {p}" for p in ("id", *names))
    tests = [f"$text IN n.{p}" if p == "aliases" else f"n.{p} = $text" for p in names]
    where = f" WHERE {' OR '.join(tests)}" if only_exact else ""
    return f"MATCH (n:{label}){where} RETURN {returned} ORDER BY n.id"


def _search(store: Reader, kind: str, text: str) -> list[Candidate]:
    rows = (
        row
        for label in LABELS_OF[kind]
        for row in store.read_only(_statement(label, only_exact=True), {"text": text})[1]
    )
    return sorted({_candidate(row) for row in rows})


def _search_by_key(store: Reader, kind: str, text: str) -> list[Candidate]:
    key = name_key(text)
    return [c for c in _all(store, kind) if any(name_key(name) == key for name in c.names)]


def _all(store: Reader, kind: str) -> list[Candidate]:
    rows = (row for label in LABELS_OF[kind] for row in store.read_only(_statement(label, only_exact=False), {})[1])
    return sorted({_candidate(row) for row in rows})


def _candidate(row: Sequence[Any]) -> Candidate:
    names = tuple(_flat(row))
    shown = next((n for n in names[1:] if not n.isascii()), names[0])
    return Candidate(names[0], shown, names)


def _flat(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value


def _listed(found: Sequence[Candidate]) -> str:
    shown = ", ".join(c.id for c in found[:LISTED])
    more = len(found) - LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def _proposal(store: Reader, kind: str, text: str) -> str:
    """`; did you mean …?`: names that hold the text or are held by it, then similar ones."""
    by_key = {name_key(name): c for c in _all(store, kind) for name in c.names}
    key = name_key(text)
    holding = [k for k in sorted(by_key) if len(k) > 1 and key and (key in k or k in key)]
    near = difflib.get_close_matches(key, list(by_key), n=LISTED, cutoff=0.5)
    proposed = list(dict.fromkeys(by_key[k].name for k in (*holding, *near)))[:LISTED]
    return f"; did you mean {' or '.join(proposed)}?" if proposed else ""
