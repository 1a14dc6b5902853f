"""Writes a change into a store: nodes by label, edges by type and ends, each in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from neo4j import ManagedTransaction, SummaryCounters

from graph.change import Change
from graph.model import RelationshipType
from graph.network import Edge, Graph, Node
from graph.schema import SCHEMA
from graph.store import Store

BATCH = 2000
Row = dict[str, Any]


def write_graph(store: Store, graph: Graph) -> None:
    """Write a whole graph; what is in the store already takes its properties."""
    store.transact(lambda tx: write_change(tx, Change(nodes=list(graph.nodes()), edges=list(graph.edges()))))


def write_changes(tx: ManagedTransaction, changes: Iterable[Change]) -> int:
    """Make the changes in the transaction, one after the other; how many things the store says it wrote."""
    return sum(write_change(tx, change) for change in changes)


def write_change(tx: ManagedTransaction, change: Change) -> int:
    """Make the change in the transaction: edges out, nodes out, nodes in, edges in."""
    written = _run(tx, change.removed_edges, _ends, _delete_edges, _edge_row)
    written += _run(tx, change.removed_nodes, _label, _delete_nodes, _node_row)
    written += _run(tx, change.nodes, _label, _merge_nodes, _node_row)
    return written + _run(tx, change.edges, _ends, _merge_edges, _edge_row)


def label_of(node_id: str) -> str:
    """An id begins with its node's label."""
    return node_id.partition(":")[0]


def _run(
    tx: ManagedTransaction,
    items: Iterable[Any],
    group: Callable[[Any], tuple[str, ...]],
    statement: Callable[..., str],
    row: Callable[[Any], Row],
) -> int:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for item in items:
        groups[group(item)].append(row(item))
    written = 0
    for names, rows in groups.items():
        for batch in _batches(rows):
            written += count_writes(tx.run(statement(*names), rows=batch).consume().counters)
    return written


def count_writes(counters: SummaryCounters) -> int:
    """Nodes and relationships made or deleted, and properties set."""
    made = counters.nodes_created + counters.relationships_created
    return made + counters.nodes_deleted + counters.relationships_deleted + counters.properties_set


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _label(node: Node) -> tuple[str]:
    return (node.label,)


def _ends(edge: Edge) -> tuple[str, str, str]:
    return (edge.type, label_of(edge.source), label_of(edge.target))


def _node_row(node: Node) -> Row:
    return {"id": node.id, "properties": node.properties}


def _edge_row(edge: Edge) -> Row:
    key = {name: edge.properties[name] for name in SCHEMA.relationship_type(edge.type).key}
    return {"source": edge.source, "target": edge.target, "key": key, "properties": edge.properties}


def _merge_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties"


def _delete_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


def _merge_edges(type: str, source: str, target: str) -> str:
    return f"{_match_ends(source, target)} MERGE (a)-[r:{_pattern(type)}]->(b) SET r = row.properties"


def _delete_edges(type: str, source: str, target: str) -> str:
    return f"{_match_ends(source, target)} MATCH (a)-[r:{_pattern(type)}]->(b) DELETE r"


def _match_ends(source: str, target: str) -> str:
    return f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"


def _pattern(type: str) -> str:
    """The type with the properties that keep parallel edges apart."""
    rel: RelationshipType = SCHEMA.relationship_type(type)
    if not rel.key:
        return type
    return f"{type} {{{', '.join(f'{name}: row.key.{name}' for name in rel.key)}}}"
