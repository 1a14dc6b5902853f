"""What a declaration in `graph/schema.py` means, and the checks on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from graph.errors import IrgraphError


class SchemaError(IrgraphError):
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
    """A relationship type. `ends` lists the allowed (from, to) label pairs.

    `key` names the properties that keep parallel edges between the same two nodes apart; without it there is at most
    one. `owned`: every edge belongs to one filing (one of its ends does).
    """

    name: str
    en: str
    zh: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    owned: bool = True


Declared = TypeVar("Declared", Label, RelationshipType, Property)


@dataclass(frozen=True)
class Schema:
    """The ontology: constraints, MERGE text, export types, Browser style and the README table follow from it."""

    properties: tuple[Property, ...]
    labels: tuple[Label, ...]
    relationship_types: tuple[RelationshipType, ...]

    def __post_init__(self) -> None:
        check(self)

    def label(self, name: str) -> Label:
        return _get(self._labels, name, "label")

    def relationship_type(self, name: str) -> RelationshipType:
        return _get(self._relationship_types, name, "relationship type")

    def property(self, name: str) -> Property:
        return _get(self._properties, name, "property")

    @cached_property
    def _labels(self) -> dict[str, Label]:
        return {x.name: x for x in self.labels}

    @cached_property
    def _relationship_types(self) -> dict[str, RelationshipType]:
        return {x.name: x for x in self.relationship_types}

    @cached_property
    def _properties(self) -> dict[str, Property]:
        return {x.name: x for x in self.properties}


def _get(declared: dict[str, Declared], name: str, what: str) -> Declared:
    if name not in declared:
        raise SchemaError(f"unknown {what} {name!r}")
    return declared[name]


def check(schema: Schema) -> None:
    """Raise SchemaError on the first contradiction."""
    _check_unique("property", (p.name for p in schema.properties))
    _check_unique("label or relationship type", _type_names(schema))
    _check_properties_are_declared(schema)
    for label in schema.labels:
        _check_label(label)
    for relationship_type in schema.relationship_types:
        _check_relationship_type(relationship_type, {label.name for label in schema.labels})


def _check_unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SchemaError(f"{what} {name!r} declared twice")
        seen.add(name)


def _check_properties_are_declared(schema: Schema) -> None:
    known = {p.name for p in schema.properties}
    used: set[str] = set()
    for owner, names in _carriers(schema):
        _check_unique(f"{owner}: property", names)
        for name in names:
            if name not in known:
                raise SchemaError(f"{owner}: undeclared property {name!r}")
        used.update(names)
    if known - used:
        raise SchemaError(f"properties that nothing carries: {sorted(known - used)}")


def _check_label(label: Label) -> None:
    if "id" not in label.properties:
        raise SchemaError(f"{label.name}: no property 'id'")
    if not label.identity:
        raise SchemaError(f"{label.name}: does not say what its id is a function of")
    for name in (label.caption, *label.searched):
        if name not in label.properties:
            raise SchemaError(f"{label.name}: caption or search property {name!r} is not its own")


def _check_relationship_type(relationship_type: RelationshipType, labels: set[str]) -> None:
    if not relationship_type.ends:
        raise SchemaError(f"{relationship_type.name}: joins nothing")
    for end in sorted({end for pair in relationship_type.ends for end in pair}):
        if end not in labels:
            raise SchemaError(f"{relationship_type.name}: unknown label {end!r}")
    for name in relationship_type.key:
        if name not in relationship_type.properties:
            raise SchemaError(f"{relationship_type.name}: key {name!r} is not one of its properties")


def _type_names(schema: Schema) -> list[str]:
    return [x.name for x in schema.labels] + [x.name for x in schema.relationship_types]


def _carriers(schema: Schema) -> list[tuple[str, tuple[str, ...]]]:
    labels = [(x.name, x.properties) for x in schema.labels]
    return labels + [(x.name, x.properties) for x in schema.relationship_types]
