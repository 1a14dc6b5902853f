"""The Browser pack: what Browser reads of it is what was meant, and it never writes over other things."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.browser.guide import FIND, guide, runnable
from graph.browser.pack import MANIFEST, pack, write_pack
from graph.browser.pictures import COMPANY, PICTURES, Picture
from graph.browser.scripts import picture_script, scripts, statement_of, zipped
from graph.browser.style import caption_text, contrast, style
from graph.errors import UsageError
from graph.load import load
from graph.question_pages import browser_parameters, params_line
from graph.questions import questions
from graph.schema import SCHEMA
from graph.store import Store
from tests.browser.readers import read_style, statements
from tests.browser.sight import EYES, distance
from tests.conftest import Stores
from tests.sample_records import sample_records

PLAIN = 15
"""The least distance between two labels' colours; the palette that Browser chooses by itself falls to 2."""
LEGIBLE = 4.5
"""The contrast that WCAG asks of text."""

NASTY = [
    "MATCH (n) WHERE only = 'x' AND one='y' RETURN n",
    "RETURN '</pre></slide><script>alert(1)</script>' AS x",
    'RETURN "<img src=x onerror=alert(1)>" AS x',
    "RETURN '&lt; &amp;lt; &#61;' AS x",
    "RETURN 'href=\"javascript:alert(1)\"' AS x",
    ':params {name: "it\'s; a \\"name\\" {x}"}',
]


def test_every_label_and_type_has_a_rule() -> None:
    rules = read_style(style())
    names = [f"node.{x.name}" for x in SCHEMA.labels] + [f"relationship.{x.name}" for x in SCHEMA.relationship_types]
    assert list(rules) == ["node", "relationship", *names]
    for label in SCHEMA.labels:
        rule = rules[f"node.{label.name}"]
        assert (rule["color"], rule["caption"]) == (label.colour, f"{{{label.caption}}}")
    for rel in SCHEMA.relationship_types:
        assert rules[f"relationship.{rel.name}"]["caption"] == rel.zh


@pytest.mark.parametrize("label", SCHEMA.labels, ids=lambda x: x.name)
def test_captions_are_legible(label) -> None:
    rule = read_style(style())[f"node.{label.name}"]
    assert contrast(rule["color"], rule["text-color-internal"]) >= LEGIBLE


@pytest.mark.parametrize("eye", EYES)
def test_no_two_labels_look_alike(eye: str) -> None:
    pairs = itertools.combinations(SCHEMA.labels, 2)
    assert [(a.name, b.name) for a, b in pairs if distance(a.colour, b.colour, eye) < PLAIN] == []


def test_labels_of_one_colour_would_be_seen() -> None:
    assert distance("#569480", "#848484", "deuteranopia") < 10 < distance("#569480", "#848484", "most")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_caption_breaks_the_style(text: str) -> None:
    (rule,) = read_style(f'x {{\n  caption: "{caption_text(text)}";\n}}\n').values()
    assert rule["caption"] == caption_text(text).strip()


def test_the_guide_has_every_question_with_its_parameters_and_every_picture() -> None:
    clickable = statements(guide())
    for question in questions().values():
        at = clickable.index(statement_of(question))
        if question.parameters:
            assert clickable[at - 1] == params_line(question)
    assert [p.name for p in PICTURES if p.text not in clickable] == []
    assert FIND in clickable
    assert {f"MATCH (n:{x.name}) RETURN n LIMIT 25" for x in SCHEMA.labels} <= set(clickable)


def test_the_guide_has_a_slide_for_each_group() -> None:
    page = guide()
    assert page.count("<slide") == page.count("</slide>") == 10
    assert not re.search(r"<script|\son\w+=|javascript:", page, re.IGNORECASE)


@pytest.mark.parametrize("text", NASTY)
def test_a_statement_of_markup_stays_a_statement(text: str) -> None:
    assert statements(f"<slide>{runnable(text)}</slide>") == [text]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_any_statement_comes_through_the_guide(text: str) -> None:
    assert statements(f"<slide>{runnable(text)}</slide>") == [text.strip()]


@pytest.mark.parametrize("name", list(questions()))
def test_params_lines_can_be_read(name: str) -> None:
    question = questions()[name]
    body = re.sub(r"([{,] ?)(\w+):", r'\1"\2":', params_line(question).removeprefix(":params "))
    assert json.loads(body) == browser_parameters(question)


@pytest.fixture
def sample(stores: Stores, engine_name: str) -> Store:
    return stores.holding(engine_name, "sample", lambda store: load(store, sample_records()))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda x: x.name)
def test_every_picture_shows_something(sample: Store, picture: Picture) -> None:
    _, rows = sample.read_only(picture.text, {"company": COMPANY})
    assert rows
    assert all(isinstance(cell, list) or cell is None for row in rows for cell in row), "paths, which Browser draws"


def test_an_id_can_be_found(sample: Store) -> None:
    assert ("云岭数据", COMPANY) in sample.read_only(FIND, {"name": "云岭"}).rows
    assert sample.read_only(FIND, {"name": "远岫证券"}).rows[-1] == ("远岫证券", "Institution:远岫证券")


def test_a_script_is_named_by_its_first_line() -> None:
    found = scripts()
    assert len(found) == len(questions()) + len(PICTURES)
    for path, text in found.items():
        assert re.fullmatch(r"[^/]+/\w+\.cypher", path)
        assert text.startswith("// ")
    assert found["客户、供应商与同行 counterparties/customers.cypher"].startswith(
        "// 公司的客户 Customers of a company\n"
    )


def test_a_title_of_several_lines_stays_a_comment() -> None:
    text = picture_script(Picture("x", "一\n行", "two\r\nMATCH (n) DETACH DELETE n", "RETURN 1 AS x"))
    assert [line for line in text.splitlines() if not line.startswith("//")] == ["RETURN 1 AS x"]


def test_the_zip_holds_the_scripts() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(scripts()))) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == scripts()


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_pack_has_the_same_bytes(tmp_path: Path) -> None:
    write_pack(tmp_path / "one")
    write_pack(tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == pack()


def test_a_new_pack_replaces_an_earlier_one(tmp_path: Path) -> None:
    write_pack(tmp_path)
    listed = json.loads((tmp_path / MANIFEST).read_bytes())
    (tmp_path / "scripts" / "gone.cypher").write_text("// of an earlier version")
    (tmp_path / MANIFEST).write_text(json.dumps({**listed, "files": [*listed["files"], "scripts/gone.cypher"]}))
    (tmp_path / "mine.txt").write_text("kept")
    write_pack(tmp_path)
    assert contents(tmp_path) == {**pack(), "mine.txt": b"kept"}


@pytest.mark.parametrize(
    "manifest", [None, "not json", "[]", '{"files": 1}', '{"files": ["../other"]}', '{"files": ["/etc/hosts"]}']
)
def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    folder, other = tmp_path / "folder", tmp_path / "other"
    folder.mkdir()
    for file in (folder / "style.grass", other):
        file.write_text("mine")
    if manifest is not None:
        (folder / MANIFEST).write_text(manifest)
    before = contents(tmp_path)
    with pytest.raises(UsageError, match="not a pack"):
        write_pack(folder)
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        write_pack(tmp_path / "file")


def test_the_instructions_name_every_file_beside_the_scripts() -> None:
    page = pack()["README.md"].decode()
    assert [
        name for name in pack() if "/" not in name and name not in {"README.md", MANIFEST} and name not in page
    ] == []
