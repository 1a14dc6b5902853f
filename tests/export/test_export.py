"""What is exported comes back as it was, the same bytes every time, and other programs can read it."""

from __future__ import annotations

import importlib
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.assemble import assemble
from graph.errors import UsageError
from graph.export import export, formats
from graph.export._xml import legal, original
from graph.export.cypher import literal, statements
from graph.network import Edge, Graph, Node
from graph.schema import SCHEMA
from graph.store import Store
from tests.sample_records import sample_records

READABLE = ["csv", "gexf", "graphml", "json"]

NASTY = [
    "quote \" apostrophe ' backslash \\ end \\",
    "line\nbreak\r\ncarriage\rreturn\ttab",
    "]]> <tag attribute='x'> & &amp; <!-- -->",
    "control \x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff",
    "_x0001_ _x005F_ _xZZ_",
    "\\u4e2d \\\\u0027 \\n",
    "emoji 🐉👩‍🔬 䶮 𠮷",
    "a;b|c,d\x1fe",
    "",
    " leading and trailing ",
    "`backtick` $parameter {brace} // comment */",
]

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(NASTY)
GENEROUS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def two_companies(name: str, aliases: list[str], id: str = "a") -> Graph:
    """A graph with these texts in a node, an edge and an id."""
    graph = Graph()
    a, b = f"Company:{id}", "Company:b"
    listed = {"aliases": aliases} if aliases else {}
    graph.add(Node("Company", a, {"id": a, "name": name, "anonymous": True, **listed}))
    graph.add(Node("Company", b, {"id": b, "group": False}))
    graph.add(Node("Observation", "Observation:1", {"id": "Observation:1", "value": 0.1 + 0.2, "start": -1}))
    graph.add(Node("Passage", "Passage:1", {"id": "Passage:1", "text": name}))
    graph.connect(Edge("CUSTOMER_OF", a, b, {"claims": 3, **({"documents": aliases} if aliases else {})}))
    graph.connect(Edge("MENTIONS", "Passage:1", a, {"start": 0, "end": 4}))
    graph.connect(Edge("MENTIONS", "Passage:1", a, {"start": 9, "end": 13}))
    return graph


def read(format: str, path: Path) -> Graph:
    return importlib.import_module(f"graph.export.{format}").read(path)


def contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {f.relative_to(path).as_posix(): f.read_bytes() for f in files}


def test_formats_are_the_modules_of_the_folder() -> None:
    assert formats() == ["csv", "cypher", "gexf", "graphml", "json"]


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown format 'xlsx'; one of csv"):
        export(Graph(), "xlsx", tmp_path / "x")


@pytest.mark.parametrize("format", READABLE)
def test_the_sample_comes_back(format: str, tmp_path: Path) -> None:
    graph = assemble(sample_records())
    export(graph, format, tmp_path / "out")
    assert read(format, tmp_path / "out") == graph


@pytest.mark.parametrize("format", READABLE)
def test_an_empty_graph_comes_back(format: str, tmp_path: Path) -> None:
    export(Graph(), format, tmp_path / "out")
    assert read(format, tmp_path / "out") == Graph()


@pytest.mark.parametrize("format", READABLE)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_every_text_comes_back(format: str, text: str, tmp_path: Path) -> None:
    graph = two_companies(text, [text or "x", "z"], id=text)
    export(graph, format, tmp_path / "out")
    assert read(format, tmp_path / "out") == graph


@pytest.mark.parametrize("format", READABLE)
def test_any_text_comes_back(format: str, tmp_path: Path) -> None:
    @GENEROUS
    @given(texts, st.lists(texts, max_size=3))
    def check(name: str, aliases: list[str]) -> None:
        graph = two_companies(name, aliases)
        export(graph, format, tmp_path / "out")
        assert read(format, tmp_path / "out") == graph

    check()


@pytest.mark.parametrize("format", formats())
def test_the_same_graph_gives_the_same_bytes(format: str, tmp_path: Path) -> None:
    records = sample_records()
    export(assemble(records), format, tmp_path / "one")
    export(assemble(reversed(records)), format, tmp_path / "two")
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one
    assert one == two


@given(texts)
def test_what_xml_cannot_hold_is_escaped_and_comes_back(text: str) -> None:
    ET.fromstring(f"<x>{legal(text).replace('&', '').replace('<', '').replace(']]>', '')}</x>")
    assert original(legal(text)) == text


def test_json_is_node_link_data(tmp_path: Path) -> None:
    graph = assemble(sample_records())
    export(graph, "json", tmp_path / "x.json")
    network = nx.node_link_graph(json.loads((tmp_path / "x.json").read_text("utf-8")), edges="edges")
    assert network.is_multigraph()
    assert dict(network.nodes(data=True)) == dict(graph.network.nodes(data=True))
    assert list(network.edges(keys=True)) == [(e.source, e.target, "|".join(e.key)) for e in graph.edges()]


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_the_declared_types_are_those_of_the_schema(format: str, tmp_path: Path) -> None:
    graph = assemble(sample_records())
    export(graph, format, tmp_path / "x")
    reader = nx.read_graphml if format == "graphml" else nx.read_gexf
    network = reader(tmp_path / "x")
    for id, data in network.nodes(data=True):
        for name, value in graph.node(id).properties.items():
            assert type(data[name]) is (str if isinstance(value, list) else type(value))


def test_gephi_gets_captions_and_colours(tmp_path: Path) -> None:
    export(assemble(sample_records()), "gexf", tmp_path / "x.gexf")
    node = nx.read_gexf(tmp_path / "x.gexf").nodes["Company:689901"]
    assert node["label"] == "云岭数据"
    assert node["viz"]["color"] == {"r": 0x11, "g": 0x36, "b": 0xA6, "a": 1.0}


def test_csv_has_the_headers_of_neo4j_admin(tmp_path: Path) -> None:
    export(assemble(sample_records()), "csv", tmp_path)
    head = {path.name: path.read_text("utf-8").splitlines()[0] for path in tmp_path.glob("*.csv")}
    assert head["nodes-Company.csv"].startswith("id:ID,:LABEL,name:string,aliases:string[]")
    assert head["edges-CUSTOMER_OF.csv"].startswith(":START_ID,:END_ID,:TYPE,first_stated:string")
    assert set(head) == {f"nodes-{x.name}.csv" for x in SCHEMA.labels} | {
        f"edges-{x.name}.csv" for x in SCHEMA.relationship_types
    }
    arguments = (tmp_path / "import.args").read_text("utf-8").splitlines()
    assert "--array-delimiter=;" in arguments
    assert {a.partition("=")[2] for a in arguments if a.endswith(".csv")} == set(head)


def test_csv_chooses_a_separator_that_no_list_contains(tmp_path: Path) -> None:
    export(two_companies("x", ["a;b", "c|d"]), "csv", tmp_path)
    assert "--array-delimiter=U+001F" in (tmp_path / "import.args").read_text("utf-8")


def test_csv_leaves_nothing_of_an_earlier_export(tmp_path: Path) -> None:
    export(assemble(sample_records()), "csv", tmp_path)
    export(two_companies("x", []), "csv", tmp_path)
    assert len(list(tmp_path.glob("edges-*.csv"))) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("it's", r"'it\'s'"),
        ("a\\b", r"'a\\b'"),
        ("line\nbreak", r"'line\nbreak'"),
        ("\x00", r"'\u0000'"),
        ("\\u4e2d", r"'\\' + 'u4e2d'"),
        (["a", "b"], "['a', 'b']"),
        (True, "true"),
        (-0.5, "-0.5"),
        (3, "3"),
    ],
    ids=repr,
)
def test_a_value_is_written_as_cypher_reads_it(value, text: str) -> None:
    assert literal(value) == text


def test_the_script_begins_with_constraints_and_ends_each_statement(tmp_path: Path) -> None:
    export(assemble(sample_records()), "cypher", tmp_path / "x.cypher")
    script = (tmp_path / "x.cypher").read_text("utf-8")
    assert script.startswith("CREATE CONSTRAINT company_id")
    assert len(re.findall(r";\n", script)) == len(list(statements(assemble(sample_records()))))


def test_the_script_makes_the_graph(engine: Store) -> None:
    """Twice: the second run changes nothing."""
    from graph.loading.readback import read_graph

    graph = two_companies("\n".join(NASTY), [text for text in NASTY if text])
    for statement in [*statements(graph), *statements(graph)]:
        engine.write(statement)
    assert read_graph(engine) == graph


def test_the_csv_folder_warns_of_formulas(tmp_path: Path) -> None:
    """Texts stay as printed, or the import would differ; the reader is told what a spreadsheet makes of them."""
    export(Graph(), "csv", tmp_path)
    assert "formula" in (tmp_path / "README.txt").read_text(encoding="utf-8")
