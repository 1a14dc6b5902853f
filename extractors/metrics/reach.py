"""How far the company's products reach, as of the filing: 支持190个语种, 覆盖60个国家和地区. They have no period.

    >>> [(r.name, r.canonical, r.quantity.value) for r in find_reach("截至目前，公司产品已覆盖190个语种/方言。")]
    [('语种/方言', '覆盖语种', Decimal('190'))]

Only what is counted in the words of `REACHED` is read, so that the same number in the next filing has the same name. A
plan, a condition and somebody else's reach are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.metrics.cues import FORECAST, OTHERS, OWN, SENTENCE
from extractors.quantities.finder import Quantity, find_quantities
from extractors.quantities.printed import BOUND

REACHED = {
    **dict.fromkeys(("语种/方言", "语种", "语言"), "覆盖语种"),
    "国家": "覆盖国家", "省份": "覆盖省份", "城市": "覆盖城市",
    **dict.fromkeys(("国家和地区", "国家及地区", "国家或地区", "国家与地区", "国家、地区"), "覆盖国家和地区"),
}  # fmt: skip
"""What is counted as printed → the name that all filings share."""

BEFORE = 100
"""Characters before a number that are looked at, however long the sentence."""

_NOUNS = "|".join(sorted(REACHED, key=len, reverse=True))
_COUNTED_NOUN = re.compile(rf"[\d余多个种\s](?:{_NOUNS})")
_VERB = re.compile(
    r"(?<![未没不无难])(?:支持|覆盖|涵盖|遍布|拥有|具备|销往|出口[到至])(?:了|到|着)?(?:全球|国内|海外|全国|世界|境外)?"
    rf"(?:共计|总计|合计|共|达到?|的)?\s*(?:{BOUND})?\s*(?:达到?)?\s*$"
)
_COUNTED = re.compile(
    rf"\s*[余多]?\s*(?:个|种)?\s*(?P<noun>{_NOUNS})(?P<ability>的?(?:覆盖|支持|识别|合成)?能力)?(?=$|[，,。；;、）)等]|[和与及]\S)"
)
_LISTED = re.compile(rf"\d[\d,]*\s*[余多]?\s*(?:个|种)?\s*(?:{_NOUNS})\s*(?:、|和|及|与)\s*(?:{BOUND})?\s*$")
"""Before a second number of a list: 31个省份、280个城市."""
_HAS = re.compile(r"(?:拥有|具备)[^，。；]*$")
_PLANNED = re.compile(r"将|计划|拟|未来|力争|目标|预计|逐步|曾|客户的?(?:产品|业务)|合作方|竞争")
_CLAUSE = re.compile(r"[，,；;。：:]")


@dataclass(frozen=True, slots=True)
class Reach:
    """A number of languages, countries, cities …; the quantity's offsets are those of the text."""

    name: str
    canonical: str
    quantity: Quantity


def find_reach(text: str) -> list[Reach]:
    """Every such number in a stretch of the company's own words."""
    if not _COUNTED_NOUN.search(text):
        return []
    counting = (m for m in SENTENCE.finditer(text) if _COUNTED_NOUN.search(text, m.start(), m.end()))
    return [reach for m in counting if OWN.search(m.group()) for reach in _in_sentence(text, m)]


def _in_sentence(text: str, sentence: re.Match[str]) -> Iterator[Reach]:
    if FORECAST.search(sentence.group()) or OTHERS.search(sentence.group()):
        return
    for quantity in find_quantities(sentence.group()):
        found = _counted(sentence.group(), quantity)
        if found is not None and quantity.value is not None:
            yield Reach(found, REACHED[found], _moved(quantity, sentence.start()))


def _counted(sentence: str, quantity: Quantity) -> str | None:
    """What the quantity counts; None where it is not said to be reached."""
    number = re.search(r"\d[\d,.]*", sentence[quantity.start : quantity.end])
    if number is None or quantity.high is not None:
        return None
    at = quantity.start + number.start()
    before = sentence[max(0, at - BEFORE) : at]
    noun = _COUNTED.match(sentence, quantity.start + number.end())
    while listed := _LISTED.search(before):
        before = before[: listed.start()]
    clause = _CLAUSE.split(before)[-1]
    if noun is None or not _VERB.search(before) or _PLANNED.search(clause):
        return None
    return noun["noun"] if noun["ability"] or not _HAS.search(clause) else None


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, start=quantity.start + by, end=quantity.end + by)
