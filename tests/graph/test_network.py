"""Graph refuses what the schema does not allow, and is equal to what holds the same."""

from __future__ import annotations

import pytest

from graph.model import SchemaError
from graph.network import Edge, Graph, Node


def company(id: str, **properties: object) -> Node:
    return Node("Company", id, {"id": id, **properties})


@pytest.mark.parametrize(
    ("node", "reason"),
    [
        (Node("Firm", "x", {"id": "x"}), "unknown label"),
        (company("x", colour="red"), "not declared"),
        (company("x", name=3), "expected string"),
        (company("x", anonymous=1), "expected boolean"),
        (company("x", aliases=[]), "not empty"),
        (company("x", aliases=["a", 1]), "list of strings"),
        (Node("Company", "x", {"id": "y"}), "is not 'x'"),
        (Node("Company", "", {"id": ""}), "is not ''"),
        (Node("Observation", "x", {"id": "x", "value": float("nan")}), "stored"),
        (Node("Observation", "x", {"id": "x", "value": 1}), "expected float"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_node_that_contradicts_the_schema_is_refused(node: Node, reason: str) -> None:
    with pytest.raises(SchemaError, match=reason):
        Graph().add(node)


@pytest.mark.parametrize(
    ("edge", "reason"),
    [
        (Edge("BUYS_FROM", "a", "b", {}), "unknown relationship type"),
        (Edge("CUSTOMER_OF", "a", "z", {}), "no node 'z'"),
        (Edge("HELD", "a", "b", {}), "not allowed between Company and Company"),
        (Edge("CUSTOMER_OF", "a", "b", {"colour": "red"}), "not declared"),
    ],
    ids=["type", "end", "labels", "property"],
)
def test_an_edge_that_contradicts_the_schema_is_refused(edge: Edge, reason: str) -> None:
    graph = Graph()
    graph.add(company("a"))
    graph.add(company("b"))
    with pytest.raises(SchemaError, match=reason):
        graph.connect(edge)


def test_an_edge_without_its_key_is_refused() -> None:
    with pytest.raises(SchemaError, match="key property 'start'"):
        _ = Edge("MENTIONS", "a", "b", {}).key


def test_an_id_belongs_to_one_label() -> None:
    graph = Graph()
    graph.add(company("a"))
    with pytest.raises(SchemaError, match="is a Company already"):
        graph.add(Node("Topic", "a", {"id": "a"}))


def test_parallel_edges_are_kept_apart_by_their_key_only() -> None:
    graph = Graph()
    graph.add(Node("Passage", "p", {"id": "p"}))
    graph.add(company("a"))
    for start in (3, 9, 9):
        graph.connect(Edge("MENTIONS", "p", "a", {"start": start, "end": start + 2}))
    assert [e.properties["start"] for e in graph.edges("MENTIONS")] == [3, 9]


def test_graphs_are_equal_whatever_the_order() -> None:
    left, right = Graph(), Graph()
    for id in "ab":
        left.add(company(id))
    for id in "ba":
        right.add(company(id))
    assert left == right
    right.add(company("b", name="b"))
    assert left != right


def test_removing_a_node_removes_its_edges() -> None:
    graph = Graph()
    graph.add(company("a"))
    graph.add(company("b"))
    graph.connect(Edge("CUSTOMER_OF", "a", "b", {}))
    graph.remove("a")
    assert list(graph.edges()) == []
    assert "a" not in graph
