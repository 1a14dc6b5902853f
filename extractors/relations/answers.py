"""Questions that are answered with a word: 甲是否是公司客户？是的。

The question holds a proposition and asserts nothing; the answer decides. Evidence spans both, since neither says it
alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.surface import FILER

_GREETING = (
    r"(?:(?:答|A|回复|回答|公司回复)[：:.]|您好|你好|尊敬的投资者|投资者您好"
    r"|感谢您?的?(?:关注|提问)|谢谢|[，,。！!\s：:])*"
)
_DEED = "(?:供货|供应|合作|进入|参股|持有|投资|采购|配套|销售|中标|签约|通过认证|收购|量产供货|建立合作|交付)"
"""What a question may have asked about, echoed by its answer: 公司向甲供货吗？已批量供货。"""
_YES = (
    r"(?:是的|是|有的|有|对的|对|没错|确实如此|确实|属实|正确|已有|目前是|目前有|均是|都是|均有|都有|是这样"
    r"|包括|包含|在内|都有(?:采用|使用|合作|供货)|都?在用|(?:目前|已经?|确)?有(?:小批量|少量|部分|一定的?|相关|业务|长期|稳定|多年)?的?(?:合作|供货|业务往来|往来|销售|采购)"
    rf"|(?:目前)?已经?(?:开始|实现|完成|批量|小批量|稳定|正式|顺利|成功)*{_DEED}了?)"
)
_NO = (
    r"(?:不是的|不是|没有|否|暂无|暂未|无|未有|尚未|不涉及|不属实|并非如此|并不是|目前没有|目前暂无|目前不是"
    rf"|(?:目前)?(?:暂未|尚未|并未|还未|没有|未曾|从未|未|暂不|不)(?:直接|开始|实现|批量)*{_DEED}|不包括|不包含|不在其中|不算|不能算|算不上|不会的?|不考虑"
    r"|暂时没有|暂时还没有|暂时还没|还没有|还没|均不是|都不是|均没有|都没有|均无|都无|目前还不是|还不是|尚不是|目前尚未|目前还没有)"
)
_NOW = r"(?:(?:公司|我司|双方|目前|暂时|暂|现阶段|截至目前|尚|还|经核实)[，,]?)*"
_ONCE = "(?:曾经|曾|以前|之前|过去|原来)(?:是|有|有过|合作过|供过货)(?:的|过)?"
_NO_DEALINGS = (
    rf"{_NOW}(?:没有|暂无|尚无|并无|未|无|不存在|不涉及)(?:[与和向为跟][其之]|与该公司|向该公司)?"
    r"(?:任何|相关|直接|上述|该类|此类|此|这方面的?|具体|业务|的|开展|进行|产生|建立|签署|签订)*(?:合作|业务往来|业务|供货|往来|情况|情形|协议|计划|安排|打算|意向)"
)
"""没有相关合作, 目前未与其开展业务: a sentence that says no more than no."""
_NOT_TRUE = (
    r"(?:不实|虚假)(?:信息|消息|传闻)|"
    r"(?:(?:经核实|经核查)[，,]?)?(?:该|上述|相关|此|网上|网络|有关)?(?:传闻|消息|信息|说法|报道|传言|情况)(?:均|并|是|为|系)*"
    r"(?:不属实|不实|不真实|虚假|谣言|假消息|没有依据|无事实依据|与事实不符|不符合事实)(?:信息|消息|传闻)?"
)
_SHORT = re.compile(
    rf"^{_GREETING}(?:公司|我司|本公司)?(?:目前)?(?:(?P<yes>{_YES})|(?P<no>{_NO}|{_NO_DEALINGS}|{_NOT_TRUE})|(?P<once>{_ONCE}))(?=[。，,！!；;\s]|$)"
)

_LATER_NO = re.compile(
    r"(?:^|[，。；！\n])(?:但|不过|目前|公司|双方|暂时|现阶段|截至目前|尚|还){0,3}"
    r"(?P<no>(?:没有|未|尚未|暂未|还未|并未|暂无|尚无|无)(?:[与向对和]其|[与向对和]该公司)?(?:开展|实现|形成|产生|进行|建立)?"
    r"(?:批量|直接|正式|实质性|任何|相关|具体){0,3}(?:供货|合作|业务往来|业务合作|供应|销售|交易|配套))(?=[，。；！\n]|$)"
)
"""A later clause that answers no: 已通过审厂，目前正在打样，还没有批量供货."""

# Longer forms first: 是否为 leaves 为, so that the frame of the statement fits the question.
INTERROGATIVES = (
    (f"是否{FILER}", f"是{FILER}"),
    ("是否已经", "已经"),
    ("是否已", "已"),
    ("是否为", "为"),
    ("是否是", "是"),
    ("是不是", "是"),
    ("会不会", ""),
    ("能不能", ""),
    *((word, "") for word in ("是否有", "是否", "有没有", "能否", "有无", "请问", "想问一下", "吗", "么", "？", "呢")),
)


_ELIDED = re.compile(
    rf"^{_GREETING}(?P<says>(?:目前|一直以来|一直|也|均|都)*(?:是|为|系|不是|并不是|并非|不属于|属于)(?:公司|我司|我们|本公司))"
)


_TRAILING = re.compile(r"没(?=\s*[？?]?\s*$)")
_YES_NO = re.compile(
    r"是否|是不是|会不会|能不能|有没有|有无|能否|[吗么没]\s*[？?]?\s*$|(?:听说|^传|市场传|网传|传闻|据传|传言|据说|据悉)[^。！？?]*[？?]\s*$"
)


class Reply(StrEnum):
    """What a short answer says to the proposition of its question."""

    YES = "yes"
    NO = "no"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The word that answers, at its place in the answer."""

    reply: Reply
    start: int
    end: int


def find_short_answer(answer: str) -> ShortAnswer | None:
    """The yes, no or 曾经是 that an answer opens with."""
    match = _SHORT.match(answer)
    if match is None:
        return None
    group = next(name for name in ("yes", "no", "once") if match.group(name))
    return ShortAnswer(Reply(group), match.start(group), match.end(group))


def find_later_no(answer: str) -> ShortAnswer | None:
    """The clause, not the first, in which an answer says that there is no such thing."""
    match = _LATER_NO.search(answer)
    return None if match is None else ShortAnswer(Reply.NO, match.start("no"), match.end("no"))


def find_elided(answer: str) -> int | None:
    """Where an answer says 是公司的客户 and leaves out of whom; None where it does not begin so."""
    match = _ELIDED.match(answer)
    return match.start("says") if match else None


def as_statement(question: str) -> str:
    """A yes-no question on a surface, turned into the statement it asks about (no name character is touched)."""
    question = _TRAILING.sub("", question)
    for asked, stated in INTERROGATIVES:
        question = question.replace(asked, stated)
    return question


def is_yes_no(question: str) -> bool:
    """Whether a sentence asks yes or no."""
    return bool(_YES_NO.search(question))
