"""load: make the store equal to what its filings and the new ones assemble to, however often it runs.

One filing, one transaction: it is in, or it is not; what it shares with others (entities, derived relationships) is
written in the same transaction. Only what differs is written, so a second load writes nothing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from extractors.record import Record
from graph.assemble import one_per_document
from graph.change import Change, diff
from graph.fulltext import declare_schema
from graph.judgements import Judgements
from graph.library import Library
from graph.network import Graph
from graph.readback import list_documents, read_graph, read_records
from graph.store import Store
from graph.store_errors import StoreError
from graph.write import write_changes, write_graph

__all__ = ["Summary", "list_documents", "load", "read_graph", "remove", "write_graph"]


class UnknownDocumentError(StoreError):
    """A filing that is to be taken out is not in the store."""


@dataclass(frozen=True)
class Summary:
    """What a load or a removal did, and what the store holds after it."""

    documents: int
    new: int
    replaced: int
    unchanged: int
    removed: int
    meetings: int
    nodes: int
    edges: int
    pending: int
    writes: int
    """Nodes, relationships and properties that the store counted as made, changed or deleted."""
    seconds: float
    edges_by_type: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return dict(vars(self))


def load(
    store: Store,
    records: Iterable[Record],
    judgements: Judgements | None = None,
    progress: Callable[[], object] | None = None,
) -> Summary:
    """Add filings to the store; one that is in already under its document's id is replaced.

    `progress` is called after each filing. Raises StoreError; the filings before it are in then, the others are not.
    """
    begun = time.perf_counter()
    library, mended = _open_library(store, judgements)
    counts: Counter[str] = Counter(writes=mended)
    for record in one_per_document(records):
        known = record.document.id in library
        changes = library.put(record)
        counts["writes"] += _write(store, changes)
        counts["unchanged" if not changes else "replaced" if known else "new"] += 1
        if progress is not None:
            progress()
    return _summary(library.graph, counts, begun)


def remove(store: Store, documents: Iterable[str], judgements: Judgements | None = None) -> Summary:
    """Take filings out, so that the store is what the remaining ones assemble to.

    Raises UnknownDocumentError, before anything is taken out, where one is not in.
    """
    begun = time.perf_counter()
    wanted = list(dict.fromkeys(documents))
    library, mended = _open_library(store, judgements)
    counts = Counter(removed=len(wanted), writes=mended)
    for document in wanted:
        if document not in library:
            raise UnknownDocumentError(f"{document}: no such filing in the store; `irgraph status` lists them")
    for document in wanted:
        counts["writes"] += _write(store, library.take_out(document))
    return _summary(library.graph, counts, begun)


def _open_library(store: Store, judgements: Judgements | None) -> tuple[Library, int]:
    """The store's filings, and how much was written to make the store equal to what they assemble to."""
    declare_schema(store)
    library = Library(read_records(store), judgements)
    return library, _write(store, [diff(read_graph(store), library.graph)])


def _write(store: Store, changes: list[Change]) -> int:
    return store.transact(lambda tx: write_changes(tx, changes)) if any(changes) else 0


def _summary(graph: Graph, counts: Counter[str], begun: float) -> Summary:
    labels = Counter(node.label for node in graph.nodes())
    types = Counter(edge.type for edge in graph.edges())
    return Summary(
        documents=labels["Document"],
        new=counts["new"],
        replaced=counts["replaced"],
        unchanged=counts["unchanged"],
        removed=counts["removed"],
        meetings=labels["Meeting"],
        nodes=labels.total(),
        edges=types.total(),
        pending=sum(int(str(node.properties.get("pending", 0))) for node in graph.nodes("Document")),
        writes=counts["writes"],
        seconds=round(time.perf_counter() - begun, 3),
        edges_by_type=dict(sorted(types.items())),
    )
