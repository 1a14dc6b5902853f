"""Node-link JSON, as `networkx.node_link_graph` and d3 read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.network import Edge, Graph, Node


def write(graph: Graph, out: Path) -> None:
    """One node and one edge a line, so that two exports can be compared line by line."""
    nodes = ",\n".join(_line({"id": n.id, "label": n.label, "properties": n.properties}) for n in graph.nodes())
    edges = ",\n".join(_line(_edge(e)) for e in graph.edges())
    head = '{"directed": true, "multigraph": true, "graph": {},'
    out.write_text(f'{head}\n"nodes": [\n{nodes}\n],\n"edges": [\n{edges}\n]}}\n', encoding="utf-8", newline="\n")


def read(path: Path) -> Graph:
    """The graph that was written."""
    data = json.loads(path.read_text(encoding="utf-8"))
    graph = Graph()
    for n in data["nodes"]:
        graph.add(Node(n["label"], n["id"], n["properties"]))
    for e in data["edges"]:
        graph.connect(Edge(e["type"], e["source"], e["target"], e["properties"]))
    return graph


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "key": "|".join(edge.key),
        "type": edge.type,
        "properties": edge.properties,
    }


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, allow_nan=False)
