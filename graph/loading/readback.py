"""Reads a store back: as a Graph, as the records of its filings, as a list of filings."""

from __future__ import annotations

from pydantic import ValidationError

from extractors.record import Record
from graph.engines.errors import StoreVersionError
from graph.network import Edge, Graph, Node
from graph.schema import SCHEMA
from graph.store import Rows, Store

LIST = """
MATCH (d:Document)
OPTIONAL MATCH (d)-[:FILED_BY]->(c:Company)
RETURN d.id AS id, c.code AS code, c.name AS company, d.kind AS kind, d.number AS number, d.published AS published,
       d.pending AS pending, d.source AS source
ORDER BY code, published, id
"""
DOCUMENT_PREFIX = "Document:"


def read_graph(store: Store) -> Graph:
    """The whole store as a Graph; raises SchemaError where the store holds what the schema does not know."""
    graph = Graph()
    if not store.read("MATCH (n) RETURN 1 AS x LIMIT 1"):
        return graph
    for label in SCHEMA.labels:
        for row in store.read(f"MATCH (n:{label.name}) RETURN properties(n) AS p"):
            graph.add(Node(label.name, row["p"]["id"], row["p"]))
    for rel in SCHEMA.relationship_types:
        for row in store.read(f"MATCH (a)-[r:{rel.name}]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS p"):
            graph.connect(Edge(rel.name, row["a"], row["b"], row["p"]))
    return graph


def read_records(store: Store) -> list[Record]:
    """The records of all filings in the store, in order of id."""
    rows = store.read("MATCH (d:Document) RETURN d.id AS id, d.record AS record ORDER BY id")
    return [record_of(store, row["id"], row["record"]) for row in rows]


def record_of(store: Store, document: str, text: str) -> Record:
    """The record that a document of the store carries."""
    try:
        return Record.model_validate_json(text)
    except ValidationError:
        raise StoreVersionError(
            f"{store.url}: {document} was read by another version of irgraph; load the filings into a new store"
        ) from None


def list_documents(store: Store) -> Rows:
    """One row a filing: its id (as `remove` takes it), company, number, dates, things not understood."""
    columns, rows = store.read_only(LIST)
    return Rows(columns, [(str(id).removeprefix(DOCUMENT_PREFIX), *rest) for id, *rest in rows])
