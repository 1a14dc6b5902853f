"""The difference between two graphs, as what has to be written and taken out."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.network import Edge, Graph, Node


@dataclass
class Change:
    """Nodes and edges to write with all their properties, and those to take out.

    Applied in this order: edges out, nodes out, nodes in, edges in. The edges of a node that goes are listed too.
    """

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    removed_nodes: list[Node] = field(default_factory=list)
    removed_edges: list[Edge] = field(default_factory=list)
    made_nodes: set[str] = field(default_factory=set)
    """Ids of those among `nodes` that are known not to be there."""
    made_edges: set[tuple[str, str, tuple[str, ...]]] = field(default_factory=set)
    """Places of those among `edges` that are known not to be there."""

    def __bool__(self) -> bool:
        return bool(self.nodes or self.edges or self.removed_nodes or self.removed_edges)

    def apply(self, graph: Graph) -> None:
        """Make the change in a graph."""
        for edge in self.removed_edges:
            graph.disconnect(edge)
        for node in self.removed_nodes:
            graph.remove(node.id)
        for node in self.nodes:
            graph.add(node)
        for edge in self.edges:
            graph.connect(edge)


def diff(before: Graph, after: Graph) -> Change:
    """The change that makes `before` equal to `after`."""
    old_nodes, new_nodes = {n.id: n for n in before.nodes()}, {n.id: n for n in after.nodes()}
    old_edges, new_edges = _by_place(before), _by_place(after)
    return Change(
        nodes=[n for id, n in new_nodes.items() if old_nodes.get(id) != n],
        edges=[e for place, e in new_edges.items() if old_edges.get(place) != e],
        removed_nodes=[n for id, n in old_nodes.items() if id not in new_nodes],
        removed_edges=[e for place, e in old_edges.items() if place not in new_edges],
        made_nodes=new_nodes.keys() - old_nodes.keys(),
        made_edges=new_edges.keys() - old_edges.keys(),
    )


def _by_place(graph: Graph) -> dict[tuple[str, str, tuple[str, ...]], Edge]:
    return {e.place: e for e in graph.edges()}
