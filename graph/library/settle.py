"""What changes in the graph when filings say something else than before; looks at the places they speak of only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from graph.filing.evidence import Contribution, EdgeKey, Evidence, NodeKey, Tally, to_edge, to_node
from graph.library.change import Change
from graph.library.tallies import LEANING, Counts, Key, edge_key, is_owned, node_key
from graph.network import Edge, Node

Contributions = Mapping[str, Contribution]


def settle(counts: Counts, before: Contributions, after: Contributions) -> Change:
    """Count out what filings contributed `before`, and in what they do `after`; the change that this makes."""
    change = Change()
    places = _recount(counts, before, after)
    nodes = {k for k in places if isinstance(k, NodeKey) and k.label != LEANING}
    edges = {k for k in places if isinstance(k, EdgeKey)} | _leaning(counts, nodes)
    counts.fetch(edges)
    counts.fetch(node_key(end) for edge in edges for end in (edge.source, edge.target))
    for key in nodes:
        _note_node(change, _node(key, counts.old(key)), _node(key, counts.new(key)))
    for edge in edges:
        _note_edge(change, _old_edge(counts, edge), _new_edge(counts, edge))
    for document in sorted(before.keys() | after.keys()):
        _settle_owned(change, before.get(document), after.get(document))
    _sort(change)
    _total(counts, change, before, after)
    return change


def _recount(counts: Counts, before: Contributions, after: Contributions) -> set[Key]:
    """Count what filings say for shared places; those where one says something else now."""
    said: list[tuple[Key, Evidence, int]] = []
    for document in before.keys() | after.keys():
        old, new = shared(before.get(document)), shared(after.get(document))
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                said += [(key, one[key], by) for one, by in ((old, -1), (new, 1)) if key in one]
    counts.fetch(key for key, _, _ in said)
    for key, evidence, by in said:
        counts.count(key, evidence, by)
    return {key for key, _, _ in said}


def shared(contribution: Contribution | None) -> dict[Key, Evidence]:
    """What a filing says for places that other filings may speak of as well."""
    if contribution is None:
        return {}
    found: dict[Key, Evidence] = {k: e for k, e in contribution.nodes.items() if not is_owned(k)}
    leaning: dict[Key, set[str]] = {}
    for key, evidence in contribution.edges.items():
        if is_owned(key):
            continue
        found[key] = evidence
        for end in {key.source, key.target}:
            if node_key(end) not in contribution.nodes:
                leaning.setdefault(NodeKey(LEANING, end), set()).add(json.dumps(key, ensure_ascii=False))
    return found | {key: {"edges": frozenset(edges)} for key, edges in leaning.items()}


def _leaning(counts: Counts, nodes: set[NodeKey]) -> set[EdgeKey]:
    """The edges that come or go with nodes that do."""
    found: set[str] = set()
    for key in nodes:
        if (counts.old(key) is None) is not (counts.new(key) is None):
            at = NodeKey(LEANING, key.id)
            tallies = [t for t in (counts.old(at), counts.new(at)) if t is not None]
            found.update(str(edge) for tally in tallies for edge in tally.values["edges"])
    return {edge_key(json.loads(edge)) for edge in found}


def _node(key: NodeKey, tally: Tally | None) -> Node | None:
    return None if tally is None else to_node(key, tally)


def _old_edge(counts: Counts, key: EdgeKey) -> Edge | None:
    tally, ends = counts.old(key), [counts.old(node_key(end)) for end in (key.source, key.target)]
    return None if tally is None or None in ends else to_edge(key, tally)


def _new_edge(counts: Counts, key: EdgeKey) -> Edge | None:
    tally, ends = counts.new(key), [counts.new(node_key(end)) for end in (key.source, key.target)]
    return None if tally is None or None in ends else to_edge(key, tally)


def _settle_owned(change: Change, before: Contribution | None, after: Contribution | None) -> None:
    """The nodes and edges of the filing alone."""
    old, new = dict(_owned(before)), dict(_owned(after))
    for key in old.keys() | new.keys():
        if isinstance(key, NodeKey):
            _note_node(change, _node(key, old.get(key)), _node(key, new.get(key)))
        else:
            pair = [to_edge(key, tally) if tally is not None else None for tally in (old.get(key), new.get(key))]
            _note_edge(change, *pair)


def _owned(contribution: Contribution | None) -> Iterator[tuple[Key, Tally]]:
    if contribution is None:
        return
    said: list[tuple[Key, Evidence]] = [*contribution.nodes.items(), *contribution.edges.items()]
    for key, evidence in said:
        if is_owned(key):
            tally = Tally()
            tally.count(evidence, 1)
            yield key, tally


def _note_node(change: Change, old: Node | None, new: Node | None) -> None:
    if new is None:
        change.removed_nodes += [old] if old is not None else []
    elif new != old:
        change.nodes.append(new)
        if old is None:
            change.made_nodes.add(new.id)


def _note_edge(change: Change, old: Edge | None, new: Edge | None) -> None:
    if new is None:
        change.removed_edges += [old] if old is not None else []
    elif new != old:
        change.edges.append(new)
        if old is None:
            change.made_edges.add(new.place)


def _sort(change: Change) -> None:
    for nodes in (change.nodes, change.removed_nodes):
        nodes.sort(key=lambda node: node.id)
    for edges in (change.edges, change.removed_edges):
        edges.sort(key=lambda edge: edge.place)


def _total(counts: Counts, change: Change, before: Contributions, after: Contributions) -> None:
    """Keep the numbers that a summary tells."""
    nodes = Counter(node.label for node in change.nodes if node.id in change.made_nodes)
    nodes.subtract(node.label for node in change.removed_nodes)
    edges = Counter(edge.type for edge in change.edges if edge.place in change.made_edges)
    edges.subtract(edge.type for edge in change.removed_edges)
    pending = sum(map(_pending, after.values())) - sum(map(_pending, before.values()))
    counts.add_totals("nodes", nodes)
    counts.add_totals("edges", edges)
    counts.add_totals("pending", {"pending": pending})


def _pending(contribution: Contribution) -> int:
    document = contribution.nodes[NodeKey("Document", f"Document:{contribution.document}")]
    return sum(int(str(number)) for number in document["pending"])
