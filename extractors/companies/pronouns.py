"""Pronouns that can only mean one company: 甲…，目前公司已收购其70%股权; asked about 甲, 双方暂无合作."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.document import Span
from extractors.surface import Token

_PRONOUN = re.compile(
    r"(?<=收购)其(?=\s*(?:\d|全部|部分|股权|剩余|控股权))|(?<=持有)其(?=\s*(?:\d|全部|股权|股份))"
    r"|(?<=[是为])其(?=[^，。；\n]{0,14}(?:供应商|供货商|客户|合作伙伴))"
    r"|(?<=通过)其(?=[^，。；\n]{0,6}(?:认证|审核|验证|考核|验厂))|(?<=进入)其(?=[^，。；\n]{0,6}供应)"
    r"|(?<=[将把])其(?=作为|选为|选作|列为|列入|纳入|认定为)"
    r"|(?<=来自)(?:该客户|该公司|该企业|其)(?=的?(?:收入|订单|销售|营收))"
    r"|(?<=[为向对与和跟])(?:该客户|该公司|该企业|其)"
    r"(?=供货|供应|提供|配套|销售|批量|出货|采购|增资|合作|在(?![^。]{0,40}不如)|之间|形成|开展|建立|签|共建|共同|联合|达成|洽谈|接洽|保持|有|没有|暂无|尚无|并无|仍|从未|不存在|不构成|无业务|未)"
)
_BOTH = re.compile(
    r"(?:^|(?<=[，。；：！\n])|(?<=目前))(?:双方|两家公司)"
    r"(?=[㐀-鿿]{0,14}(?:，[㐀-鿿]{0,8})?(?:合作|业务往来|竞争|伙伴))"
)


_FIRMS = "(?:公司|企业|厂商|客户|机构|院校|高校)"
_PLURAL = re.compile(
    rf"(?:上述|以上|前述)(?:(?P<few>[两二三四五])家)?{_FIRMS}|(?:这|该|上述)?(?P<count>[两二三四五])家{_FIRMS}?"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_ASKED = 5
"""More companies than this a question hardly asks about at once."""


def plural_readings(text: str, sentence: Span, tokens: Sequence[Token], asked: Sequence[str]) -> list[list[Token]]:
    """与上述两家公司: the sentence once for each company of the question; empty where that is not certain."""
    if not 2 <= len(asked) <= _ASKED or any(not t.is_filer for t in tokens):
        return []
    match = _PLURAL.search(text, sentence.start, sentence.end)
    if match is None:
        return []
    number = match.group("few") or match.group("count")
    if number and _COUNTS[number] != len(asked):
        return []
    place = Span(*match.span())
    others = [t for t in tokens if t.span.end <= place.start or t.span.start >= place.end]
    return [sorted([*others, Token(place, name, kind="pronoun")], key=lambda t: t.span) for name in asked]


def with_pronouns(text: str, sentence: Span, tokens: Sequence[Token], asked: str | None = None) -> list[Token]:
    """The tokens of a sentence and its pronouns, as tokens of the only company that stands before them.

    `asked`: the only company of the question, which is meant where the sentence names none.
    """
    if asked is None and all(t.is_filer for t in tokens):
        return list(tokens)
    added = []
    for match in _PRONOUN.finditer(text, sentence.start, sentence.end):
        before = [t.name for t in tokens if not t.is_filer and t.span.end <= match.start()]
        meant = _only_name(before) if before else asked
        if meant and not any(t.span.start <= match.start() < t.span.end for t in tokens):
            added.append(Token(Span(*match.span()), meant, kind="pronoun"))
    named = {t.name for t in tokens if not t.is_filer} or ({asked} if asked else set())
    if len(named) == 1:
        last = max((t.span.end for t in tokens if not t.is_filer), default=sentence.start)
        both = _BOTH.finditer(text, last, sentence.end)
        added += [Token(Span(*m.span()), next(iter(named)), kind="both") for m in both]
    return sorted([*tokens, *added], key=lambda t: t.span)


def _only_name(names: Iterable[str]) -> str | None:
    different = set(names)
    return different.pop() if len(different) == 1 else None
