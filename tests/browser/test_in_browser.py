"""The pack in the real Neo4j Browser, on both engines: what is clicked answers, and looks as it should.

What Browser shows is compared with what the store answers past it. Screenshots are left in out/browser/.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from graph.asking.question_file import GROUPS
from graph.browser.guide import FIND, TITLE
from graph.browser.pack import STYLE, ZIP, pack
from graph.browser.pictures import COMPANY, PICTURES, Picture
from graph.browser.scripts import picture_params, statement_of
from graph.browser.style import style, text_colour
from graph.question_pages import browser_parameters, params_line
from graph.questions import get_question, questions
from graph.schema import SCHEMA
from tests.browser.conftest import Site
from tests.browser.readers import read_style

if TYPE_CHECKING:
    from neo4j.graph import Node

    from tests.browser.neo4j_browser import Browser, ShownNode

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ASKED = ("customers", "evidence", "denied_relations", "meetings_of_company", "co_attendance")
RULES = read_style(style())
CUT = "…"
KEPT = {"counterparties", "visitors", "claims"}
"""Pictures to be looked at; it takes seconds until nothing moves any more."""


def test_the_guide_is_open(browser: Browser) -> None:
    assert browser.guide_title() == TITLE


def test_an_id_is_found(site: Site, browser: Browser) -> None:
    browser.click(':params {name: "云岭"}')
    expected = [row["name"] for row in site.ask(FIND, {"name": "云岭"}).records]
    assert browser.table(browser.click(FIND), len(expected)) == (["name", "id"], expected)


@pytest.mark.parametrize("name", ASKED)
def test_a_question_answers_when_it_is_clicked(site: Site, browser: Browser, name: str) -> None:
    question = get_question(name)
    answer = site.ask(statement_of(question), browser_parameters(question))
    browser.click(params_line(question))
    heads, first = browser.table(browser.click(statement_of(question)), len(answer.records))
    assert heads == [column.name for column in question.columns]
    assert first == [str(record[0]) for record in answer.records]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda x: x.name)
def test_a_picture_has_its_captions_and_colours(site: Site, browser: Browser, picture: Picture) -> None:
    nodes = site.ask(picture.text, {"company": COMPANY})
    expected = {node.element_id: node for row in nodes.records for way in row if way for node in way.nodes}
    browser.click(picture_params())
    frame = browser.click(picture.text)
    shown = browser.nodes(frame, len(expected))
    assert Counter(look(node) for node in expected.values()) == Counter(map(seen, shown))
    unmatched = captions_left(shown, list(expected.values()))
    assert unmatched == []
    types = {link.type for row in nodes.records for way in row if way for link in way.relationships}
    assert {(RULES[f"relationship.{t}"]["caption"], arrow_colour(t)) for t in types} <= browser.arrows(frame)
    if picture.name in KEPT:
        browser.picture(frame, f"{site.engine}-{picture.name}")


def test_the_style_can_be_dropped_on_the_window(browser: Browser) -> None:
    browser.run(":style reset")
    frame = browser.drop_style(STYLE, pack()[STYLE])
    assert SCHEMA.label("Observation").colour in frame.text


def test_the_scripts_can_be_dropped_on_the_window(browser: Browser) -> None:
    browser.drop(ZIP, pack()[ZIP])
    members = [q for q in questions().values() if q.group == "meetings"]
    names = browser.saved_scripts(f"{GROUPS['meetings']} meetings", len(members))
    assert sorted(names) == sorted(q.title_line for q in members)


def look(node: Node) -> tuple[str, float, str]:
    """Fill, radius and text colour that the style gives a node."""
    (label,) = node.labels
    rule = RULES[f"node.{label}"]
    return SCHEMA.label(label).colour, float(rule["diameter"].removesuffix("px")) / 2, text_colour(rule["color"])


def seen(node: ShownNode) -> tuple[str, float, str]:
    return node.colour, node.radius, node.text_colour


def arrow_colour(type: str) -> str:
    return {**RULES["relationship"], **RULES[f"relationship.{type}"]}["color"]


def captions_left(shown: list[ShownNode], nodes: list[Node]) -> list[str]:
    """Captions that no node accounts for: each is the beginning of one node's, and each node has one."""
    left = [caption(node) for node in nodes]
    unmatched = []
    texts = (squeezed(node.caption) for node in shown)
    for text in sorted(texts, key=lambda text: (text.endswith(CUT), -len(text))):
        found = next((full for full in left if matches(text, full)), None)
        if found is None:
            unmatched.append(text)
        else:
            left.remove(found)
    return unmatched


def matches(text: str, full: str) -> bool:
    return full.startswith(text.removesuffix(CUT)) if text.endswith(CUT) else text == full


def caption(node: Node) -> str:
    (label,) = node.labels
    return squeezed(str(node[SCHEMA.label(label).caption]))


def squeezed(text: str) -> str:
    """Browser breaks lines where it likes."""
    return "".join(text.split())
