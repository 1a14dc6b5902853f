"""load: make the store equal to what its filings and the new ones assemble to, however often it runs.

A filing is in, or it is not; what it shares with others (entities, derived relationships) is written in the same
transaction. Filings that come fast share one (`graph.loading.batches`). Only what differs is written, so a second load
writes nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from extractors.record import Record
from graph.assemble import one_per_document
from graph.engines.errors import InterruptedLoadError, QueryError, StoreAwayError, StoreError, UnknownCommitError
from graph.library.archive import MemoryArchive, Update
from graph.library.change import diff
from graph.library.filings import Library
from graph.loading.batches import FILINGS, batches
from graph.loading.bookkeeping import StoreArchive, difference, plan_update
from graph.loading.fulltext import declare_schema
from graph.loading.ledger import StoreChangedError, advance, fingerprint_of, read_ledger
from graph.loading.readback import list_documents, read_graph, read_records
from graph.loading.write import run_plan, write_graph
from graph.names.judgements import Judgements
from graph.store import Store

__all__ = ["Summary", "list_documents", "load", "mend", "read_graph", "remove", "write_graph"]


ATTEMPTS = 100
"""How often a step is tried while other programs write; each failure means that one of them got a step further."""


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

    `records` may be read while they are loaded; no more than a batch is kept. `judgements`: those of the last load
    where None. `progress` is called for each record when its filing is in. Other programs may write to a server at the
    same time. Raises StoreError; InterruptedLoadError where the store goes away, with how many filings are in.
    """
    begun = time.perf_counter()
    shelf = _Shelf(store, judgements)
    for batch in batches(records):
        try:
            shelf.put(batch)
        except (StoreAwayError, QueryError) as error:
            raise InterruptedLoadError(
                f"{error}; {len(shelf.outcomes)} filings are in, whole; run the same command again to go on from there"
            ) from None
        for _ in batch:
            if progress is not None:
                progress()
    return _summary(shelf, begun)


def remove(store: Store, documents: Iterable[str], judgements: Judgements | None = None) -> Summary:
    """Take filings out, so that the store is what the remaining ones assemble to.

    Raises UnknownDocumentError, before anything is taken out, where one is not in.
    """
    begun = time.perf_counter()
    wanted = list(dict.fromkeys(documents))
    shelf = _Shelf(store, judgements)
    there = {record.document.id for record in shelf.archive.records(wanted)}
    for document in wanted:
        if document not in there:
            raise UnknownDocumentError(f"{document}: no such filing in the store; `irgraph status` lists them")
    for first in range(0, len(wanted), FILINGS):
        shelf.take_out(wanted[first : first + FILINGS])
    return _summary(shelf, begun, removed=len(wanted))


def mend(store: Store, judgements: Judgements | None = None) -> Summary:
    """Compare the whole store with what its records assemble to, and write what differs.

    For a store that somebody changed by hand; `load` does it by itself after a change of rules or judgements.
    """
    begun = time.perf_counter()
    return _summary(_Shelf(store, judgements, trust=False), begun)


class _Shelf:
    """A store together with its library; each step is one transaction."""

    def __init__(self, store: Store, judgements: Judgements | None, *, trust: bool = True) -> None:
        self._store = store
        self._given = judgements
        self.writes = 0
        self.outcomes: dict[str, str] = {}
        """What became of each filing that was put: `new`, `replaced` or `unchanged`."""
        self._retried(partial(self._open, trust=trust))

    def put(self, records: list[Record]) -> None:
        """Add or replace filings; of several readings of one, here or before, the later published stays."""
        again = [record.document.id for record in records if record.document.id in self.outcomes]

        def chosen() -> list[Record]:
            return one_per_document([*self.archive.records(again), *records])

        update = self._step(lambda: self.library.put(chosen()))
        written = {node.id for node in update.change.nodes}
        for document in dict.fromkeys(record.document.id for record in records):
            self._note(document, written, update.change.made_nodes)

    def _note(self, document: str, written: Collection[str], made: Collection[str]) -> None:
        id = f"Document:{document}"
        outcome = "new" if id in made else "replaced" if id in written else "unchanged"
        if self.outcomes.get(document, "unchanged") == "unchanged":
            self.outcomes[document] = outcome

    def take_out(self, documents: list[str]) -> None:
        self._step(lambda: self.library.take_out(documents))

    def _step(self, plan: Callable[[], Update]) -> Update:
        """Plan an update and write it, anew from what the store holds then where another program came between.

        Gives the first plan: of a commit whose answer was lost, the second finds that nothing is left to do.
        """
        updates: list[Update] = []

        def attempt() -> None:
            if updates:
                self._open()
            updates.append(plan())
            self._write(updates[-1])

        self._retried(attempt)
        return updates[0]

    def _retried(self, step: Callable[[], None]) -> None:
        for _ in range(ATTEMPTS):
            with contextlib.suppress(StoreChangedError, UnknownCommitError):
                return step()
        raise StoreChangedError("other programs keep writing to the store; run the command again when they are done")

    def _open(self, *, trust: bool = True) -> None:
        """Take note of where the store stands; a rebuild where its rules or judgements are not ours."""
        ledger = read_ledger(self._store)
        self._judgements = ledger.judgements if self._given is None else self._given
        self._fingerprint = fingerprint_of(self._judgements)
        self._revision = ledger.revision
        if ledger.fingerprint != self._fingerprint:
            declare_schema(self._store)
            self._mend(always=True)
        elif not trust:
            self._mend(always=False)
        self.archive = StoreArchive(self._store)
        self.library = Library(self.archive, self._judgements)

    def _mend(self, *, always: bool) -> None:
        """Write what differs from a rebuild; with `always` note in any case that this has been done."""
        rebuilt = MemoryArchive()
        rebuilt.apply(Library(rebuilt, self._judgements).put(read_records(self._store)))
        update = difference(self._store, rebuilt)
        update.change = diff(read_graph(self._store), rebuilt.graph)
        if update or always:
            self._advance(update)

    def _write(self, update: Update) -> None:
        if update:
            self._advance(update)

    def _advance(self, update: Update) -> None:
        steps = list(plan_update(update))

        def work(tx: ManagedTransaction) -> int:
            advance(tx, self._revision, self._fingerprint, self._judgements)
            return run_plan(tx, steps)

        self.writes += self._store.transact(work)
        self._revision += 1


def _summary(shelf: _Shelf, begun: float, removed: int = 0) -> Summary:
    totals = shelf.library.totals()
    labels, types = totals.get("nodes", {}), totals.get("edges", {})
    counts = Counter(shelf.outcomes.values())
    return Summary(
        documents=labels.get("Document", 0),
        new=counts["new"],
        replaced=counts["replaced"],
        unchanged=counts["unchanged"],
        removed=removed,
        meetings=labels.get("Meeting", 0),
        nodes=sum(labels.values()),
        edges=sum(types.values()),
        pending=totals.get("pending", {}).get("pending", 0),
        writes=shelf.writes,
        seconds=round(time.perf_counter() - begun, 3),
        edges_by_type=dict(sorted(types.items())),
    )
