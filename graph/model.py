"""What a declaration in `graph/schema.py` means, and the checks on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


T = TypeVar("T", "Label", "RelationshipType", "Property")


class SchemaError(Exception):
    """The schema contradicts itself, or a graph contradicts the schema."""


class Kind(StrEnum):
    """The type of a property's value, as it is stored and exported."""

    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    """ISO date string, `2024-08-28`."""
    INTERVAL = "interval"
    """ISO interval string `2024-01-01/2024-06-30`, or an ISO date for an instant."""
    STRINGS = "strings"
    """List of strings; never empty (an empty list is a missing property)."""


PYTHON_TYPE: dict[Kind, type] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.FLOAT: float,
    Kind.BOOLEAN: bool,
    Kind.DATE: str,
    Kind.INTERVAL: str,
    Kind.STRINGS: list,
}


@dataclass(frozen=True, slots=True)
class Property:
    """One property name has one kind and one meaning in the whole schema."""

    name: str
    kind: Kind
    en: str
    zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A node label. `caption` is the property that Browser shows; `identity` says what the id is a function of.

    `owned`: the node belongs to one filing and goes with it; else it is shared between filings.
    """

    name: str
    en: str
    zh: str
    identity: str
    caption: str
    properties: tuple[str, ...]
    owned: bool
    searched: tuple[str, ...] = ()
    """Properties in the full-text index."""
    colour: str = "#A5ABB6"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipType:
    """A relationship type. `ends` lists the allowed (from, to) label pairs. `key` names the properties that keep parallel
    edges between the same two nodes apart; without it there is at most one."""

    name: str
    en: str
    zh: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    owned: bool = True


@dataclass(frozen=True)
class Schema:
    """The ontology: everything else (constraints, MERGE text, export types, Browser style, README table) follows from it."""

    properties: tuple[Property, ...]
    labels: tuple[Label, ...]
    relationship_types: tuple[RelationshipType, ...]

    def __post_init__(self) -> None:
        check(self)

    def label(self, name: str) -> Label:
        return _get(self.labels, name, "label")

    def relationship_type(self, name: str) -> RelationshipType:
        return _get(self.relationship_types, name, "relationship type")

    def property(self, name: str) -> Property:
        return _get(self.properties, name, "property")


def _get(items: tuple[T, ...], name: str, what: str) -> T:
    for item in items:
        if item.name == name:
            return item
    raise SchemaError(f"unknown {what} {name!r}")


def check(schema: Schema) -> None:
    """Raise SchemaError on the first contradiction."""
    _check_unique("property", (p.name for p in schema.properties))
    _check_unique("label or relationship type", [x.name for x in (*schema.labels, *schema.relationship_types)])
    known = {p.name for p in schema.properties}
    labels = {x.name for x in schema.labels}
    for x in (*schema.labels, *schema.relationship_types):
        for name in x.properties:
            if name not in known:
                raise SchemaError(f"{x.name}: undeclared property {name!r}")
    for label in schema.labels:
        for name in (label.caption, *label.searched):
            if name not in label.properties:
                raise SchemaError(f"{label.name}: caption or search property {name!r} is not its own")
    for rel in schema.relationship_types:
        for end in {e for pair in rel.ends for e in pair}:
            if end not in labels:
                raise SchemaError(f"{rel.name}: unknown label {end!r}")
        for name in rel.key:
            if name not in rel.properties:
                raise SchemaError(f"{rel.name}: key {name!r} is not one of its properties")
    used = {n for x in (*schema.labels, *schema.relationship_types) for n in x.properties}
    if known - used:
        raise SchemaError(f"properties that nothing carries: {sorted(known - used)}")


def _check_unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SchemaError(f"{what} {name!r} declared twice")
        seen.add(name)
