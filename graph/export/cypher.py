"""A Cypher script that makes the graph in an empty store, and changes nothing when it is run again.

It runs in cypher-shell, Neo4j Browser and the embedded store: constraints first, then nodes and edges in batches.
Values are literals, so the script needs no file and no parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from graph.loading.ddl import constraints
from graph.network import Edge, Graph, Properties, Value
from graph.schema import SCHEMA

BATCH = 500
"""Rows a statement."""

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def write(graph: Graph, out: Path) -> None:
    """One statement after another, each ended by a semicolon at the end of a line."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{statement};\n" for statement in statements(graph))


def statements(graph: Graph) -> Iterator[str]:
    """The statements of the script, to be run one by one."""
    yield from constraints()
    for label in SCHEMA.labels:
        for rows in _batches([_map(n.properties) for n in graph.nodes(label.name)]):
            yield f"UNWIND [\n{rows}\n] AS row\nMERGE (n:{label.name} {{id: row.id}}) SET n += row"
    for rel in SCHEMA.relationship_types:
        edges = sorted(graph.edges(rel.name), key=lambda e: _labels(graph, e))
        for ends, group in groupby(edges, key=lambda e: _labels(graph, e)):
            for rows in _batches([_row(e) for e in group]):
                yield _edge_statement(rel.name, ends, rows)


def literal(value: Value) -> str:
    """A value as Cypher writes it.

    >>> print(literal("it's"), literal(["a", "b"]), literal(True), literal(0.1))
    'it\\'s' ['a', 'b'] true 0.1
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    escaped = _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m[0], f"\\u{ord(m[0]):04X}"), value)
    return f"'{_part_unicode_escapes(escaped)}'"


def _part_unicode_escapes(escaped: str) -> str:
    """Write a printed backslash before a u as '…\\\\' + 'u…': some parsers look for \\uXXXX before anything else."""
    return escaped.replace("\\\\u", "\\\\' + 'u")


def _edge_statement(type: str, ends: tuple[str, str], rows: str) -> str:
    keys = ", ".join(f"`{name}`: row.properties.`{name}`" for name in SCHEMA.relationship_type(type).key)
    return (
        f"UNWIND [\n{rows}\n] AS row\n"
        f"MATCH (a:{ends[0]} {{id: row.a}}) MATCH (b:{ends[1]} {{id: row.b}})\n"
        f"MERGE (a)-[r:{type}{f' {{{keys}}}' if keys else ''}]->(b) SET r += row.properties"
    )


def _labels(graph: Graph, edge: Edge) -> tuple[str, str]:
    return graph.label_of(edge.source), graph.label_of(edge.target)


def _row(edge: Edge) -> str:
    return f"{{a: {literal(edge.source)}, b: {literal(edge.target)}, properties: {_map(edge.properties)}}}"


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"`{name}`: {literal(value)}" for name, value in sorted(properties.items())) + "}"


def _batches(rows: Iterable[str]) -> Iterator[str]:
    """Rows joined by commas, a batch at a time."""
    held = list(rows)
    for at in range(0, len(held), BATCH):
        yield ",\n".join(held[at : at + BATCH])
