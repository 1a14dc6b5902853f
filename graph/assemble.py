"""records → Graph: a pure function of a set of records and a judgements file.

    graph = assemble(records, judgements)

It is the sum of what each filing contributes; `Builder` is the same sum kept open, so that filings can be added,
replaced and taken out one by one. Each step costs what that filing contributes, and says exactly which nodes and edges
changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from extractors.record import Record
from graph.filing.contributions import contribute
from graph.filing.evidence import Contribution, EdgeKey, Evidence, NodeKey, Tally, to_edge, to_node
from graph.identity import Identity, identify
from graph.library.change import Change, diff
from graph.names.judgements import Judgements
from graph.network import Graph

__all__ = ["Builder", "Change", "Contribution", "assemble", "contributions", "diff", "identify"]

Key = NodeKey | EdgeKey
KeyT = TypeVar("KeyT", NodeKey, EdgeKey)


def assemble(records: Iterable[Record], judgements: Judgements | None = None) -> Graph:
    """The graph of these filings; their order and repetition do not matter."""
    chosen = one_per_document(records)
    identity = identify(chosen, judgements)
    builder = Builder()
    builder.add_all(contributions(record, identity) for record in chosen)
    return builder.graph


def contributions(record: Record, identity: Identity) -> Contribution:
    """What one filing contributes, under an identity that knows its names."""
    return contribute(record, identity)


def one_per_document(records: Iterable[Record]) -> list[Record]:
    """One record a document, in order of id; of two readings the later published."""
    found: dict[str, Record] = {}
    for record in records:
        rival = found.get(record.document.id)
        if rival is None or _precedence(rival) < _precedence(record):
            found[record.document.id] = record
    return [found[id] for id in sorted(found)]


def _precedence(record: Record) -> tuple[str, str, str]:
    return (record.document.published or "", record.document.sha256, record.to_json())


class Builder:
    """A graph that filings can be added to and taken out of; `graph` is what `assemble` gives for those in it."""

    def __init__(self) -> None:
        self.graph = Graph()
        self._contributions: dict[str, Contribution] = {}
        self._nodes: dict[NodeKey, Tally] = {}
        self._edges: dict[EdgeKey, Tally] = {}
        self._waiting: dict[str, set[EdgeKey]] = defaultdict(set)
        """Edges that filings speak of, under the id of a node that does not stand."""

    def add(self, contribution: Contribution) -> Change:
        """Add a filing, or replace what it contributed before; the same again changes nothing."""
        return self.add_all([contribution])

    def add_all(self, contributions: Iterable[Contribution]) -> Change:
        """Add several filings at once."""
        touched: set[Key] = set()
        for contribution in contributions:
            touched |= self._withdraw(contribution.document)
            touched |= self._count(contribution, 1)
            self._contributions[contribution.document] = contribution
        return self._settle(touched)

    def remove(self, document: str) -> Change:
        """Take a filing out; one that is not in changes nothing."""
        return self._settle(self._withdraw(document))

    def _withdraw(self, document: str) -> set[Key]:
        old = self._contributions.pop(document, None)
        return set() if old is None else self._count(old, -1)

    def _count(self, contribution: Contribution, by: int) -> set[Key]:
        """Count the values of a filing in or out; the nodes and edges where one came or went."""
        return _count(self._nodes, contribution.nodes, by) | _count(self._edges, contribution.edges, by)

    def _settle(self, touched: set[Key]) -> Change:
        """Bring the graph in line with the counts at these places, and say what changed."""
        change = Change()
        edges = {k for k in touched if isinstance(k, EdgeKey)}
        for key in sorted(k for k in touched if isinstance(k, NodeKey)):
            edges |= self._settle_node(key, change)
        for edge_key in sorted(edges):
            self._settle_edge(edge_key, change)
        return change

    def _settle_node(self, key: NodeKey, change: Change) -> set[EdgeKey]:
        """Write or take out a node; the edges that can stand now."""
        old = self.graph.node(key.id) if key.id in self.graph else None
        if key not in self._nodes:
            if old is not None:
                change.removed_nodes.append(old)
                self._drop_edges(key.id, change)
                self.graph.remove(key.id)
            return set()
        new = to_node(key, self._nodes[key])
        if new != old:
            self.graph.add(new)
            change.nodes.append(new)
        return self._waiting.pop(key.id, set()) if old is None else set()

    def _drop_edges(self, node_id: str, change: Change) -> None:
        """The edges of a node that goes; those that filings still speak of wait for it to come back."""
        for edge in list(self.graph.edges_at(node_id)):
            change.removed_edges.append(edge)
            key = EdgeKey(edge.type, edge.source, edge.target, edge.key[1:])
            if key in self._edges:
                self._waiting[node_id].add(key)

    def _settle_edge(self, key: EdgeKey, change: Change) -> None:
        """Write or take out an edge, or note which node it waits for."""
        old = self.graph.find_edge(key.source, key.target, (key.type, *key.key))
        if key not in self._edges:
            for end in (key.source, key.target):
                self._waiting[end].discard(key)
            if old is not None:
                change.removed_edges.append(old)
                self.graph.disconnect(old)
            return
        missing = [end for end in (key.source, key.target) if end not in self.graph]
        if missing:
            self._waiting[missing[0]].add(key)
            return
        new = to_edge(key, self._edges[key])
        if new != old:
            self.graph.connect(new)
            change.edges.append(new)


def _count(tallies: dict[KeyT, Tally], said: Mapping[KeyT, Evidence], by: int) -> set[KeyT]:
    """Count values in (1) or out (-1); the places where one came or went."""
    touched = set()
    for key, evidence in said.items():
        tally = tallies.setdefault(key, Tally())
        if tally.count(evidence, by):
            touched.add(key)
        if tally.filings == 0:
            del tallies[key]
    return touched
