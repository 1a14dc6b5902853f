"""Writes changes into a store: nodes by label, edges by type and ends, each in batches.

`plan` says which statements to run with which rows; `run_plan` runs them in a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from neo4j import ManagedTransaction, SummaryCounters

from graph.library.change import Change
from graph.library.tallies import label_of
from graph.network import Edge, Graph, Node
from graph.schema import SCHEMA
from graph.store import Store

BATCH = 2000
Row = dict[str, Any]
T = TypeVar("T", Node, Edge)


class Step(NamedTuple):
    """A statement, and the rows it is run with."""

    statement: str
    rows: list[Row]


def write_graph(store: Store, graph: Graph) -> None:
    """Write a whole graph; what is in the store already takes its properties."""
    steps = list(plan(Change(nodes=list(graph.nodes()), edges=list(graph.edges()))))
    store.transact(lambda tx: run_plan(tx, steps))


def run_plan(tx: ManagedTransaction, steps: Iterable[Step]) -> int:
    """Run the steps; how many things the store says it wrote."""
    return sum(count_writes(tx.run(step.statement, rows=step.rows).consume().counters) for step in steps)


def count_writes(counters: SummaryCounters) -> int:
    """Nodes and relationships made or deleted, and properties set."""
    made = counters.nodes_created + counters.relationships_created
    return made + counters.nodes_deleted + counters.relationships_deleted + counters.properties_set


def plan(change: Change) -> Iterator[Step]:
    """The steps of a change: edges out, nodes out, nodes in, edges in. What is known to be new is not looked for."""
    nodes, edges = change.made_nodes, change.made_edges
    yield from _steps(_by_ends(change.removed_edges), _edge_row, _delete_edges)
    yield from _steps(_by_label(change.removed_nodes), _node_row, _delete_nodes)
    yield from _steps(_by_label(n for n in change.nodes if n.id in nodes), _node_row, _create_nodes)
    yield from _steps(_by_label(n for n in change.nodes if n.id not in nodes), _node_row, _merge_nodes)
    yield from _steps(_by_ends(e for e in change.edges if e.place in edges), _edge_row, _create_edges)
    yield from _steps(_by_ends(e for e in change.edges if e.place not in edges), _edge_row, _merge_edges)


def _steps(
    groups: dict[tuple[str, ...], list[T]], row: Callable[[T], Row], statement: Callable[..., str]
) -> Iterator[Step]:
    for names, items in groups.items():
        for start in range(0, len(items), BATCH):
            yield Step(statement(*names), [row(item) for item in items[start : start + BATCH]])


def _by_label(nodes: Iterable[Node]) -> dict[tuple[str, ...], list[Node]]:
    groups: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        groups[(node.label,)].append(node)
    return groups


def _by_ends(edges: Iterable[Edge]) -> dict[tuple[str, ...], list[Edge]]:
    groups: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[(edge.type, label_of(edge.source), label_of(edge.target))].append(edge)
    return groups


def _node_row(node: Node) -> Row:
    return node.properties


def _edge_row(edge: Edge) -> Row:
    """The ends, and the properties where the type has any."""
    row = {"a": edge.source, "b": edge.target}
    return {**row, "p": edge.properties} if SCHEMA.relationship_type(edge.type).properties else row


def _create_nodes(label: str) -> str:
    return f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"


def _merge_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"


def _delete_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


def _create_edges(type: str, source: str, target: str) -> str:
    return f"{_match_ends(source, target)} CREATE (a)-[r:{type}]->(b){_set(type)}"


def _merge_edges(type: str, source: str, target: str) -> str:
    return f"{_match_ends(source, target)} MERGE (a)-[r:{_pattern(type)}]->(b){_set(type)}"


def _delete_edges(type: str, source: str, target: str) -> str:
    return f"{_match_ends(source, target)} MATCH (a)-[r:{_pattern(type)}]->(b) DELETE r"


def _match_ends(source: str, target: str) -> str:
    return f"UNWIND $rows AS row MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}})"


def _set(type: str) -> str:
    return " SET r = row.p" if SCHEMA.relationship_type(type).properties else ""


def _pattern(type: str) -> str:
    """The type with the properties that keep parallel edges apart."""
    rel = SCHEMA.relationship_type(type)
    return f"{type} {{{', '.join(f'{name}: row.p.{name}' for name in rel.key)}}}" if rel.key else type
