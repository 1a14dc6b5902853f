"""Pronouns that can only mean one company of the sentence: 甲…，目前公司已收购其70%股权."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Span
from extractors.surface import Token

_PRONOUN = re.compile(
    r"(?<=收购)(?P<a>其)(?=\s*(?:\d|全部|部分|股权|剩余|控股权))|(?<=持有)(?P<b>其)(?=\s*(?:\d|全部|股权|股份))"
    r"|(?<=[为向对与])(?P<c>该客户|该公司|该企业|其)(?=供货|供应|提供|配套|销售|批量|出货|采购|增资|开展合作|建立合作|签)"
)


def with_pronouns(text: str, sentence: Span, tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a sentence, and its pronouns as tokens of the only company that stands before them."""
    added = []
    for match in _PRONOUN.finditer(text, sentence.start, sentence.end):
        before = {t.name: t for t in tokens if not t.is_filer and t.span.end <= match.start()}
        if len(before) == 1:
            meant = next(iter(before.values()))
            added.append(Token(Span(match.start(), match.end()), meant.name, kind=meant.kind))
    return sorted([*tokens, *added], key=lambda t: t.span)
