"""A filing that tries to steer a store, a spreadsheet, a browser or a terminal is shown as text by every command."""

from __future__ import annotations

import csv
import importlib
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from extractors.batch import extract_files
from extractors.errors import FilingError
from extractors.readers import read_bytes
from extractors.record import Record
from graph.assemble import assemble
from graph.export import export
from graph.export.cypher import statements
from graph.load import load
from graph.loading.readback import read_graph
from graph.names.keys import key
from graph.network import Graph
from graph.questions import ask
from graph.store import Store
from graph.terminal.render import BIDI
from tests.hostile_filing import FORMS, LEFT_OVER, STEERING, TEXTS, as_text, with_outside_entity
from tests.test_cli import irgraph, terminal

COMPANY = "302901"
CONTROLS = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)} - {"\n"} | set(BIDI)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the filing, and a store that holds it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "filing.txt").write_bytes(as_text())
    done = irgraph("load", "filing.txt", cwd=folder)
    assert done.code == 0, done.error
    return folder


@pytest.fixture(scope="module")
def record(folder: Path) -> Record:
    (done,) = extract_files([folder / "filing.txt"], 1)
    assert done.record is not None
    return done.record


@pytest.fixture(scope="module")
def graph(record: Record) -> Graph:
    return assemble([record])


def values_of(graph: Graph) -> list[str]:
    """Every text of the graph."""
    found = [v for item in (*graph.nodes(), *graph.edges()) for v in item.properties.values()]
    return [text for v in found for text in (v if isinstance(v, list) else [v]) if isinstance(text, str)]


@pytest.mark.parametrize("form", FORMS)
def test_every_reader_keeps_the_text_of_each_attempt(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"filing.{form}"
    path.write_bytes(FORMS[form]())
    (done,) = extract_files([path], 1)
    assert done.record is not None
    answers = [question.answer or "" for question in done.record.questions]
    lost = [text for text, answer in zip(TEXTS, answers, strict=False) if text not in answer]
    assert lost == list(LEFT_OVER[form])


def test_nothing_outside_a_word_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_text("PRIVATE", encoding="utf-8")
    try:
        text = read_bytes(with_outside_entity((tmp_path / "private.txt").as_uri()), source="a.docx").text
    except FilingError as error:
        text = str(error)
    assert "PRIVATE" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "filing.txt"),
        ("check", "filing.txt"),
        ("status",),
        ("resolve", "--min-score", "0", "--judgements", "judged.tsv"),
        ("cypher", "MATCH (n) RETURN properties(n) AS n"),
        ("ask", "meetings_of_company", f"company={COMPANY}"),
        ("ask", "customers", f"company={COMPANY}"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_no_command_steers_a_terminal(arguments: tuple[str, ...], folder: Path) -> None:
    piped = irgraph(*arguments, cwd=folder)
    assert piped.code == 0, piped.error
    assert piped.out.strip()
    assert set(piped.out + piped.error) & CONTROLS == set()
    for line in [piped.out] if arguments[0] != "extract" else piped.out.splitlines():
        json.loads(line)
    code, shown = terminal(*arguments, cwd=folder, typed="q\n")
    assert code == 0, shown
    assert shown.strip()
    assert set(shown) & (CONTROLS - set("\r")) == set()


def test_the_names_of_columns_cannot_steer_a_terminal_either(folder: Path) -> None:
    code, shown = terminal("cypher", f"RETURN 1 AS `{''.join(STEERING)}[red]`", cwd=folder, typed="")
    assert code == 0, shown
    assert "[red]" in shown
    assert set(shown) & (CONTROLS - set("\r")) == set()


def test_a_name_that_looks_like_an_attempt_is_asked_for_as_a_name(folder: Path) -> None:
    for text in TEXTS:
        done = irgraph("ask", "customers", f"company={text}", cwd=folder)
        assert done.code in (1, 2)
        assert len(done.error.splitlines()) >= 1
        assert "Traceback" not in done.error
    assert irgraph("cypher", "MATCH (n:Owned) RETURN n", cwd=folder).out.strip() == "[]"


def test_either_store_holds_the_graph_and_nothing_else(engine: Store, record: Record, graph: Graph) -> None:
    load(engine, [record])
    assert read_graph(engine) == graph
    labels = {row["label"] for row in engine.read("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label AS label")}
    assert "Owned" not in labels
    answer = ask(engine, "meetings_of_company", company=COMPANY)
    assert len(answer.rows) == 1


def test_the_script_makes_the_graph_and_nothing_else(engine: Store, graph: Graph) -> None:
    for statement in statements(graph):
        engine.write(statement)
    assert read_graph(engine) == graph


@pytest.mark.parametrize("format", ["csv", "gexf", "graphml", "json"])
def test_every_export_comes_back_to_the_letter(format: str, graph: Graph, tmp_path: Path) -> None:
    export(graph, format, tmp_path / "out")
    assert importlib.import_module(f"graph.export.{format}").read(tmp_path / "out") == graph


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_an_xml_export_has_no_elements_but_its_own(format: str, graph: Graph, tmp_path: Path) -> None:
    export(graph, format, tmp_path / "out")
    tags = {element.tag.rpartition("}")[2] for element in ET.parse(tmp_path / "out").iter()}
    assert tags.isdisjoint({"script", "img"})
    assert b"<!" not in (tmp_path / "out").read_bytes()


def test_another_reader_of_csv_finds_every_text_in_one_cell(graph: Graph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    csv.field_size_limit(1 << 24)
    cells: set[str] = set()
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
        cells |= {cell for row in rows for cell in row}
    lists = {v for n in graph.nodes() for p in n.properties.values() if isinstance(p, list) for v in p}
    assert {text for text in values_of(graph) if text not in cells} <= lists


def test_what_is_made_for_browser_holds_nothing_of_a_filing(folder: Path) -> None:
    assert irgraph("browser-pack", "pack", cwd=folder).code == 0
    written = b"".join(p.read_bytes() for p in (folder / "pack").rglob("*") if p.is_file())
    assert written
    assert [text for text in TEXTS if text.encode() in written] == []


@pytest.mark.parametrize("mark", sorted(BIDI))
def test_direction_marks_make_no_other_name(mark: str) -> None:
    assert key(f"{mark}云岭{mark}数据") == key("云岭数据")


LONG = {
    "institution": ("沧澜证券", "明岭谷", "证券"),
    "company": ("明谷科技", "明岭谷", "科技"),
    "person": ("严怀瑾", "严怀瑾", ""),
    "title": ("董事长", "董事", "长"),
}


@pytest.mark.parametrize("place", LONG)
def test_a_name_of_a_hundred_thousand_characters_is_pending_and_either_store_takes_the_rest(
    place: str, engine: Store, tmp_path: Path
) -> None:
    """Neo4j can index some eight thousand bytes."""
    name, piece, end = LONG[place]
    path = tmp_path / "long.txt"
    path.write_text(as_text().decode().replace(name, piece * (100_000 // len(piece)) + end, 1), encoding="utf-8")
    (done,) = extract_files([path], 1)
    assert done.record is not None
    assert all(len(attendee.institution or "") <= 200 for attendee in done.record.attendees)
    if place == "institution":
        assert [p.reason for p in done.record.pending if len(p.text) > 100_000] == ["longer than any name"]
    load(engine, [done.record])
    assert read_graph(engine) == assemble([done.record])


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_name_of_ten_megabytes_ends_in_a_reason(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"filing.{form}"
    path.write_bytes(FORMS[form]().replace("沧澜".encode(), "沧".encode() * (10 * 2**20 // 3), 1))
    (done,) = extract_files([path], 1)
    assert done.record is None
    assert "longer than any filing" in str(done.reason)
    assert "\n" not in str(done.reason)
