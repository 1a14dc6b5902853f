"""Names of persons in Latin letters: which words can be family names, which given ones."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon_rows import lexicon_words

SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|e|i|u|v|(?<=[bpmfw])o)"
)
PINYIN = re.compile(rf"(?:{SYLLABLE}){{1,2}}(?:-(?:{SYLLABLE}))?", re.IGNORECASE)
"""A given name as it is romanised on the mainland: Wei, Jialong, Yi-shu."""

RUN_TOGETHER = re.compile(r"[A-Z][a-z]+[A-Z][a-z]*")
SHORTEST_NAME = 3


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon_words(name))


def is_family_name(word: str) -> bool:
    return word.lower() in _words("romanised_surnames.txt")


def is_given_name(word: str) -> bool:
    """Anna, or what reads as one or two syllables of Chinese."""
    return word.lower() in _words("given_names.txt") or PINYIN.fullmatch(word) is not None


def reads_as_name(word: str) -> bool:
    """A single word that may stand for a person: Anna, Wu, AnnaWu; an abbreviation does not."""
    if word.isupper() or len(word) < SHORTEST_NAME:
        return False
    return is_given_name(word) or is_family_name(word) or RUN_TOGETHER.fullmatch(word) is not None


def is_person(text: str) -> bool:
    """`Anna Wu`: a given name and a family name."""
    words = text.split()
    return len(words) == 2 and is_given_name(words[0]) and is_family_name(words[1])


def person_start(words: list[str]) -> int:
    """Where the person begins who ends the words, a given name and a family name: `Blue Peak Anna Wu` → 2.

    0 where the words do not end so, or may all be one person's.
    """
    start = len(words) - 2
    if start < 1 or not (is_family_name(words[-1]) and is_given_name(words[-2])):
        return 0
    return 0 if all(map(is_given_name, words[:start])) else start
