"""Names that no list holds, read from the place they stand in: 子公司瑞禾源, 宁澄是我司的客户.

A slot of a frame shows where a company must stand; what stands there counts as a name only if it does not read as
ordinary words. 为产品升级提供 has the shape of 为华为提供, but 产品升级 is two words, and a name seldom is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

import jieba

from extractors.company_lexicon import is_not_company, words


class Likeness(Enum):
    """How much like a name a stretch must look.

    `ANY`: a character that forms no word (特澄路), `LOOSE`: nothing but such characters (宁澄), or as for `SHAPED`:
    with an industry or a place, as names are made (澄湖传动, 大连澄龙). 良率 and 账期 are as loose as 宁澄, so only the
    surest slots take that.
    """

    ANY = 1
    LOOSE = 2
    SHAPED = 3


_NAME = r"(?P<name>[㐀-鿿]{2,6}?)"
_VERBS = (
    "签署|签订|达成|建立|联合|共同|合资|开展|展开|在内|合作|保持"
    "|没有|不存在|存在|洽谈|推进|携手|尚未|未|均|都|等|的|、|和|及|与"
)
_BEGINNING = "作为|已|将|向|为|是|中标|采购|处于|占据|的子公司|的客户|的供应商|与|和|、|主营|采用"
_ADVERBS = "(?:也|都|一直|均|并|曾|可能|将|不再|不仅|已|目前|仍|还|不|尚未|未){0,3}"
_ROLES = "客户|竞争对手|供应商|合作伙伴"
_ARE = "包括|有|为|是|如|："
_US = "(?:公司|我司|我们|本公司|发行人)"
_SURE_SLOT = re.compile(
    rf"(?:子公司|孙公司|参股公司|联营企业|合营企业){_NAME}"
    r"(?=[，、。；（“的在与和及为是主已将目从也持研拟开于有具负专正]|生产|产品|业务|项目|一直|方面|等|$)"
)
_SLOTS = tuple(
    (name_like, re.compile(f"(?={pattern})"))  # slots may overlap: 从 in 从未为云岭数据提供 opens one too
    for name_like, pattern in (
        (Likeness.LOOSE, rf"(?:^|[，。；：、])(?:网传|关于|传闻)?{_NAME}(?={_ADVERBS}(?:是|为|系|成为|非){_US})"),
        (Likeness.LOOSE, rf"(?:与|和|同|跟|联合|携手){_NAME}(?=签署|签订|达成|联合|共同|合资|在内|合作|携手|建立)"),
        (Likeness.LOOSE, rf"(?:为|向){_NAME}(?=供货|供应|批量供|出货)"),
        (Likeness.LOOSE, rf"(?:收购了|参股了?|增资了?|入股了?|投资了|持有|控股){_NAME}(?=\d|的?股权|的?股份|公司)"),
        (Likeness.LOOSE, rf"(?:{_ROLES}|可比公司)(?:主要)?(?:包括|有|为|是|：){_NAME}(?=、)"),
        (Likeness.SHAPED, rf"(?:^|[，。；：、])(?:网传|关于|传闻)?{_NAME}(?={_BEGINNING})"),
        (Likeness.SHAPED, rf"(?:与|和|同|跟|联合|携手){_NAME}(?={_VERBS})"),
        (Likeness.SHAPED, rf"(?:为|向|从|对){_NAME}(?=供货|提供|供应|配套|销售|批量|采购|、|等|出货|交付)"),
        (Likeness.SHAPED, rf"(?:收购了?|参股了?|增资了?|入股了?|投资了|控股){_NAME}(?=[，、。；的\d]|股权|股份|等|$)"),
        (Likeness.SHAPED, rf"(?:来自|来自于|源自){_NAME}(?=的(?:收入|销售|订单|营业收入|采购)|、|等)"),
        (Likeness.SHAPED, rf"(?:{_ROLES}|友商)(?:主要|目前|不){{0,2}}(?:{_ARE}){_NAME}(?=[和及与等。，])"),
        (Likeness.SHAPED, rf"(?:如|例如|包括){_NAME}(?=[、和及与等])"),
        (Likeness.SHAPED, rf"(?:将|把){_NAME}(?=纳入|并入)"),
    )
)
"""Where a company stands, and how much like a name what stands there must look."""
_SIBLING = re.compile(
    r"(?:(?<=[、和与及，。：；])|^)(?P<name>[㐀-鿿]{2,7}?)"
    rf"(?=[、。；等]|以及|及其|为公司|是公司|采用|采购|布局|{_VERBS})"
)
_LATIN_SIBLING = re.compile(
    r"(?:(?<=[、和与及，：如])|^)(?P<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,2})(?=[、。和与及等，])"
)
_LATIN_SLOT = re.compile(
    r"(?:(?P<sure>子公司|收购了?|参股|竞争对手(?:为|是|包括|有|如)|客户(?:为|包括|有|如))|与|和|、|及|^|[，。：；])"
    r"(?P<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*(?: [A-Z][A-Za-z]*[a-z][A-Za-z]*){0,2})"
    r"(?(sure)(?=[公、，。等和与及的是为在（\d]|方面|$)|(?=公司|签署|签订|达成|建立|合作|联合|共同|是公司|为公司|是我))"
)


_RARE = 70
"""How often a word may stand in jieba's sample to be taken for a name: 云岭 60; 消费 5133, 语音 865."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that stands where a company must stand and reads as a name."""

    start: int
    end: int
    name: str


def find_guesses(text: str) -> list[Guess]:
    """Names that stand in the slot of a frame."""
    found = [m for m in _SURE_SLOT.finditer(text) if reads_as_name(m.group("name"), Likeness.ANY)]
    found += [m for wanted, slot in _SLOTS for m in slot.finditer(text) if reads_as_name(m.group("name"), wanted)]
    found += [m for m in _LATIN_SLOT.finditer(text) if _is_latin_name(m.group("name"))]
    return [Guess(m.start("name"), m.end("name"), m.group("name")) for m in found]


def _is_latin_name(text: str) -> bool:
    return len(text) >= 4 and not is_not_company(text)


def find_siblings(text: str) -> list[Guess]:
    """Names that stand in a list; only the caller knows whether a company stands in the same list."""
    found = [m for m in _SIBLING.finditer(text) if reads_as_name(m.group("name"), Likeness.LOOSE)]
    found += [m for m in _LATIN_SIBLING.finditer(text) if _is_latin_name(m.group("name"))]
    return [Guess(m.start("name"), m.end("name"), m.group("name")) for m in found]


def reads_as_name(text: str, wanted: Likeness) -> bool:
    """Whether Han text is a company's short name rather than words."""
    if text.startswith(_technical()) or is_not_company(text):
        return False
    pieces = _cut(text)
    if _is_ordinary(text, pieces):
        return False
    loose = [p for p in pieces if len(p) == 1]
    if any(p in words("particles") for p in loose):
        return False
    if _is_rare_with_industry(pieces):
        return True
    if wanted is Likeness.ANY:
        return bool(loose) or _is_industrial(pieces)
    core = _core(pieces)
    shaped = len(core) < len(pieces)
    if not core or (wanted is Likeness.SHAPED and not shaped):
        return False
    return (len(core) >= 2 and all(len(p) == 1 for p in core)) or _is_placed(pieces, core)


@lru_cache(maxsize=1 << 14)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(jieba.cut(text, HMM=False))


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


def _is_placed(pieces: Sequence[str], core: Sequence[str]) -> bool:
    """云南明谷食品: between a place and an industry any two characters are a name, short of 国内 and 优质."""
    if len(core) + 2 > len(pieces) or len("".join(core)) != 2:
        return False
    return not any(p in words("generic_ends") or p in words("generic_starts") for p in core)


def _is_rare_with_industry(pieces: Sequence[str]) -> bool:
    """云岭数据: a word that hardly occurs in the language, and an industry."""
    if len(pieces) != 2 or pieces[1] not in words("industry_ends"):
        return False
    return len(pieces[0]) == 2 and (jieba.get_FREQ(pieces[0]) or 0) < _RARE


def _is_industrial(pieces: Sequence[str]) -> bool:
    return len(pieces) == 2 and pieces[1] in words("industry_ends") and pieces[0] not in words("industry_ends")
