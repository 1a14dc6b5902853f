"""What a store remembers of its loads: by which rules and judgements it was assembled, and how often it was written.

One node, `(:IrgraphLedger)`, that belongs to no filing and is no part of the graph. While the fingerprint is that of
this program and these judgements, the store is known to be what its records assemble to and need not be read back. The
revision lets two programs that write to one server notice each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from neo4j import ManagedTransaction

from graph.engines.errors import StoreError
from graph.names.judgements import Decision, Judgement, Judgements, ScopedName
from graph.store import Store

CONSTRAINT = "CREATE CONSTRAINT irgraphledger_id IF NOT EXISTS FOR (n:IrgraphLedger) REQUIRE n.id IS UNIQUE"
READ = """
MATCH (n:IrgraphLedger {id: 'ledger'})
RETURN n.fingerprint AS fingerprint, n.revision AS revision, n.judgements AS judgements
"""
ADVANCE = """
MERGE (n:IrgraphLedger {id: 'ledger'})
SET n.locked = true
WITH n, coalesce(n.revision, 0) AS revision
SET n.revision = revision + 1, n.fingerprint = $fingerprint, n.judgements = $judgements
RETURN revision
"""
"""The first SET takes the lock, so that two programs cannot both read the same revision."""

RULES = (("graph", ".py"), ("extractors", ".py"), ("extractors/lexicons", ""))
"""Where the rules stand by which records become a graph."""


class StoreChangedError(StoreError):
    """Another program wrote to the store in the meantime."""


@dataclass(frozen=True)
class Ledger:
    """What the store's node says. A new store has the revision 0 and no fingerprint."""

    fingerprint: str = ""
    revision: int = 0
    judgements: Judgements = field(default_factory=Judgements)


def read_ledger(store: Store) -> Ledger:
    rows = store.read(READ)
    if not rows:
        return Ledger()
    return Ledger(rows[0]["fingerprint"], rows[0]["revision"], from_json(rows[0]["judgements"]))


def advance(tx: ManagedTransaction, revision: int, fingerprint: str, judgements: Judgements) -> None:
    """Note in the transaction that it writes. Raises StoreChangedError where somebody else has, since `revision`."""
    row = tx.run(ADVANCE, fingerprint=fingerprint, judgements=to_json(judgements)).single(strict=True)
    if row["revision"] != revision:
        raise StoreChangedError("another program wrote to the store in the meantime; run the command again")


def fingerprint_of(judgements: Judgements) -> str:
    """Changes whenever the same records could assemble to another graph."""
    return hashlib.sha256((_rules() + to_json(judgements)).encode()).hexdigest()


@cache
def _rules() -> str:
    digest = hashlib.sha256()
    for file in _rule_files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _rule_files() -> Iterator[Traversable]:
    for folder, suffix in RULES:
        package, *below = folder.split("/")
        entries = files(package).joinpath(*below).iterdir()
        yield from sorted((x for x in entries if x.is_file() and x.name.endswith(suffix)), key=lambda x: x.name)


def to_json(judgements: Judgements) -> str:
    return json.dumps([asdict(line) for line in judgements.lines], ensure_ascii=False)


def from_json(text: str) -> Judgements:
    lines = []
    for line in json.loads(text):
        names = tuple(ScopedName(**name) for name in line.pop("names"))
        since = tuple(line.pop("since", ()))
        lines.append(Judgement(Decision(line.pop("decision")), names=names, since=since, **line))
    return Judgements(tuple(lines))
