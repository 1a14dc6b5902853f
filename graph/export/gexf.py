"""GEXF 1.3, for Gephi: what each node is called, and the colours of Neo4j Browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from graph.export._xml import attribute, original, read_properties, value_text
from graph.model import Kind
from graph.network import Edge, Graph, Node, Properties
from graph.schema import SCHEMA

TYPES = {Kind.INTEGER: "long", Kind.FLOAT: "double", Kind.BOOLEAN: "boolean"}
"""GEXF types; everything else is a string."""

LABEL = "node_label"
"""Attribute that holds the label of a node; `label` is what Gephi prints beside it."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph mode="static" defaultedgetype="directed">
"""


def write(graph: Graph, out: Path) -> None:
    """One element a line."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        file.writelines(_attributes())
        file.write("<nodes>\n")
        file.writelines(_node(node) for node in graph.nodes())
        file.write("</nodes>\n<edges>\n")
        file.writelines(_edge(n, edge) for n, edge in enumerate(graph.edges()))
        file.write("</edges>\n</graph>\n</gexf>\n")


def read(path: Path) -> Graph:
    """The graph that was written."""
    network = nx.read_gexf(path, version="1.3")
    graph = Graph()
    for id, data in network.nodes(data=True):
        own = {name: value for name, value in data.items() if name not in ("label", "viz", LABEL)}
        graph.add(Node(data[LABEL], original(id), read_properties(own)))
    for source, target, data in network.edges(data=True):
        own = {name: value for name, value in data.items() if name not in ("id", "label", "kind")}
        graph.connect(Edge(data["label"], original(source), original(target), read_properties(own)))
    return graph


def caption(node: Node) -> str:
    """What to print beside a node."""
    return str(node.properties.get(SCHEMA.label(node.label).caption, node.id))


def _attributes() -> Iterator[str]:
    on_nodes = {name for label in SCHEMA.labels for name in label.properties}
    on_edges = {name for rel in SCHEMA.relationship_types for name in rel.properties}
    yield f'<attributes class="node">\n<attribute id="{LABEL}" title="{LABEL}" type="string"/>\n'
    yield from _declared(on_nodes)
    yield '</attributes>\n<attributes class="edge">\n'
    yield from _declared(on_edges)
    yield "</attributes>\n"


def _declared(names: set[str]) -> Iterator[str]:
    for property in SCHEMA.properties:
        if property.name in names:
            type = TYPES.get(property.kind, "string")
            yield f'<attribute id="{property.name}" title="{property.name}" type="{type}"/>\n'


def _node(node: Node) -> str:
    values = f'<attvalue for="{LABEL}" value="{node.label}"/>{_values(node.properties)}'
    colour = _colour(SCHEMA.label(node.label).colour)
    head = f"<node id={attribute(node.id)} label={attribute(caption(node))}>"
    return f"{head}<attvalues>{values}</attvalues>{colour}</node>\n"


def _edge(number: int, edge: Edge) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    head = f'<edge id="{number}" {ends} kind="{edge.type}" label="{edge.type}">'
    return f"{head}<attvalues>{_values(edge.properties)}</attvalues></edge>\n"


def _values(properties: Properties) -> str:
    return "".join(
        f'<attvalue for="{name}" value={attribute(value_text(value))}/>' for name, value in sorted(properties.items())
    )


def _colour(hex: str) -> str:
    red, green, blue = (int(hex[at : at + 2], 16) for at in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
