"""Layouts drawn by chance from what the named ones are made of."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.bench.drawn.style import Style


def mixed(seed: int, count: int) -> Iterator[tuple[str, Style]]:
    for number in range(count):
        rng = random.Random(f"{seed}/mixed/{number}")
        style = _style(rng)
        yield f"{number} {style.rules} {style.at} {style.visitors} {style.page} {style.split}", style


def _style(rng: random.Random) -> Style:
    size = rng.choice((9.0, 10.5, 12.0))
    rules = rng.choice(("none",) * 6 + ("horizontals", "box", "divider", "shaded", "banded", "dotted"))
    return Style(
        rules=rules,
        at=rng.choice(("middle", "middle", "middle", "top", "bottom")),
        value_at=rng.choice(("top", "middle")),
        align=rng.choice(("left", "centre", "spread")),
        label=float(rng.choice((3, 4, 5, 6, 7, 8, 10, 14))),
        size=size,
        leading=size * rng.choice((1.25, 1.4, 1.56, 1.8, 2.2)),
        padding=rng.choice((0.0, 0.0, 1.5, 3.0, 6.0)),
        gutter=rng.choice((11.0, 14.0, 20.0, 30.0)),
        visitors=rng.choice(("inline", "lines", "columns", "numbered")),
        split=rng.choice(("first", "first", "last", "whole")),
        page=rng.choice(("plain",) * 4 + ("rotate90", "crop", "xobject")),
        margins=rng.choice(("none", "page", "pages", "header")),
        ink=rng.choice(("lines", "lines", "chars", "shuffled")),
        spacing=rng.choice((0.0, 0.0, 0.0, 0.8)),
        indent=rng.choice((0.0, 0.0, 2.0)),
        blank=rng.choice((False, False, True)),
        more=rng.choice((False, True)),
        talk=rng.choice((3, 6, 10)),
        came=rng.choice((2, 6, 12)),
        left=rng.choice((50.0, 72.0, 90.0)),
        right=rng.choice((505.0, 523.0, 545.0)),
        room=rng.choice((700.0, 760.0, 780.0)),
    )
