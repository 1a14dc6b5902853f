"""The same kind of form drawn in many layouts: with and without lines, labels centred, cut, spread; pages turned."""

from __future__ import annotations

import random

import pytest

from extractors.pipeline import extract
from extractors.readers import read_bytes
from tests.bench.drawn.content import content, facts, read_facts
from tests.bench.drawn.draw import drawn
from tests.bench.drawn.style import LAYOUTS

NOT_YET = {
    "outer box, ruled list",
}


@pytest.mark.parametrize("name", sorted(LAYOUTS.keys() - NOT_YET))
def test_a_form_is_read_whole_however_it_is_drawn(name: str) -> None:
    rng = random.Random(f"test/{name}")
    said = content(rng, LAYOUTS[name].came, LAYOUTS[name].talk)
    document = read_bytes(drawn(said, LAYOUTS[name], rng), source="form.pdf")
    assert read_facts(extract(document), document) == facts(said)
