"""Arithmetic of ruling lines: near ones are one, short ones cover a side together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf_page import Rule

NEAR = 3.0
"""Ruling lines closer than this, in points, are one."""
LOWEST_ROW = 4.0


def merged(places: Iterable[float], near: float = NEAR) -> list[float]:
    """Places closer than `near` as one, ascending."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= near:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(g) / len(g) for g in groups]


def cover(rules: Iterable[Rule], low: float, high: float) -> float:
    """Share of low…high that the rules cover together."""
    covered, at = 0.0, low
    for rule in sorted(rules, key=lambda r: r.start):
        start, end = max(rule.start, at), min(rule.end, high)
        if end > start:
            covered += end - start
            at = end
    return covered / max(high - low, 1e-6)


def near_to(rules: Iterable[Rule], at: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - at) < NEAR]


def bands(edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """(top, bottom) of each row, from the top of the page down."""
    for top, bottom in pairwise(edges[::-1]):
        if top - bottom >= LOWEST_ROW:
            yield top, bottom
