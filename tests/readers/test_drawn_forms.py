"""The same kind of form drawn in many layouts: with and without lines, labels centred, cut, spread; pages turned."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from extractors.pipeline import extract
from extractors.readers import read_bytes
from extractors.readers.pdf_columns import paragraphs_and_lists
from extractors.readers.pdf_lines import PrintedLine
from extractors.readers.pdf_page import Glyph
from tests.bench.drawn.content import content, facts, read_facts
from tests.bench.drawn.draw import drawn
from tests.bench.drawn.mixed import mixed
from tests.bench.drawn.style import LAYOUTS


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_form_is_read_whole_however_it_is_drawn(name: str) -> None:
    rng = random.Random(f"test/{name}")
    said = content(rng, LAYOUTS[name].came, LAYOUTS[name].talk)
    document = read_bytes(drawn(said, LAYOUTS[name], rng), source="form.pdf")
    assert read_facts(extract(document), document) == facts(said)


@pytest.mark.parametrize("number", range(12))
def test_a_form_is_read_whole_in_layouts_drawn_by_chance(number: int) -> None:
    name, style = list(mixed(29, 12))[number]
    rng = random.Random(f"test/{name}")
    said = content(rng, style.came, style.talk)
    document = read_bytes(drawn(said, style, rng), source="form.pdf")
    found, expected = read_facts(extract(document), document), facts(said)
    assert {key for key in expected if found[key] != expected[key]} <= {"attendees"}


JUSTIFIED = ["东湖证券  张伟、李娜；", "云岭基金 王强；   明湖投资  赵七、周八；", "青松保险   刘洋；北辰证券  陈静"]


def test_text_set_to_both_margins_is_no_list() -> None:
    lines = [PrintedLine(list(_glyphs(text, y))) for y, text in zip((700.0, 680.0, 660.0), JUSTIFIED, strict=True)]
    assert all("\t" not in paragraph.text for paragraph in paragraphs_and_lists(lines, 400.0))


def _glyphs(text: str, y: float) -> Iterator[Glyph]:
    """Characters ten points wide; three blanks leave a gap as wide as two characters."""
    x = 100.0
    for i, char in enumerate(text):
        width = 7.0 if char == " " else 10.0
        yield Glyph(char, i, x, y - 5, x + width, y + 5, x + width / 2, y)
        x += width
