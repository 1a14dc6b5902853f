"""Names that no list holds, read from the place they stand in: 子公司瑞禾源, 宁澄是我司的客户.

A slot of a frame shows where a company must stand; what stands there counts as a name only if it does not read as
ordinary words. 为产品升级提供 has the shape of 为华为提供, but 产品升级 is two words, and a name seldom is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.companies.groups import find_groups
from extractors.companies.lexicon import words
from extractors.companies.likeness import Likeness, reads_as_acronym, reads_as_latin_name, reads_as_name
from extractors.companies.slot_lists import find_listed

_MARKS = (",，", ";；", ":：", "?？", "!！", "(（", ")）")
"""Filings mix the two forms of a mark; each is one character, so offsets stay."""
_NAME = r"(?P<name>[^\W\d_A-Za-z的了未不是在将向]{2,6}?)"
_VERBS = (
    "签署|签订|达成|建立|联合|共同|合资|开展|展开|在内|合作|保持"
    "|没有|不存在|存在|洽谈|推进|携手|尚未|未|均|都|等|的|、|和|及|与"
)
_BEGINNING = "作为|已|将|向|为|是|中标|采购|处于|占据|的子公司|的客户|的供应商|与|和|、|主营|采用"
_SHARES = r"\d|的?股权|的?股份(?!\d)"
_SURE_SLOT = re.compile(
    rf"(?:子公司|孙公司|参股公司|联营企业|合营企业){_NAME}"
    r"(?=[，、。；（“的在与和及为是主已将目从也持研拟开于有具负专正成设位拥承参对向由以]|实施|间接|直接|独立|共同|签署|签订|获得|取得|中标|合计|分别|[今去]年|近期|生产|产品|业务|项目|一直|方面|等|$)"
)
_SLOTS = tuple(
    (name_like, re.compile(pattern))
    for name_like, pattern in (
        (Likeness.LOOSE, rf"(?:与|和|同|跟|联合|携手){_NAME}(?=签署|签订|达成|联合|共同|合资|在内|合作|携手|建立)"),
        (Likeness.LOOSE, rf"(?:为|向){_NAME}(?=供货|供应|批量供|出货)"),
        (Likeness.LOOSE, rf"(?:收购了|参股了?|增资了?|入股了?|投资了|持有|控股){_NAME}(?={_SHARES}|公司)"),
        (Likeness.SHAPED, rf"(?:^|[，。；：、])(?:网传|关于|传闻)?{_NAME}(?={_BEGINNING})"),
        (Likeness.SHAPED, rf"(?:与|和|同|跟|联合|携手){_NAME}(?={_VERBS})"),
        (Likeness.SHAPED, rf"(?:为|向|从|对){_NAME}(?=供货|提供|供应|配套|销售|批量|采购|、|等|出货|交付)"),
        (Likeness.SHAPED, rf"(?:如|例如|包括){_NAME}(?=[、和及与等])"),
    )
)
"""Where a company stands, and how much like a name what stands there must look."""
_SIBLING = re.compile(
    r"(?<=[、和与及，。：；\n如像有是为括])(?=(?P<name>[㐀-鿿]{2,7}?)"
    rf"(?:[、。；等]|以及|及其|为公司|是公司|采用|采购|布局|做得|[两三四五]家|{_VERBS}))"
)
_ACRONYM_SIBLING = re.compile(r"(?<![A-Za-z0-9])(?P<name>[A-Z]{3,6})(?=[、，。等和与及])")
_LATIN_SIBLING = re.compile(
    r"(?P<name>[A-Z](?<![^、和与及，：如\n][A-Z])[A-Za-z]{0,24}[a-z][A-Za-z]{0,24}(?: [A-Z][A-Za-z]*){0,2})"
    r"(?=[、。和与及等，])"
)
_LATIN_SLOT = re.compile(
    r"(?:(?P<sure>(?:子公司|收购了?|参股|竞争对手(?:为|是|包括|有|如)|客户(?:为|包括|有|如)) ?)"
    r"|与|和|、|及|^|[，。：；])"
    r"(?P<name>[A-Z][A-Za-z]{0,24}[a-z][A-Za-z]{0,24}(?: [A-Z][A-Za-z]{0,24}[a-z][A-Za-z]{0,24}){0,2})"
    r"(?(sure)(?=[公、，。等和与及的是为在（\d]|方面|$)|(?=公司|签署|签订|达成|建立|合作|联合|共同|是公司|为公司|是我))"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that stands where a company must stand and reads as a name."""

    start: int
    end: int
    name: str


def find_guesses(text: str) -> list[Guess]:
    """Names that stand in the slot of a frame."""
    text = _with_one_form(text)
    found = [m for m in _SURE_SLOT.finditer(text) if reads_as_name(m.group("name"), Likeness.ANY)]
    found += [m for wanted, slot in _SLOTS for m in slot.finditer(text) if reads_as_name(m.group("name"), wanted)]
    found += [m for m in _LATIN_SLOT.finditer(text) if reads_as_latin_name(m.group("name"))]
    guesses = [Guess(m.start("name"), m.end("name"), m.group("name")) for m in found]
    guesses += [Guess(span.start, span.end, span.of(text)) for span in find_groups(text)]
    return guesses + [Guess(start, end, text[start:end]) for start, end in find_listed(text)]


@lru_cache(maxsize=4)
def _with_one_form(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark[0], mark[1])
    return text


def reads_as_sibling(name: str) -> bool:
    """Whether what stands in one list with a company is another."""
    if "A" <= name[0] <= "Z":
        return reads_as_latin_name(name)
    return name in words("slot_names") or reads_as_name(name, Likeness.LOOSE)


def may_be_sibling(name: str) -> bool:
    """The same, of what is a company only if a frame says so too: a rarer word will do, and capitals."""
    if "A" <= name[0] <= "Z":
        return reads_as_latin_name(name) or reads_as_acronym(name)
    return reads_as_name(name, Likeness.BESIDE)


def find_siblings(text: str) -> list[Guess]:
    """What stands in a list as a name would; only the caller knows whether a company stands in the same list.

    The text gets a mark before it, so that a name at its beginning stands after one too.
    """
    text = "\n" + _with_one_form(text)
    found = [*_SIBLING.finditer(text), *_LATIN_SIBLING.finditer(text), *_ACRONYM_SIBLING.finditer(text)]
    return [Guess(m.start("name") - 1, m.end("name") - 1, m.group("name")) for m in found]
