"""A firm's name in parts: 北京听澜投资管理有限公司 is the core 听澜, of the trade of investors, in 北京.

    >>> name_parts("北京听澜投资管理有限公司")
    NameParts(core='听澜', places=('北京',), trades=('invest',), tail='投资管理', desk=False, is_legal=True, apart=())
    >>> name_parts("Lumen Capital (Hong Kong) Limited").core
    'lumen'

Two names with one core may be one firm; the other parts say how likely that is. `extractors/lexicons/firm_words.tsv`
holds the words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicon_rows import lexicon_rows
from graph.names.keys import key

BUYERS = frozenset({"am", "fund", "invest", "capital", "private", "wealth"})
"""Trades that a house without other firms names itself by, now so and now so."""

LICENSED = frozenset(
    {"securities", "life", "property", "pension", "health", "insurance", "bank", "bank_wealth", "trust", "futures"}
)
"""Trades of houses that have their asset manager beside them."""

TRADES = (*sorted(BUYERS | LICENSED), "advisory", "tech", "holding")
SHORTEST_CORE = 2

_TRANSLATED = re.compile(r"(?P<outer>[^（]{3,})[（(](?P<inner>.{3,})[）)]")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LATIN_WORD = re.compile(r"[0-9a-z&'’.·-]+")
_SCHOOLS = ("大学", "学院", "医院")


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a name is made of. `trades` are classes of `firm_words.tsv`, `tail` the words; `apart` parts sisters."""

    core: str
    places: tuple[str, ...]
    trades: tuple[str, ...]
    tail: str
    desk: bool
    is_legal: bool
    apart: tuple[str, ...]


def faces(name: str) -> tuple[str, ...]:
    """The name, or both where it carries its translation: Lumen Capital Limited（鹿鸣资本有限公司）."""
    match = _TRANSLATED.fullmatch(name.strip())
    if match is None or match["outer"].isascii() is match["inner"].isascii():
        return (name,)
    return (match["outer"].strip(), match["inner"].strip())


@lru_cache(maxsize=65_536)
def name_parts(name: str) -> NameParts:
    """The parts of a printed name; where nothing else is left, the core is the whole name."""
    return _latin_parts(name) if key(name).isascii() else _han_parts(simplified(key(name)))


def simplified(text: str) -> str:
    """The text with the traditional characters of names in their simplified form."""
    return text.translate(_traditional())


def _han_parts(bare: str) -> NameParts:
    inside = tuple(i for i in _BRACKET.findall(bare) if i)
    outside = _BRACKET.sub("", bare)
    body, legal = _without_end(outside, ("legal",))
    body, desk = _without_end(body, ("desk",))
    rest, trades = _without_end(body, ("legal", *TRADES))
    core, places = (rest, []) if body.endswith(_SCHOOLS) else _without_places(rest)
    if len(core) < SHORTEST_CORE or core in _generic():
        core, places, trades, rest = (body if len(body) >= SHORTEST_CORE else outside), [], [], body
    return NameParts(
        core,
        (*places, *(i for i in inside if i in _places())),
        tuple(dict.fromkeys(t for t in trades if t != "legal")),
        body[len(rest) :],
        bool(desk),
        bool(legal),
        tuple(w for w in _words("apart") if w in core or w in inside),
    )


def _without_end(text: str, classes: tuple[str, ...]) -> tuple[str, list[str]]:
    """The text without words of these classes at its end, and the classes of those taken off, from the left."""
    taken: list[str] = []
    while (found := _last_word(text, classes)) is not None:
        word, of = found
        text = text[: -len(word)]
        taken.insert(0, of)
    return text, taken


def _last_word(text: str, classes: tuple[str, ...]) -> tuple[str, str] | None:
    for word, of in _by_length():
        if of in classes and text.endswith(word) and len(text) > len(word):
            return word, of
    return None


def _without_places(text: str) -> tuple[str, list[str]]:
    """北京市, 深圳前海 taken off the front, as long as enough is left."""
    found: list[str] = []
    while (place := _first_place(text)) is not None:
        text = text[len(place) :].removeprefix("省").removeprefix("市")
        found.append(place)
    return text, found


def _first_place(text: str) -> str | None:
    for length in (4, 3, 2):
        if text[:length] in _places() and len(text) >= length + SHORTEST_CORE:
            return text[:length]
    return None


def _latin_parts(name: str) -> NameParts:
    spelled = unicodedata.normalize("NFKC", name).casefold().replace("hong kong", "hongkong")
    words = [w.strip(".'’&-") for w in _LATIN_WORD.findall(spelled)]
    words = [w for w in words if w]
    kinds = {"legal_latin": "legal", "am_latin": "am", "apart": "apart"}
    classes = {w: kinds[c] for c in kinds for w in _words(c)}
    core = [w for w in words if w not in classes]
    trades = ("am",) if any(classes.get(w) == "am" for w in words) else ()
    apart = tuple(w for w in words if classes.get(w) == "apart")
    is_legal = any(classes.get(w) == "legal" for w in words)
    return NameParts("".join(core) or key(name), (), trades, "", False, is_legal, apart)


@cache
def _words(of: str) -> tuple[str, ...]:
    return tuple(w for row in lexicon_rows("firm_words.tsv") if row[0] == of for w in row[1].split())


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    """Every word with its class, long words first."""
    pairs = [(w, of) for of in ("legal", "desk", *TRADES) for w in _words(of)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _places() -> frozenset[str]:
    return frozenset(place for (line,) in lexicon_rows("places.txt") for place in line.split())


@cache
def _generic() -> frozenset[str]:
    """What no firm is called by alone: a place, 中国, 科技."""
    return _places() | set(_words("generic"))


@cache
def _traditional() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for (line,) in lexicon_rows("traditional.txt") for pair in line.split()}
