"""Whether a stretch of Han or Latin text reads as a company's short name rather than as ordinary words.

jieba's sample of the language decides what is ordinary: 楚泽云 falls into characters that form no word, 鹭江重工 is
such characters and an industry, 产品升级 is two words. How much of that is asked depends on how sure the place is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from enum import Enum
from functools import cache, lru_cache

import jieba

from extractors.companies.lexicon import is_company, is_not_company, words


class Likeness(Enum):
    """How much like a name a stretch must look.

    `ANY`: a character that forms no word (特澄路). `SHAPED`: with an industry or a place, as names are made (澄湖传动,
    大连澄龙). `FIRM`: so, or with an organisation's ending after a word that no trade is called by (远东集团).
    `LOOSE`: as `SHAPED`, or nothing but characters that form no word (宁澄); 良率 and 账期 are as loose, so only the
    surest places take that. `LISTED`: all of these, or two such characters side by side (谷雨标注). `BESIDE`: in one
    list with a company, where a rare word will do too (锦屏).
    """

    ANY = 1
    LOOSE = 2
    SHAPED = 3
    LISTED = 4
    FIRM = 5
    BESIDE = 6


_RARE = 70
"""How often a word may stand in jieba's sample to be taken for a name: 云岭 60; 消费 5133, 语音 865."""
_COMMON = 4500
"""How often a word may stand there that a name is made of: 远东集团 525, 东方集团 3993; 信息集团 12256."""
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}|[A-Z]+&[A-Z]+)\Z")
_SORT = re.compile(
    r"[㐀-鿿]{1,5}[企系站]\Z|[㐀-鿿]{2,5}[店方层体者员区局厅所]\Z|[一二两三四五六七八九十百数几]+[大桶家类个种批条]"
)
_LATIN = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z\-]*(?: (?:& )?[A-Z][A-Za-z\-]*){0,3}\Z")


def reads_as_name(text: str, wanted: Likeness) -> bool:
    """Whether Han text is a company's short name rather than words."""
    if text.startswith(_technical()) or is_not_company(text) or is_a_sort(text):
        return False
    pieces = _pieces(text)
    if _is_ordinary(text, pieces):
        return False
    loose = [p for p in pieces if len(p) == 1]
    if any(p in words("particles") for p in loose):
        return False
    if _is_rare_with_industry(pieces):
        return True
    if wanted in (Likeness.LISTED, Likeness.BESIDE, Likeness.FIRM) and _is_transliterated(text, pieces):
        return True
    core = _core(pieces)
    shaped = len(core) < len(pieces)
    if not shaped and _describes(text, pieces):
        return False
    if wanted is Likeness.ANY:
        return bool(loose) or _is_industrial(pieces)
    if core and (shaped or wanted not in (Likeness.SHAPED, Likeness.FIRM)) and _is_made_up(pieces, core):
        return True
    return wanted not in (Likeness.LOOSE, Likeness.SHAPED) and _is_listed(text, pieces, wanted)


def reads_as_latin_name(text: str) -> bool:
    """Whether Latin text is a name: capitalised words, none of which is on record as a product or a plain word."""
    if len(text) < 4 or not _LATIN.match(text) or is_company(text):
        return False
    return not is_not_company(text) and not all(_is_plain(word) for word in text.split())


def _is_plain(word: str) -> bool:
    return word in words("latin_words") or is_not_company(word)


def reads_as_acronym(text: str) -> bool:
    """Whether Latin text is a name of capitals only (THK), and no technical term (PCB)."""
    return bool(_ACRONYM.match(text)) and text not in words("acronyms") and not is_not_company(text)


def is_a_sort(text: str) -> bool:
    """央企, 德系, 五大发电, 快运: what firms or goods are of, in words that the sample of the language lacks."""
    return text in words("sorts") or (_SORT.match(text) is not None and not text.endswith(_firm_words()))


@lru_cache(maxsize=1 << 14)
def cut(text: str) -> tuple[str, ...]:
    """The words of a short text, remembered."""
    return tuple(jieba.cut(text, HMM=False))


def _pieces(text: str) -> tuple[str, ...]:
    """The words of a name, an ending that jieba cuts into characters put together: 瑞, 禾, 新材."""
    pieces = cut(text)
    ending = "".join(pieces[-2:])
    if len(pieces) >= 4 and len(ending) <= 3 and ending in words("industry_ends"):
        return (*pieces[:-2], ending)
    return pieces


def _describes(text: str, pieces: Sequence[str]) -> bool:
    """招采, 信披, 收费站: what trades are short for, or a rare word for a thing, where no industry shows a name."""
    loose = text if len(pieces) == 1 else "".join(p for p in pieces if len(p) == 1)
    return not words("descriptive").isdisjoint(loose) and not text.endswith(_firm_words())


@cache
def _firm_words() -> tuple[str, ...]:
    return tuple(words("made_ends") | words("industry_ends"))


def _is_listed(text: str, pieces: Sequence[str], wanted: Likeness) -> bool:
    if len(text) > 6 or pieces[0] in words("plain_heads"):
        return False
    if len(text) > 2 and pieces[-1] in words("firm_ends"):
        return _is_head(pieces[:-1])
    if wanted is Likeness.FIRM:
        return False
    pair = any(len(a) == 1 == len(b) for a, b in itertools.pairwise(pieces))
    if pair and len(text) in (3, 4, 5):
        return all(_frequency(p) < _COMMON for p in pieces if len(p) > 1)
    return wanted is Likeness.BESIDE and len(pieces) == 1 and len(text) <= 4 and _frequency(text) < _RARE


def _is_head(head: Sequence[str]) -> bool:
    """What stands before 集团 or 股份 in a name: 远东, 鹭江; not 大型, 能源, 高."""
    if not 2 <= sum(map(len, head)) <= 4:
        return False
    return not any(
        p in words("industry_ends") or p in words("generic_ends") or _frequency(p) > _COMMON for p in head if len(p) > 1
    )


def _is_transliterated(text: str, pieces: Sequence[str]) -> bool:
    """诺维信, 莱斯豪尔: nothing but characters that stand for foreign sounds, and no word of the language in it."""
    if not 3 <= len(text) <= 5 or not _sounds().issuperset(text):
        return False
    return text not in words("places") and all(_frequency(p) < _RARE for p in pieces if len(p) > 1)


@cache
def _sounds() -> frozenset[str]:
    return frozenset("".join(words("sounds")))


def _frequency(word: str) -> int:
    return jieba.get_FREQ(word) or 0


@cache
def _technical() -> tuple[str, ...]:
    return tuple(words("technical"))


@cache
def _starts() -> tuple[str, ...]:
    return tuple(words("generic_starts"))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(words("generic_ends"))


def _is_ordinary(text: str, pieces: Sequence[str]) -> bool:
    if text.startswith(_starts()) and pieces[0] not in words("places"):
        return True
    return text.endswith(_ends()) and pieces[-1] not in words("industry_ends")


def _core(pieces: Sequence[str]) -> Sequence[str]:
    """The pieces without a place before and an industry after them."""
    core = pieces[1:] if pieces[0] in words("places") else pieces
    return core[:-1] if core and len(core[-1]) > 1 and core[-1] in words("industry_ends") else core


def _is_made_up(pieces: Sequence[str], core: Sequence[str]) -> bool:
    return (len(core) >= 2 and all(len(p) == 1 for p in core)) or _is_placed(pieces, core)


def _is_placed(pieces: Sequence[str], core: Sequence[str]) -> bool:
    """云南明谷食品: between a place and an industry any two characters are a name, short of 国内 and 优质."""
    if len(core) + 2 > len(pieces) or len("".join(core)) != 2:
        return False
    return not any(p in words("generic_ends") or p in words("generic_starts") for p in core)


def _is_rare_with_industry(pieces: Sequence[str]) -> bool:
    """云岭数据: a word that hardly occurs in the language, and an industry."""
    if len(pieces) != 2 or pieces[1] not in words("industry_ends"):
        return False
    return len(pieces[0]) == 2 and _frequency(pieces[0]) < _RARE


def _is_industrial(pieces: Sequence[str]) -> bool:
    ends = words("industry_ends") | words("made_ends")
    return len(pieces) == 2 and pieces[1] in ends and pieces[0] not in ends | words("plain_heads")
