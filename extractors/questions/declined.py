"""Answers that decline to say something: 不便披露, 涉及商业秘密, 请以公司公告为准.

A refusal counts wherever it stands. A reason (商业秘密) or a reference to announcements counts only in a short answer:
in a long one it is mostly a closing courtesy (敬请关注公司公告), or what the company says of its own secrets.
"""

from __future__ import annotations

import re

from extractors.document import Span
from extractors.record import Part

SHORT_ANSWER = 120

REFUSAL = re.compile(
    r"(?:不便|不方便|不对外|不宜|不能|无法|不予|不作|不做|暂不|暂无法|难以)(?:于|对外|公开|具体|单独|过多|在此|就此|详细|进一步|予以|进行|直接|正面)*"
    r"(?:披露|透露|评论|置评|评价|回答|回复|回应|答复|公开|公布)(?!不)"
)
REASON = re.compile(
    r"(?<!不)(?:属于|涉及|系|出于|基于|鉴于|受)"
    r"[^，,。；;\n]{0,12}(?:商业秘密|商业机密|保密(?:原因|要求|义务|约定|需要|协议|条款))"
)
REFERENCE = re.compile(
    r"敬?请(?:您|投资者)?(?:以|关注|查阅|参阅|参见|留意|参考)[^，,。；;\n]{0,30}?"
    r"(?:公告|披露|报告|年报|季报|信息)[^，,。；;\n]{0,6}|(?<!可)以[^，,。；;\n]{0,20}?"
    r"(?:公告|披露|报告|年报|季报|公开)[^，,。；;\n]{0,12}为准"
)


def find_refusal(text: str, answer: Span) -> Part | None:
    """The words that decline, the plainest first."""
    kinds = (REFUSAL, REASON, REFERENCE) if len(answer) <= SHORT_ANSWER else (REFUSAL,)
    for kind in kinds:
        if (found := kind.search(text, answer.start, answer.end)) is not None:
            return Part(text=found.group(), start=found.start(), end=found.end())
    return None
