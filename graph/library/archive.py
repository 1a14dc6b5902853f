"""What a library needs to find again: records, tallies, and which filings print a name; in memory or in a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from extractors.record import Record
from graph.library.change import Change
from graph.network import Graph


class Naming(NamedTuple):
    """A filing prints a name, or is filed by the company of that name."""

    name: str
    document: str


@dataclass
class Update:
    """The change of the graph, and of what is kept beside it."""

    change: Change = field(default_factory=Change)
    counts: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Bucket → its text before and after; None where there is none."""
    named: Collection[Naming] = ()
    unnamed: Collection[Naming] = ()

    def __bool__(self) -> bool:
        return bool(self.change or self.counts or self.named or self.unnamed)


class Archive(Protocol):
    def records(self, documents: Collection[str]) -> list[Record]:
        """Those of these filings that are in."""

    def counts(self, buckets: Collection[str]) -> Mapping[str, str]:
        """The texts of these buckets, where there are any."""

    def naming(self, names: Collection[str]) -> set[str]:
        """The filings that print one of these names."""


class MemoryArchive:
    """An archive of its own, with the graph: what a store should hold."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.buckets: dict[str, str] = {}
        self.named: dict[str, set[str]] = defaultdict(set)

    def records(self, documents: Collection[str]) -> list[Record]:
        nodes = [self.graph.node(id) for d in sorted(documents) if (id := f"Document:{d}") in self.graph]
        return [Record.model_validate_json(str(node.properties["record"])) for node in nodes]

    def counts(self, buckets: Collection[str]) -> Mapping[str, str]:
        return {id: self.buckets[id] for id in buckets if id in self.buckets}

    def naming(self, names: Collection[str]) -> set[str]:
        return set[str]().union(*(self.named.get(name, ()) for name in names))

    def namings(self) -> Iterable[Naming]:
        return (Naming(name, document) for name, documents in self.named.items() for document in documents)

    def apply(self, update: Update) -> None:
        update.change.apply(self.graph)
        for id, (_, text) in update.counts.items():
            if text is None:
                del self.buckets[id]
            else:
                self.buckets[id] = text
        for name, document in update.unnamed:
            self.named[name].discard(document)
        for name, document in update.named:
            self.named[name].add(document)
