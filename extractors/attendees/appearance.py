"""How much an atom of an attendee cell looks like a person, like an institution, or like one glued to the other.

Weights are log-odds, set by hand from how such names are built: the more usual the family name, the surer the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from extractors.attendees.atom import Atom, Sort
from extractors.institutions import WORLD, is_institution, is_known, is_stem
from extractors.latin_names import is_family_name, is_given_name, person_start
from extractors.lexicon_rows import lexicon_words
from extractors.names import LATIN_NAME, has_double_surname, is_han_name, surname_rank, without_honorific

CERTAIN = 9.0
USUAL_SURNAMES = 150
"""So many family names cover nine people in ten."""

NATIONAL = ("中国", "国家", "全国", "共青城", "横琴", "前海")
"""Besides the names of places: how names of institutions begin, and no name of a person does."""
SHORTEST_PLACED = 4
"""Characters of an institution that begins with a place: 上海途远."""
LONGEST_RUN = 12
"""Characters of names without anything between them."""
PLAIN_PERSON = 4.0
"""The odds of a usual given name before a usual family name at the end of Latin words."""
LONGEST_PERSON = 3
"""Latin words of a person's name."""


@lru_cache(maxsize=8192)
def person_odds(atom: Atom) -> float:
    """Above zero for what looks like a person, below for what looks like an institution."""
    bare = without_honorific(atom.text)
    if atom.sort is Sort.LATIN:
        return _latin_odds(bare)
    if atom.sort is Sort.ORG:
        return -2.0 if len(bare) == 2 and is_han_name(bare) else -CERTAIN
    if bare != atom.text:
        return CERTAIN
    if atom.sort is Sort.PERSON:
        return _han_odds(bare)
    if is_stem(bare):
        return -3.0
    return -0.7 if len(bare) <= 3 else -4.0


def _han_odds(name: str) -> float:
    if "·" in name:
        return CERTAIN
    if has_double_surname(name):
        return 4.0
    if len(name) > 3:
        return 2.0 if is_usual_surname(name) and is_usual_surname(name[1:]) else -1.0
    return 4.0 if is_usual_surname(name) else 1.0


def is_usual_surname(name: str) -> bool:
    rank = surname_rank(name)
    return rank is not None and rank < USUAL_SURNAMES


def _latin_odds(name: str) -> float:
    words = re.findall(r"[^\s,]+", name)
    if (
        re.search(r"\d|&", name)
        or (words and WORLD.fullmatch(words[-1]))
        or not LATIN_NAME.fullmatch(name)
        or len(words) > LONGEST_PERSON
    ):
        return -3.0
    if len(words) == 1:
        return -1.5 if name.isupper() else -0.3
    turned = is_family_name(words[0]) and is_given_name(words[-1])
    if is_family_name(words[-1]) or turned:
        return 3.0
    return 1.5 if is_given_name(words[0]) else 0.3


def is_plain(atom: Atom) -> bool:
    """What it is shows by itself: from such atoms the habits of a cell are learnt."""
    return atom.sort in (Sort.ORG, Sort.PERSON) and abs(person_odds(atom)) > 3 and glue_cut(atom)[0] == 0


def only_parting(text: str) -> tuple[int, ...]:
    """Where the names end that stand one behind the other, if they can be parted in one way only: 张三李四 → 2, 4."""
    ways = list(islice(_partings(text), 2)) if 4 <= len(text) <= LONGEST_RUN else []
    return ways[0] if len(ways) == 1 else ()


def _partings(text: str, start: int = 0) -> Iterator[tuple[int, ...]]:
    for end in (start + 2, start + 3):
        if end <= len(text) and is_usual_surname(text[start:]):
            if end == len(text):
                yield (end,)
            else:
                yield from ((end, *rest) for rest in _partings(text, end))


@cache
def _places() -> tuple[str, ...]:
    return (*NATIONAL, *lexicon_words("places.txt"))


def is_place(text: str) -> bool:
    return text in _places()


def begins_with_place(text: str) -> bool:
    return text.startswith(_places())


def is_placed(text: str) -> bool:
    """`上海途远`: the name of a place with another behind it."""
    return len(text) >= SHORTEST_PLACED and begins_with_place(text) and not is_place(text)


@lru_cache(maxsize=8192)
def glue_cut(atom: Atom) -> tuple[int, float]:
    """Where a person ends and the next institution begins, with the odds that it is so; 0 where it cannot be.

    PDF rows that lost their end read so: 李四云岭基金.
    """
    text = atom.text
    if len(text) < 6 or not is_institution(text) or is_known(text) or begins_with_place(text):
        return 0, -CERTAIN
    cuts = [c for c in (2, 3) if is_han_name(text[:c]) and len(text) - c >= 4 and is_institution(text[c:])]
    if not cuts:
        return 0, -CERTAIN
    sure = [c for c in cuts if is_known(text[c:]) or begins_with_place(text[c:])]
    usual = 0.5 if is_usual_surname(text) else -1.5
    if sure:
        return sure[0], 1.0 + usual
    return (cuts[0], -3.0 + usual) if len(cuts) == 1 else (cuts[0], -6.0)


@lru_cache(maxsize=8192)
def pair_cut(atom: Atom) -> tuple[int, float]:
    """Where an institution without a usual ending ends and its person begins, with the odds that it is so.

    0 with fair odds where it is likely but nobody can say where: such an atom stays unread.
    """
    if atom.sort is Sort.LATIN:
        return _latin_pair_cut(atom.text)
    if atom.sort is not Sort.UNKNOWN or len(atom.text) < 5:
        return 0, -CERTAIN
    cuts = [len(atom.text) - n for n in (3, 2) if is_han_name(atom.text[-n:])]
    usual = [cut for cut in cuts if is_usual_surname(atom.text[cut:])]
    if len(cuts) == len(usual) == 1 and cuts[0] >= SHORTEST_PLACED and begins_with_place(atom.text):
        return cuts[0], 2.0
    return (0, -1.0 if usual else -3.0) if cuts else (0, -CERTAIN)


def _latin_pair_cut(text: str) -> tuple[int, float]:
    """`Blue Peak Karen Huang`: two words that read as a person's name end it."""
    words = list(re.finditer(r"[^\s,]+", text))
    start = person_start([word.group() for word in words])
    if start and WORLD.fullmatch(words[-1].group()) is None:
        return words[start].start(), PLAIN_PERSON
    if len(words) == 2 and re.fullmatch(r"[A-Z]{2,6} [A-Z][a-z]+", text):
        return words[1].start(), -1.0
    if len(words) < 3 or WORLD.fullmatch(words[-1].group()) or re.search(r"[()（）]", text):
        return 0, -CERTAIN
    if is_family_name(words[-1].group()) and words[-2].group()[0].isupper():
        return words[-2].start(), 1.0
    return 0, -0.5
