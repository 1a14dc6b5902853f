"""GraphML, for yEd, igraph, networkx, and `apoc.import.graphml`.

`labels` and `label` are what Neo4j's own export calls the label of a node (`:Company`) and the type of an edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from graph.export._xml import attribute, content, original, read_properties, value_text
from graph.model import Kind
from graph.network import Edge, Graph, Node, Properties
from graph.schema import SCHEMA

TYPES = {Kind.INTEGER: "long", Kind.FLOAT: "double", Kind.BOOLEAN: "boolean"}
"""GraphML types; everything else is a string."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="labels" for="node" attr.name="labels" attr.type="string"/>
<key id="label" for="edge" attr.name="label" attr.type="string"/>
"""


def write(graph: Graph, out: Path) -> None:
    """One element a line."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        file.writelines(_keys())
        file.write('<graph id="irgraph" edgedefault="directed">\n')
        file.writelines(_node(node) for node in graph.nodes())
        file.writelines(_edge(n, edge) for n, edge in enumerate(graph.edges()))
        file.write("</graph>\n</graphml>\n")


def read(path: Path) -> Graph:
    """The graph that was written."""
    network = nx.read_graphml(path, force_multigraph=True)
    graph = Graph()
    for id, data in network.nodes(data=True):
        label = data.pop("labels").removeprefix(":")
        graph.add(Node(label, original(id), read_properties(data)))
    for source, target, data in network.edges(data=True):
        data.pop("id", None)
        graph.connect(Edge(data.pop("label"), original(source), original(target), read_properties(data)))
    return graph


def _keys() -> Iterator[str]:
    on_nodes = {name for label in SCHEMA.labels for name in label.properties}
    on_edges = {name for rel in SCHEMA.relationship_types for name in rel.properties}
    for property in SCHEMA.properties:
        type = TYPES.get(property.kind, "string")
        for end, names in (("node", on_nodes), ("edge", on_edges)):
            if property.name in names:
                id = f"{end[0]}_{property.name}"
                yield f'<key id="{id}" for="{end}" attr.name="{property.name}" attr.type="{type}"/>\n'


def _node(node: Node) -> str:
    label = f'<data key="labels">:{node.label}</data>'
    return f"<node id={attribute(node.id)}>{label}{_data('n', node.properties)}</node>\n"


def _edge(number: int, edge: Edge) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    return f'<edge id="e{number}" {ends}><data key="label">{edge.type}</data>{_data("e", edge.properties)}</edge>\n'


def _data(end: str, properties: Properties) -> str:
    return "".join(
        f'<data key="{end}_{name}">{content(value_text(value))}</data>' for name, value in sorted(properties.items())
    )
