"""Which paragraphs of the main content begin a question.

A record marks its questions in one way: `问：`, `Q3：`, `问题一：`, `3、`, `（三）`. The way that yields most
questions wins. Numbers must count up, and a numbered paragraph must look like a question, because answers are
numbered too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractors.document import Span

HAN_NUMBER = "一二三四五六七八九十"

ORDINAL = rf"[\d{HAN_NUMBER}]{{1,3}}"
EXPLICIT = re.compile(
    rf"(?:\d{{1,3}} ?[、.．:：] ?|[{HAN_NUMBER}]{{1,3}} ?、 ?|[（(] ?{ORDINAL} ?[）)] ?)?"
    rf"(?:(?:[QＱq]|Question) ?(?:{ORDINAL})? ?[:：]|[QＱ] ?\d{{1,3}} ?[.、．](?: ?(?:问|问题) ?[:：])?"
    rf"|[QＱ]\d{{1,3}} +(?=[\u3400-\u9fff])"
    rf"|(?:问|提问|追问|问题) ?(?:{ORDINAL})? ?[:：]|问题 ?{ORDINAL} ?[、.．]|(?:[QＱ]|问题|提问|问) ?{ORDINAL}\s*$"
    rf"|问题 ?[（(] ?{ORDINAL} ?[）)] ?[:：]|第 ?{ORDINAL} ?[问题个]{{1,3}} ?[:：]"
    r"|投资者(?:提问|问题|问)? ?(?:\d{0,3}|[A-Z]) ?[:：]|【(?:问|问题|提问|投资者) ?\d{0,3}】)"
)
BARE = re.compile(r"(?:问题?|[QＱq]) ?[\d一二三四五六七八九十]{1,3} ?[:：]?")
"""A number on a line of its own; the question marked in the next line is the same one."""
ARABIC = re.compile(r"(\d{1,3}) ?(?:、|[.．](?:(?!\d)|(?=20\d\d ?年))) ?")
BRACKETED = re.compile(r"[（(] ?(\d{1,3}) ?[）)][、.]? ?")
HAN = re.compile(rf"([{HAN_NUMBER}]{{1,3}}) ?[、.．] ?")
HAN_BRACKETED = re.compile(rf"[（(]([{HAN_NUMBER}]{{1,3}})[）)] ?")
CIRCLED = re.compile(r"([①-⑳]) ?")
HALF_BRACKETED = re.compile(r"(\d{1,3}) ?[）)][、.]? ?")
NUMBERED = (ARABIC, BRACKETED, HAN, HAN_BRACKETED, CIRCLED, HALF_BRACKETED)

SPEAKER = r"(?:上市公司|公司|发行人|管理层|董秘|董事会秘书)"
ANSWER = re.compile(
    rf"(?:(?:[AＡa]|Answer) ?(?:{ORDINAL})? ?[:：]|[AＡ] ?\d{{1,3}} ?[.、．](?: ?(?:答|回复) ?[:：])?"
    rf"|[AＡ]\d{{1,3}} +(?=[\u3400-\u9fff])"
    r"|(?:答|答复|回答|回复|解答|公司答|公司回复|公司回答|公司答复|回复内容) ?\d{0,3} ?[:：]|【(?:答|回复|答复)】"
    rf"|{SPEAKER} ?[:：]|【{SPEAKER}】)"
)
"""How an answer begins where it is marked."""

MARKED_ANSWER = re.compile(r"(?:答|答复|回答|回复) ?[:：]")
"""An answer marked in the paragraph of its question."""

GREETED = re.compile(r"(?:尊敬的|感谢|谢谢)?(?:投资者)?[，,]?您好[，,！!。]|(?:尊敬的)?投资者[，,：:]?[您你]好")
"""How an answer begins that greets who asked."""

ASKED = re.compile(r"[？?]")
ASKING = re.compile(
    r"请问|请.{0,12}(?:介绍|谈|说明|展望|分享|解读|讲|描述|分析|阐述)|[吗呢么](?:[。？?]|$)|如何|怎么|怎样|为何|为什么|是否|能否|可否"
    r"|多少|哪些|哪几|什么|有无|有没有|介绍一下|想了解|(?:情况|进展|规划|展望|布局|原因|影响|优势|计划|看法)[。]?$"
)
"""Words of a question that ends without a question mark."""

SECTION = re.compile(rf"(?:[{HAN_NUMBER}]{{1,3}} ?[、.．]|[（(][{HAN_NUMBER}]{{1,3}}[）)]|第[{HAN_NUMBER}]{{1,2}}部分)")
INTRODUCES = re.compile(r"(?:如下|以下|环节|问答|交流|提问|互动|回复情况|回答)[^。]{0,12}[:：]?$")
CLOSING = re.compile(
    r"(?:接待过程中|会议过程中|活动过程中|交流过程中|本次(?:活动|会议|调研|接待|交流)[^。]{0,20}(?:未|没有|不涉及|严格|结束)"
    r"|公司(?:接待人员|相关人员)[^。]{0,10}严格|风险提示|以上(?:内容|信息)|备注[:：]|附件[:：]|特此公告)"
    r"|(?:[\u3400-\u9fff（）()A-Za-z]{2,30}有限公司)?(?:董事会)?$"
    r"|(?:\d{4}|[二一][〇○零O一二三四五六七八九]{3}) ?年.{1,4}月.{1,4}日$"
)
"""A remark, the signature or the date below the talk."""
LONGEST_ASKING = 150
LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the content with its place."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered paragraph that may begin a question."""

    index: int
    number: int
    is_strong: bool
    is_plausible: bool


def find_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the paragraphs that begin questions, by the marking that yields most of them."""
    texts = [p.text for p in paragraphs]
    explicit = [i for i, text in enumerate(texts) if EXPLICIT.match(text) and not (i and BARE.fullmatch(texts[i - 1]))]
    found = [explicit] if explicit else []
    found.extend(_chain(_candidates(texts, pattern), texts) for pattern in NUMBERED)
    return max(found, key=len) if any(found) else _unnumbered(texts)


def _candidates(texts: Sequence[str], pattern: re.Pattern[str]) -> list[Candidate]:
    found = []
    for i, text in enumerate(texts):
        match = pattern.match(text)
        if match:
            body = text[match.end() :]
            following = texts[i + 1] if i + 1 < len(texts) else ""
            strong = is_asked(body) or any(p.match(following) for p in (ANSWER, GREETED))
            plausible = len(body) <= LONGEST_ASKING and ASKING.search(body) is not None
            found.append(Candidate(i, to_number(match.group(1)), strong, plausible))
    return found


def is_asked(body: str) -> bool:
    """A question mark in the first sentences, or an answer marked in the same paragraph."""
    mark = ASKED.search(body)
    return (mark is not None and mark.start() <= 400) or MARKED_ANSWER.search(body, 0, 400) is not None


def _chain(candidates: Sequence[Candidate], texts: Sequence[str]) -> list[int]:
    """Numbers that count up; one that does not look like a question counts only between two that do."""
    accepted: list[int] = []
    held: list[int] = []
    expected = 1
    is_restarted = sum(c.number == 1 for c in candidates) > 1
    sections = list(accumulate((is_section_heading(t) for t in texts), initial=0)) if is_restarted else []
    for c in candidates:
        restarts = (
            c.number == 1
            and c.is_strong
            and bool(accepted and sections)
            and sections[c.index] > sections[accepted[-1] + 1]
        )
        reach = expected + max(2, len(held))
        if restarts or (c.is_strong and expected <= c.number <= reach and (accepted or c.number <= 2)):
            bridges = [] if restarts or c.number == expected else held[: c.number - expected]
            accepted.extend([*bridges, c.index])
            expected, held = c.number + 1, []
        elif c.number == expected + len(held) and (c.is_plausible or accepted):
            held.append(c.index)
    if accepted or len(held) >= 2:
        plausible = {c.index for c in candidates if c.is_plausible}
        accepted.extend(i for i in held if i in plausible)
    return accepted


def _unnumbered(texts: Sequence[str]) -> list[int]:
    """Without any marking: paragraphs that are one short question each, answered by what follows; two at least."""
    starts = [
        i
        for i, text in enumerate(texts[:-1])
        if len(text) <= LONGEST_ASKING and text.endswith(("？", "?")) and not texts[i + 1].endswith(("？", "?"))
    ]
    marked = [i for i in range(len(texts) - 1) if ANSWER.match(texts[i + 1]) and not ANSWER.match(texts[i])]
    found = marked if len(marked) > len(starts) else starts
    return found if len(found) >= 2 or marked else []


def is_section_heading(text: str) -> bool:
    """`二、座谈交流环节`: a short numbered line without a sentence, or a line that announces the questions."""
    if len(text) > LONGEST_HEADING * 2 or ASKED.search(text):
        return False
    if SECTION.match(text):
        return len(text) <= LONGEST_HEADING and not text.endswith(("。", "；"))
    return INTRODUCES.search(text) is not None and "。" not in text and len(text) <= LONGEST_HEADING * 2


def is_closing_remark(text: str) -> bool:
    return CLOSING.match(text) is not None


def to_number(printed: str) -> int:
    """3, 十二, ④."""
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    if printed.isdigit():
        return int(printed)
    tens, ten, units = printed.partition("十")
    if not ten:
        return HAN_NUMBER.index(printed[0]) + 1
    return (HAN_NUMBER.index(tens) + 1 if tens else 1) * 10 + (HAN_NUMBER.index(units) + 1 if units else 0)
