"""Graph: a networkx MultiDiGraph of typed nodes and edges, checked against the schema as it grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

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
        missing = [n for n in names if n not in self.properties]
        if missing:
            raise SchemaError(f"{self.type}: an edge without its key property {missing[0]!r}")
        return (self.type, *(str(self.properties[n]) for n in names))

    @property
    def place(self) -> tuple[str, str, tuple[str, ...]]:
        """What is unique in a graph."""
        return (self.source, self.target, self.key)


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
        if node.id in self.network and self.label_of(node.id) != node.label:
            raise SchemaError(f"{node.id!r} is a {self.label_of(node.id)} already; it cannot be a {node.label}")
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
        key = "|".join(edge.key)
        self.network.add_edge(edge.source, edge.target, key=key, type=edge.type, properties=dict(edge.properties))

    def remove(self, node_id: str) -> None:
        """Take a node out, and its edges with it; a node that is not there stays not there."""
        if node_id in self.network:
            self.network.remove_node(node_id)

    def disconnect(self, edge: Edge) -> None:
        """Take an edge out; an edge that is not there stays not there."""
        key = "|".join(edge.key)
        if self.network.has_edge(edge.source, edge.target, key=key):
            self.network.remove_edge(edge.source, edge.target, key=key)

    def __contains__(self, node_id: object) -> bool:
        return node_id in self.network

    def label_of(self, node_id: str) -> str:
        return str(self.network.nodes[node_id]["label"])

    def node(self, node_id: str) -> Node:
        """Raises KeyError where there is none."""
        data = self.network.nodes[node_id]
        return Node(data["label"], node_id, data["properties"])

    def find_edge(self, source: str, target: str, key: tuple[str, ...]) -> Edge | None:
        """The edge with this `Edge.key`, if there is one."""
        data = self.network.get_edge_data(source, target, "|".join(key))
        return None if data is None else Edge(data["type"], source, target, data["properties"])

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """Nodes sorted by id."""
        for node_id in sorted(self.network.nodes):
            node = self.node(node_id)
            if label is None or node.label == label:
                yield node

    def edges(self, type: str | None = None) -> Iterator[Edge]:
        """Edges sorted by source, target and key."""
        rows = self.network.edges(keys=True, data=True)
        for source, target, _, data in sorted(rows, key=lambda row: row[:3]):
            if type is None or data["type"] == type:
                yield Edge(data["type"], source, target, data["properties"])

    def edges_at(self, node_id: str) -> Iterator[Edge]:
        """Edges that begin or end at a node; a loop comes once."""
        for source, target, _, data in self.network.out_edges(node_id, keys=True, data=True):
            yield Edge(data["type"], source, target, data["properties"])
        for source, target, _, data in self.network.in_edges(node_id, keys=True, data=True):
            if source != target:
                yield Edge(data["type"], source, target, data["properties"])

    def copy(self) -> Graph:
        """Another graph with the same nodes and edges."""
        graph = Graph()
        for node in self.nodes():
            graph.add(node)
        for edge in self.edges():
            graph.connect(edge)
        return graph

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
        if type(value) is not PYTHON_TYPE[kind]:
            raise SchemaError(f"{owner}.{name}: expected {kind}, got {value!r}")
        if isinstance(value, float) and not isfinite(value):
            raise SchemaError(f"{owner}.{name}: {value!r} is not a number that can be stored")
        if kind is Kind.STRINGS and not _is_strings(value):
            raise SchemaError(f"{owner}.{name}: a list of strings, not empty, expected; got {value!r}")


def _is_strings(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, str) for x in value)
