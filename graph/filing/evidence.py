"""What filings say for a node or an edge, as sets that only grow together: the ground that properties stand on.

A filing gives each node and edge evidence: for each property a set of values that speak for it. Filings are joined by
union of these sets, which is commutative, associative and idempotent; properties are then computed from the joined sets
(the earliest date, the number of distinct claims, the best name). So neither order nor repetition can matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.model import Kind
from graph.names.keys import is_registered, preferred
from graph.network import Edge, Node, Properties, Value
from graph.schema import SCHEMA

Atom = str | int | float | bool | tuple[str, str]
Evidence = Mapping[str, frozenset[Atom]]

NAMES, SHORT_NAMES, FULL_NAMES = "names", "short_names", "full_names"
"""Evidence that is no property itself: printed names; (date, name) pairs in which the later name is the present one."""


_NAMING = (NAMES, SHORT_NAMES, FULL_NAMES, "aliases")


class NodeKey(NamedTuple):
    label: str
    id: str


class EdgeKey(NamedTuple):
    type: str
    source: str
    target: str
    key: tuple[str, ...] = ()
    """Values of the type's key properties, as text."""


@dataclass(frozen=True)
class Contribution:
    """All that one filing says for the graph. An edge stands only while both its nodes do."""

    document: str
    nodes: Mapping[NodeKey, Evidence] = field(default_factory=dict)
    edges: Mapping[EdgeKey, Evidence] = field(default_factory=dict)


class Tally:
    """How many filings give each value of evidence, so that one filing can be taken out without asking the others."""

    __slots__ = ("filings", "values")

    def __init__(self) -> None:
        self.filings = 0
        self.values: dict[str, Counter[Atom]] = {}

    def count(self, evidence: Evidence, by: int) -> bool:
        """Count a filing's evidence in (1) or out (-1); whether a value came or went, or the first or last filing."""
        changed = self.filings == 0 or self.filings + by == 0
        self.filings += by
        for name, atoms in evidence.items():
            counter = self.values.setdefault(name, Counter())
            for atom in atoms:
                changed |= counter[atom] == 0 or counter[atom] + by == 0
                counter[atom] += by
                if counter[atom] == 0:
                    del counter[atom]
        return changed


def to_node(key: NodeKey, tally: Tally) -> Node:
    """The node that the evidence amounts to."""
    evidence = tally.values
    properties = {"id": key.id, **_properties(evidence), **_naming(key.label, evidence)}
    return Node(key.label, key.id, properties)


def to_edge(key: EdgeKey, tally: Tally) -> Edge:
    """The edge that the evidence amounts to."""
    return Edge(key.type, key.source, key.target, _properties(tally.values))


def _properties(evidence: Mapping[str, Collection[Atom]]) -> Properties:
    return {name: _settle(name, atoms) for name, atoms in sorted(evidence.items()) if name not in _NAMING and atoms}


def _settle(name: str, atoms: Collection[Atom]) -> Value:
    """The value of a property that these values speak for; the least where the schema knows no better."""
    if name in SETTLED_BY:
        return SETTLED_BY[name](atoms)
    if SCHEMA.property(name).kind is Kind.STRINGS:
        return sorted(str(atom) for atom in atoms)
    return _least(atoms)


def _least(atoms: Collection[Atom]) -> Value:
    return min(atoms)  # type: ignore[return-value]


def _greatest(atoms: Collection[Atom]) -> Value:
    return max(atoms)  # type: ignore[return-value]


def _latest(atoms: Collection[Atom]) -> str:
    """The text of the last (date, text) pair."""
    pair = max(atom for atom in atoms if isinstance(atom, tuple))
    return pair[1]


SETTLED_BY: dict[str, Callable[[Collection[Atom]], Value]] = {
    "last_seen": _greatest,
    "last_stated": _greatest,
    "claims": len,
    "meetings": len,
    "latest_title": _latest,
}


def _naming(label: str, evidence: Mapping[str, Collection[Atom]]) -> Properties:
    """Name, full name and aliases out of all printed names; a law has a title instead of a name."""
    names = {str(n) for n in evidence.get(NAMES, ())} | _dated(evidence, SHORT_NAMES) | _dated(evidence, FULL_NAMES)
    if not names:
        return {}
    name = _latest(evidence[SHORT_NAMES]) if evidence.get(SHORT_NAMES) else preferred(names)
    registered = min((n for n in names if is_registered(n)), key=lambda n: (len(n), n), default=None)
    found: dict[str, Value | None] = {
        SCHEMA.label(label).caption: name,
        "full_name": _latest(evidence[FULL_NAMES]) if evidence.get(FULL_NAMES) else registered,
        "aliases": sorted((names | {str(n) for n in evidence.get("aliases", ())}) - {name}) or None,
    }
    declared = SCHEMA.label(label).properties
    return {n: value for n, value in found.items() if value is not None and n in declared}


def _dated(evidence: Mapping[str, Collection[Atom]], name: str) -> set[str]:
    return {atom[1] for atom in evidence.get(name, ()) if isinstance(atom, tuple)}
