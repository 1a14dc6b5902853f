"""Finds titles in 《…》, whatever stands nested in them.

A title may quote another (《<上市公司证券发行注册管理办法>第九条…》, 《关于〈…〉的通知》), so brackets are counted,
not searched for. A title that never closes is not one: it ends at the next line break or after `LONGEST` characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 160
"""Longer than any title of a rule; an unclosed bracket is given up there."""

DEEPEST = 4
"""More brackets inside each other are no title."""

OPENING = "《〈<＜"
CLOSING = "》〉>＞"
_BRACKET = re.compile(r"[《〈<＜》〉>＞\n]")


@dataclass(frozen=True, slots=True)
class Title:
    """`start` and `end` are those of the words between the outermost brackets."""

    text: str
    start: int
    end: int


def find_titles(text: str) -> Iterator[Title]:
    """Outermost titles in reading order; brackets are not part of them."""
    at = text.find("《")
    while at != -1:
        end = _closing(text, at)
        if end is not None:
            yield Title(clean_title(text[at + 1 : end]), at + 1, end)
        at = text.find("《", at + 1 if end is None else end + 1)


def _closing(text: str, at: int) -> int | None:
    """Where the bracket that opens at `at` closes; inner brackets may be of another kind."""
    depth = 0
    for found in _BRACKET.finditer(text, at, at + LONGEST):
        mark = found.group()
        if mark == "\n":
            return None
        if mark in OPENING:
            depth += 1
            if depth > DEEPEST:
                return None
        elif depth == 1 and mark != "》":
            continue
        else:
            depth -= 1
        if depth == 0:
            return found.start()
    return None


def clean_title(printed: str) -> str:
    """A title without the spaces that typesetting puts between Han and digits."""
    return re.sub(r"(?<![A-Za-z]) +| +(?![A-Za-z])", "", printed.strip())
