"""What is made from the ontology: statements for the store, and the page that describes it."""

from __future__ import annotations

import json
import re

import pytest

from graph.describe import schema_as_json, schema_as_markdown
from graph.loading.ddl import INDEXED, constraints, fulltext, fulltext_name, indexes
from graph.schema import SCHEMA

EVERYTHING = [*SCHEMA.properties, *SCHEMA.labels, *SCHEMA.relationship_types]


@pytest.mark.parametrize("declared", EVERYTHING, ids=lambda x: x.name)
def test_every_declaration_is_described_in_both_languages(declared) -> None:
    assert declared.en
    assert re.search(r"[一-鿿]", declared.zh)


@pytest.mark.parametrize("label", SCHEMA.labels, ids=lambda x: x.name)
def test_every_label_has_a_colour_and_a_constraint(label) -> None:
    assert re.fullmatch(r"#[0-9A-F]{6}", label.colour)
    assert sum(f"(n:{label.name})" in statement for statement in constraints()) == 1


def test_what_belongs_to_a_filing_names_it() -> None:
    owned = [x for x in SCHEMA.labels if x.owned and x.name != "Document"]
    assert [x.name for x in owned if "document" not in x.properties] == []


def test_an_owned_edge_has_an_owned_end() -> None:
    owned = {x.name for x in SCHEMA.labels if x.owned}
    for rel in SCHEMA.relationship_types:
        if rel.owned:
            assert all(owned & set(pair) for pair in rel.ends), rel.name


def test_indexes_are_on_declared_properties() -> None:
    assert len(indexes()) == len(INDEXED)
    assert [(n, p) for n, p in INDEXED if p not in SCHEMA.label(n).properties] == []


def test_full_text_finds_chinese_by_pairs_of_characters() -> None:
    assert fulltext_name("Company") == "company_text"
    assert len(fulltext()) == sum(bool(x.searched) for x in SCHEMA.labels)
    assert all("'cjk'" in statement for statement in fulltext())


def test_the_page_names_everything() -> None:
    page = schema_as_markdown()
    assert [x.name for x in EVERYTHING if f"`{x.name}`" not in page] == []


def test_the_json_names_everything() -> None:
    page = json.loads(schema_as_json())
    names = {x["name"] for part in page.values() for x in part}
    assert names == {x.name for x in EVERYTHING}
