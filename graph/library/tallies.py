"""What filings say together for each place of the graph, kept in small pieces that can be fetched one by one.

A place is a node or an edge that several filings can support; its tally counts how many give each value. What only one
filing can support (its passages, claims, figures, and their edges) needs no tally: it is made again from its record.
Two kinds of places are no part of the graph. Under LEANING and a node's id stand the edges that filings speak of
without speaking of the node: they appear and go with it. Under NAME and a name stand the statements that tie it.

Places are stored in buckets, chosen so that a filing touches few and none grows with the store: edges stand with the
end that fewer filings share. All of it is a function of the filings alone, whatever the order they came in.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from graph.filing.evidence import Atom, EdgeKey, Evidence, NodeKey, Tally

Key = NodeKey | EdgeKey
Bucket = dict[Key, Tally]
Fetch = Callable[[set[str]], Mapping[str, str]]

OWNED = frozenset({"Document", "Passage", "Claim", "Observation"})
"""Labels of nodes that belong to one filing, as the edges do that begin at them."""

LEANING, NAME, TOTALS = "~leaning", "~name", NodeKey("~totals", "")
KEEPERS = ("Meeting", "Analyst", "Representative", "Project")
"""Labels that keep the edges at them, the first the first."""


def label_of(node_id: str) -> str:
    """An id begins with its node's label."""
    return node_id.partition(":")[0]


def node_key(node_id: str) -> NodeKey:
    return NodeKey(label_of(node_id), node_id)


def is_owned(key: Key) -> bool:
    return (key.label if isinstance(key, NodeKey) else label_of(key.source)) in OWNED


def bucket_of(key: Key) -> str:
    """Where the tally of a place is kept."""
    if isinstance(key, NodeKey):
        return f"{NAME}:{key.id}" if key.label == NAME else key.id
    ends = {label_of(end): end for end in (key.target, key.source)}
    for label in KEEPERS:
        if label in ends:
            return ends[label]
    return f"{key.source}\t{key.type}\t{key.target}" if set(ends) == {"Company"} else key.source


class Counts:
    """The tallies that one step looks at: as they are stored, and as they will be."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._stored: dict[str, str | None] = {}
        self._old: dict[str, Bucket] = {}
        self._new: dict[str, Bucket] = {}

    def fetch(self, keys: Iterable[Key]) -> None:
        """Read the buckets of these places, those that are not read yet."""
        missing = {id for key in keys if (id := bucket_of(key)) not in self._stored}
        found = self._fetch(missing) if missing else {}
        for id in missing:
            text = self._stored[id] = found.get(id)
            self._old[id] = {} if text is None else parse(text)
            self._new[id] = {} if text is None else parse(text)

    def old(self, key: Key) -> Tally | None:
        return self._old[bucket_of(key)].get(key)

    def new(self, key: Key) -> Tally | None:
        return self._new[bucket_of(key)].get(key)

    def count(self, key: Key, evidence: Evidence, by: int) -> None:
        """Count what one filing says for a place in (1) or out (-1)."""
        bucket = self._new[bucket_of(key)]
        tally = bucket.setdefault(key, Tally())
        tally.count(evidence, by)
        if tally.filings == 0:
            del bucket[key]

    def add_totals(self, name: str, by: Mapping[str, int]) -> None:
        """Count nodes, edges and pending items of the whole store."""
        self.fetch([TOTALS])
        tally = self._new[bucket_of(TOTALS)].setdefault(TOTALS, Tally())
        tally.filings = 1
        counter = tally.values.setdefault(name, Counter())
        for of, number in by.items():
            counter[of] += number

    def changed(self) -> dict[str, tuple[str | None, str | None]]:
        """The buckets to write: each as it is stored and as it will be, None where there is none."""
        written = {id: dump(bucket) for id, bucket in self._new.items()}
        return {id: (self._stored[id], text) for id, text in written.items() if text != self._stored[id]}


def dump(bucket: Bucket) -> str | None:
    """A bucket as text, the same for equal buckets; None for an empty one."""
    said = [(key, tally, _dump_values(tally)) for key, tally in sorted(bucket.items(), key=lambda item: repr(item[0]))]
    rows = [[list(key), tally.filings, values] for key, tally, values in said if values or key != TOTALS]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def _dump_values(tally: Tally) -> dict[str, list[tuple[Atom, int]]]:
    """Property → [value, number of filings] …"""
    kept = {name: [(a, n) for a, n in counter.items() if n] for name, counter in sorted(tally.values.items())}
    return {name: sorted(pairs, key=repr) for name, pairs in kept.items() if pairs}


def parse(text: str) -> Bucket:
    bucket: Bucket = {}
    for key, filings, values in json.loads(text):
        tally = Tally()
        tally.filings = filings
        tally.values = {name: Counter({_atom(a): n for a, n in pairs}) for name, pairs in values.items()}
        bucket[NodeKey(*key) if len(key) == 2 else edge_key(key)] = tally
    return bucket


def edge_key(parts: tuple[str, str, str, list[str]]) -> EdgeKey:
    """A key as JSON gives it back."""
    type, source, target, key = parts
    return EdgeKey(type, source, target, tuple(key))


def _atom(value: object) -> Atom:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
