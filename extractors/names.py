"""Whether printed characters can be a person's name."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon_rows import lexicon_words

HONORIFIC = re.compile(r"(?:先生|女士|小姐|博士|教授|院士|老师|(?<=^..)团队|(?<=^...)团队|等)$")
HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,4}")
DOTTED_NAME = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•‧][\u3400-\u9fff]{1,8}){1,3}")
LATIN_NAME = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ'’.-]*(?:[ ,]{1,2}[A-ZÀ-Þ][\wÀ-ÿ'’.-]*){0,3}")

NEVER = frozenset(
    {
        "公司",
        "先生",
        "女士",
        "其他",
        "人员",
        "工作人员",
        "相关人员",
        "个人",
        "全体",
        "各位",
        "无",
        "线上",
        "现场",
        "电话",
        "等人",
        "代表",
    }
)


@cache
def _surname_ranks() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(lexicon_words("surnames.txt"))}


@cache
def surnames() -> frozenset[str]:
    return frozenset(_surname_ranks())


def surname_rank(name: str) -> int | None:
    """How far down the list stands the family name with which a text begins; the usual ones come first."""
    return _surname_ranks().get(name[:1])


def has_double_surname(name: str) -> bool:
    return len(name) > 2 and name[:2] in _surname_ranks()


def is_han_name(text: str) -> bool:
    """Two or three characters after a known family name; four after a double one, or after two single ones."""
    if text in NEVER or not HAN_NAME.fullmatch(text):
        return DOTTED_NAME.fullmatch(text) is not None
    if text[:2] in surnames() and len(text) >= 3:
        return True
    if text[0] not in surnames():
        return False
    return len(text) <= 3 or text[1] in surnames()


def is_short_han(text: str) -> bool:
    """Two or three characters (four with a double family name) that could be a name with a family name not listed."""
    return text not in NEVER and re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,3}", text) is not None


def without_honorific(text: str) -> str:
    """张三先生 → 张三; a name of two characters keeps them."""
    bare = HONORIFIC.sub("", text)
    return bare if len(bare) >= 2 else text
