"""Loading the filings' records into an empty store, over the plainest statements that write the same graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from extractors.record import Record
from graph.assemble import assemble
from graph.load import load
from graph.loading.fulltext import declare_schema
from graph.network import Graph
from graph.store import Store
from tests.bench.ratio import Ratio, measure, timed
from tests.bench.setting import Setting
from tests.conftest import wipe

BATCH = 1000


def bench_load(setting: Setting) -> Iterator[Ratio]:
    for name, store in setting.stores():
        yield _bench(name, store, setting.records)


def _bench(name: str, store: Store, records: list[Record]) -> Ratio:
    declare_schema(store)
    statements = list(bare_statements(assemble(records)))

    def bare() -> None:
        for statement, rows in statements:
            store.write(statement, rows=rows)

    empty = lambda: wipe(store)  # noqa: E731
    return measure(f"load, {name}", 1.4, timed(lambda: load(store, records), empty), timed(bare, empty))


def bare_statements(graph: Graph) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The graph as rows, and the plainest statements that write them."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph.nodes():
        statement = f"UNWIND $rows AS row MERGE (n:{node.label} {{id: row.id}}) SET n += row"
        groups[statement].append(node.properties)
    for edge in graph.edges():
        key = " {start: row.start}" if len(edge.key) > 1 else ""
        statement = (
            f"UNWIND $rows AS row MATCH (a:{graph.label_of(edge.source)} {{id: row.a}}) "
            f"MATCH (b:{graph.label_of(edge.target)} {{id: row.b}}) MERGE (a)-[r:{edge.type}{key}]->(b) SET r += row.p"
        )
        row = {"a": edge.source, "b": edge.target, "p": edge.properties, "start": edge.properties.get("start")}
        groups[statement].append(row)
    for statement, rows in groups.items():
        for start in range(0, len(rows), BATCH):
            yield statement, rows[start : start + BATCH]
