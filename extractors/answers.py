"""Questions that are answered with a word: 甲是否是公司客户？是的。

The question holds a proposition and asserts nothing; the answer decides. Evidence spans both, since neither says it
alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_GREETING = (
    r"(?:(?:答|A|回复|回答|公司回复)[：:.]|您好|你好|尊敬的投资者|投资者您好"
    r"|感谢您?的?(?:关注|提问)|谢谢|[，,。！!\s：:])*"
)
_YES = r"(?:是的|是|有的|有|对的|对|没错|确实如此|确实|属实|正确|已有|目前是|目前有|均是|都是|是这样)"
_NO = (
    r"(?:不是的|不是|没有|否|暂无|暂未|无|未有|尚未|不涉及|不属实|并非如此|并不是|目前没有|目前暂无|目前不是"
    r"|暂时没有|还没有|均不是|都不是)"
)
_SHORT = re.compile(rf"^{_GREETING}(?:(?P<yes>{_YES})|(?P<no>{_NO}))(?=[。，,！!；;\s]|$)")

# Longer forms first: 是否为 leaves 为, so that the frame of the statement fits the question.
INTERROGATIVES = (
    ("是否已经", "已经"),
    ("是否已", "已"),
    ("是否为", "为"),
    ("是否是", "是"),
    ("是不是", "是"),
    *((word, "") for word in ("是否有", "是否", "有没有", "能否", "有无", "请问", "想问一下", "吗", "么", "？", "呢")),
)


class Reply(StrEnum):
    """What a short answer says to the proposition of its question."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The word that answers, at its place in the answer."""

    reply: Reply
    start: int
    end: int


def find_short_answer(answer: str) -> ShortAnswer | None:
    """The yes or no that an answer opens with."""
    match = _SHORT.match(answer)
    if match is None:
        return None
    group = "yes" if match.group("yes") else "no"
    return ShortAnswer(Reply(group), match.start(group), match.end(group))


def as_statement(question: str) -> str:
    """A yes-no question on a surface, turned into the statement it asks about (no name character is touched)."""
    for asked, stated in INTERROGATIVES:
        question = question.replace(asked, stated)
    return question


def is_yes_no(question: str) -> bool:
    """Whether a sentence asks yes or no."""
    return bool(re.search(r"是否|是不是|有没有|有无|能否|[吗么]\s*[？?]?\s*$", question))
