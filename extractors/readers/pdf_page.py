"""What is seen on a page: characters with boxes, and the ruling lines of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character: `offset` counts the characters of the document's text layer, the box is in points.

    A blank has the box of the character before it: where PDFium puts its own says nothing.
    """

    char: str
    offset: int
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line from `start` to `end`, at `at` on the other axis."""

    start: float
    end: float
    at: float


@dataclass(frozen=True, slots=True)
class Aside:
    """Characters of the text layer that are on the page but not of its text (a watermark), and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    """From 1."""
    glyphs: list[Glyph]
    horizontals: list[Rule]
    verticals: list[Rule]
    asides: tuple[Aside, ...] = ()
    unknown: int = 0
    """How many of its characters no font says the meaning of; U+FFFD stands for each."""
