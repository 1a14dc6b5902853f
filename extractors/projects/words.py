"""Tells the name of an undertaking from a description of one (多个项目, 定制类服务的项目, 数据处理平台)."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon_rows import lexicon_rows


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of `lexicons/project_words.tsv` of one kind."""
    rows = lexicon_rows("project_words.tsv")
    return frozenset(word for row_kind, words in rows if row_kind == kind for word in words.split())


@cache
def _generic() -> re.Pattern[str]:
    longest_first = sorted(words_of("generic"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def is_specific(modifier: str) -> bool:
    """Whether what stands before 项目 or 平台 says which one: at least two characters beyond generic words."""
    han = re.sub(r"[A-Za-z0-9&+\-. ]+", _keep_proper_latin, modifier)
    rest = re.sub(r"[的之与和及或、，()（）“”\s]", "", _generic().sub("", han))
    return len(rest) >= 2


def _keep_proper_latin(match: re.Match[str]) -> str:
    return match.group() if is_proper_latin(match.group().strip()) else ""


def is_proper_latin(word: str) -> bool:
    """Whether a Latin word can be the proper name of a platform: not an acronym of a technique, not a number."""
    if len(word) < 2 or re.search(r"[A-Za-z]", word) is None:
        return False
    return word.casefold() not in {w.casefold() for w in words_of("generic_latin")}


def is_excluded(name: str) -> bool:
    """Incentive plans, the platforms on which meetings are held, slogans of the state."""
    if any(word in name for word in words_of("not_a_project")):
        return True
    core = re.sub(r"(?:项目|工程|行动|计划|战略|建设)+$", "", name)
    return core.strip('“”"') in words_of("policy")
