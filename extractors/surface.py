"""A sentence as a pattern wants to see it: no stray spaces, one form of each mark, names as single characters.

Filings put spaces between Han and Latin (`OpenAI 不是`), break lines inside words, and mix `,` with `，`. Rules that
had to allow for all that could not be read. So they see a surface: the filer is one character, every other company is
one, and `Surface.source` leads back to the offsets of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Span

FILER = "\ue000"
COMPANY = "\ue001"

_FOLD = str.maketrans({"(": "（", ")": "）", ":": "：", ";": "；", "!": "！", "?": "？", "　": " ", "\xa0": " "})
_UNCERTAIN = re.compile(r"[\s,]")
"""What is copied or not by what stands beside it."""
_LATIN = re.compile(r"[A-Za-z0-9.&'\-]")


@dataclass(frozen=True, slots=True)
class Token:
    """A name on a surface: where it stands in the document, and whether it is the filer's."""

    span: Span
    name: str
    is_filer: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """`text[i]` comes from the document's character `source[i]`; the n-th name character is `tokens[n]`."""

    text: str
    source: tuple[int, ...]
    tokens: tuple[Token, ...]

    def token_at(self, index: int) -> Token:
        """The token of the name character at `index`."""
        before = self.text[:index]
        return self.tokens[before.count(FILER) + before.count(COMPANY)]

    def place(self, start: int, end: int) -> Span:
        """The document's characters behind `text[start:end]`, which must not be empty."""
        last = self.text[end - 1]
        stop = self.token_at(end - 1).span.end if last in (FILER, COMPANY) else self.source[end - 1] + 1
        return Span(self.source[start], stop)


def make_surface(text: str, stretch: Span, tokens: Sequence[Token]) -> Surface:
    """The surface of `text[stretch]`; `tokens` are those inside it, in order, without overlap."""
    characters: list[str] = []
    source: list[int] = []
    here = stretch.start
    for token in tokens:
        _copy(text, here, token.span.start, characters, source)
        characters.append(FILER if token.is_filer else COMPANY)
        source.append(token.span.start)
        here = token.span.end
    _copy(text, here, stretch.end, characters, source)
    return Surface("".join(characters), tuple(source), tuple(tokens))


def inside(tokens: Sequence[Token], stretch: Span) -> Sequence[Token]:
    """The tokens (in order) that stand in the stretch."""
    first = bisect_left(tokens, stretch.start, key=_start)
    return [t for t in tokens[first : bisect_left(tokens, stretch.end, key=_start)] if t.span.end <= stretch.end]


def _start(token: Token) -> int:
    return token.span.start


def _copy(text: str, start: int, end: int, characters: list[str], source: list[int]) -> None:
    here = start
    for found in _UNCERTAIN.finditer(text, start, end):
        at = found.start()
        _copy_all(text, here, at, characters, source)
        here = at
        if found.group() == "," and not _between_digits(text, at):
            characters.append("，")
            source.append(at)
            here = at + 1
        elif found.group() != "," and not _between_latin(text, at):
            here = at + 1
    _copy_all(text, here, end, characters, source)


def _copy_all(text: str, start: int, end: int, characters: list[str], source: list[int]) -> None:
    characters.append(text[start:end].translate(_FOLD))
    source.extend(range(start, end))


def _between_latin(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and bool(_LATIN.match(text[at - 1]) and _LATIN.match(text[at + 1]))


def _between_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
