"""What a store keeps beside the graph, so that a filing can come or go without a look at the others.

`(:IrgraphTally {id, counts})` is a bucket of tallies (`graph.library.tallies`), `(:IrgraphNaming {id, name, document})`
says that a filing prints a name. Like the ledger they belong to no schema: reading, exporting and asking pass them by,
and `mend` makes them again from the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from extractors.record import Record
from graph.library.archive import MemoryArchive, Naming, Update
from graph.loading.readback import record_of
from graph.loading.write import BATCH, Step, plan
from graph.store import Store

DECLARATIONS = (
    "CREATE CONSTRAINT irgraphtally_id IF NOT EXISTS FOR (n:IrgraphTally) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT irgraphnaming_id IF NOT EXISTS FOR (n:IrgraphNaming) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX irgraphnaming_name IF NOT EXISTS FOR (n:IrgraphNaming) ON (n.name)",
)
RECORDS = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id, d.record AS record"
COUNTS = "UNWIND $ids AS id MATCH (n:IrgraphTally {id: id}) RETURN n.id AS id, n.counts AS counts"
NAMING = "UNWIND $names AS name MATCH (n:IrgraphNaming {name: name}) RETURN DISTINCT n.document AS document"
MAKE_COUNTS = "UNWIND $rows AS row CREATE (n:IrgraphTally) SET n = row"
SET_COUNTS = "UNWIND $rows AS row MATCH (n:IrgraphTally {id: row.id}) SET n.counts = row.counts"
DROP_COUNTS = "UNWIND $rows AS row MATCH (n:IrgraphTally {id: row.id}) DELETE n"
MAKE_NAMING = "UNWIND $rows AS row MERGE (n:IrgraphNaming {id: row.id}) SET n = row"
DROP_NAMING = "UNWIND $rows AS row MATCH (n:IrgraphNaming {id: row.id}) DELETE n"


class StoreArchive:
    """The archive of a store; it keeps nothing itself, so that memory stays what a batch of filings takes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def records(self, documents: Collection[str]) -> list[Record]:
        ids = [f"Document:{document}" for document in sorted(documents)]
        rows = self._store.read(RECORDS, ids=ids) if ids else []
        return [record_of(self._store, row["id"], row["record"]) for row in rows]

    def counts(self, buckets: Collection[str]) -> Mapping[str, str]:
        return {row["id"]: row["counts"] for row in self._store.read(COUNTS, ids=sorted(buckets))}

    def naming(self, names: Collection[str]) -> set[str]:
        return {row["document"] for row in self._store.read(NAMING, names=sorted(names))}


def plan_update(update: Update) -> Iterator[Step]:
    """The steps that write an update."""
    yield from plan(update.change)
    counts = update.counts.items()
    yield from _steps(MAKE_COUNTS, [{"id": id, "counts": new} for id, (old, new) in counts if new and not old])
    yield from _steps(SET_COUNTS, [{"id": id, "counts": new} for id, (old, new) in counts if new and old])
    yield from _steps(DROP_COUNTS, [{"id": id} for id, (_, new) in counts if not new])
    yield from _steps(DROP_NAMING, [{"id": _id(naming)} for naming in sorted(update.unnamed)])
    rows = [{"id": _id(naming), **naming._asdict()} for naming in sorted(update.named)]
    yield from _steps(MAKE_NAMING, rows)


def difference(store: Store, wanted: MemoryArchive) -> Update:
    """What is to be changed beside the graph, for the store to keep what this archive does."""
    there = {
        row["id"]: row["counts"] for row in store.read("MATCH (n:IrgraphTally) RETURN n.id AS id, n.counts AS counts")
    }
    rows = store.read("MATCH (n:IrgraphNaming) RETURN n.name AS name, n.document AS document")
    named, wanted_named = {Naming(row["name"], row["document"]) for row in rows}, set(wanted.namings())
    counts = {
        id: (there.get(id), wanted.buckets.get(id))
        for id in sorted(there.keys() | wanted.buckets.keys())
        if there.get(id) != wanted.buckets.get(id)
    }
    return Update(counts=counts, named=wanted_named - named, unnamed=named - wanted_named)


def _id(naming: Naming) -> str:
    return f"{naming.name}\n{naming.document}"


def _steps(statement: str, rows: list[dict[str, Any]]) -> Iterator[Step]:
    for start in range(0, len(rows), BATCH):
        yield Step(statement, rows[start : start + BATCH])
