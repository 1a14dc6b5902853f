"""Graph: a networkx MultiDiGraph of typed nodes and edges, checked against the schema as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graph.model import PYTHON_TYPE, Kind, SchemaError
from graph.schema import SCHEMA

Value = str | int | float | bool | list[str]
Properties = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """`id` is unique in the whole graph (it begins with the label), not only within the label."""

    label: str
    id: str
    properties: Properties = field(hash=False)
    """All properties, `id` included; a missing value is a missing key."""


@dataclass(frozen=True, slots=True)
class Edge:
    """At most one edge per type, ends and key values."""

    type: str
    source: str
    target: str
    properties: Properties = field(hash=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What keeps it apart from parallel edges: its type and the values of the type's key properties."""
        names = SCHEMA.relationship_type(self.type).key
        return (self.type, *(str(self.properties[n]) for n in names))


class Graph:
    """Typed nodes and edges. Equal graphs have equal `nodes()` and `edges()`, whatever the order they were added in."""

    def __init__(self) -> None:
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def add(self, node: Node) -> None:
        """Add or replace a node. Raises SchemaError where it contradicts the schema."""
        label = SCHEMA.label(node.label)
        _check_properties(node.label, label.properties, node.properties)
        if node.properties.get("id") != node.id or not node.id:
            raise SchemaError(f"{node.label}: id property {node.properties.get('id')!r} is not {node.id!r}")
        self.network.add_node(node.id, label=node.label, properties=dict(node.properties))

    def connect(self, edge: Edge) -> None:
        """Add or replace an edge between nodes that are there already."""
        rel = SCHEMA.relationship_type(edge.type)
        for end in (edge.source, edge.target):
            if end not in self.network:
                raise SchemaError(f"{edge.type}: no node {end!r}")
        pair = (self.label_of(edge.source), self.label_of(edge.target))
        if pair not in rel.ends:
            raise SchemaError(f"{edge.type}: not allowed between {pair[0]} and {pair[1]}")
        _check_properties(edge.type, rel.properties, edge.properties)
        self.network.add_edge(
            edge.source, edge.target, key="|".join(edge.key), type=edge.type, properties=dict(edge.properties)
        )

    def label_of(self, node_id: str) -> str:
        return str(self.network.nodes[node_id]["label"])

    def node(self, node_id: str) -> Node:
        data = self.network.nodes[node_id]
        return Node(data["label"], node_id, data["properties"])

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """Nodes sorted by id."""
        for node_id in sorted(self.network.nodes):
            node = self.node(node_id)
            if label is None or node.label == label:
                yield node

    def edges(self, type: str | None = None) -> Iterator[Edge]:
        """Edges sorted by source, target and key."""
        rows: Iterable[tuple[str, str, str, dict[str, Any]]] = self.network.edges(keys=True, data=True)
        for source, target, _, data in sorted(rows, key=lambda row: row[:3]):
            if type is None or data["type"] == type:
                yield Edge(data["type"], source, target, data["properties"])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        return list(self.nodes()) == list(other.nodes()) and list(self.edges()) == list(other.edges())

    __hash__ = None  # type: ignore[assignment]


def _check_properties(owner: str, allowed: tuple[str, ...], properties: Properties) -> None:
    for name, value in properties.items():
        if name not in allowed:
            raise SchemaError(f"{owner}: property {name!r} is not declared")
        kind = SCHEMA.property(name).kind
        expected = PYTHON_TYPE[kind]
        if type(value) is not expected:
            raise SchemaError(f"{owner}.{name}: expected {kind}, got {value!r}")
        if kind is Kind.STRINGS and not (value and all(isinstance(x, str) for x in value)):  # type: ignore[union-attr]
            raise SchemaError(f"{owner}.{name}: a list of strings, not empty, expected; got {value!r}")
