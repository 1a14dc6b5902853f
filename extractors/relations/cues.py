"""Cues: the words that deny or weaken what a sentence says, those that only look so, and where their reach ends.

After ConText: a cue works forward (preceding) or backward (following) inside its clause; a pseudo-cue holds the
characters of a cue and means nothing (无锡, 不仅), and a double denial (并非没有) asserts. The longest cue wins. The
words are in `lexicons/cues.tsv`; `qualifiers.py` says where their reach ends.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from extractors.surface import FILER


class Sense(StrEnum):
    """What a cue does to the statement in its reach."""

    DENIED = "denied"
    PLANNED = "planned"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    FORMER = "former"
    ASKED = "asked"
    WITHHELD = "withheld"
    RUMOURED = "rumoured"
    REFUTED = "refuted"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at its place in a text."""

    sense: Sense
    text: str
    start: int
    end: int


def _pattern(words: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _read(reach: str) -> dict[str, Sense]:
    return {cue: Sense(row["sense"]) for row in _ROWS if row["reach"] == reach for cue in row["cues"].split()}


def _hidden() -> frozenset[str]:
    return frozenset(cue for row in _ROWS if row["reach"] in ("pseudo", "double") for cue in row["cues"].split())


_TABLE = resources.files("extractors").joinpath("lexicons", "cues.tsv").read_text(encoding="utf-8")
_ROWS = list(csv.DictReader(_TABLE.splitlines(), delimiter="\t"))
_HIDDEN = _hidden()
_SENSE_FORWARD = _read("preceding") | {f"非{FILER}": Sense.DENIED}
_SENSE_BACK = _read("following")
_SENSE_AFTER = _read("afterwards")
_FORWARD = _pattern(set(_SENSE_FORWARD) | _HIDDEN)
_BACK = _pattern(set(_SENSE_BACK) | _HIDDEN)
_AFTER = _pattern(set(_SENSE_AFTER) | _HIDDEN)


def find_preceding(text: str, start: int, end: int) -> list[Cue]:
    """Cues in `text[start:end]` that reach forward, in order; look-alikes and double denials are not among them."""
    return _find(_FORWARD, _SENSE_FORWARD, text, start, end)


def find_following(text: str, start: int, end: int) -> list[Cue]:
    """Cues in `text[start:end]` that reach back."""
    return _find(_BACK, _SENSE_BACK, text, start, end)


def find_afterwards(text: str, start: int, end: int) -> list[Cue]:
    """Cues in `text[start:end]` that reach back from the clause after: 向甲采购，目前已停止采购."""
    return _find(_AFTER, _SENSE_AFTER, text, start, end)


def _find(pattern: re.Pattern[str], senses: dict[str, Sense], text: str, start: int, end: int) -> list[Cue]:
    found = []
    for match in pattern.finditer(text, start, end):
        word = match.group()
        if word not in _HIDDEN:
            found.append(Cue(senses[word], word, match.start(), match.end()))
    return found
