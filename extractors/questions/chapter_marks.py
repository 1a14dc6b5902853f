"""The marks that divide a reply to an inquiry: headings and their level, where a reply begins, who speaks.

Exchanges print the questions; companies, sponsors, accountants and lawyers answer under marks that vary in wording and
brackets but not in kind: 回复：, 【发行人说明】, （二）会计师核查意见, 经核查，保荐机构认为：.
"""

from __future__ import annotations

import re

from extractors.record import Speaker

_HAN = "一二三四五六七八九十"
LEVELS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"^[{_HAN}]{{1,3}}\s*、"),
    re.compile(rf"^[(（]\s*[{_HAN}]{{1,3}}\s*[)）]"),
    re.compile(r"^\d{1,2}\s*[、.．](?!\d)"),
    re.compile(r"^[(（]\s*\d{1,2}\s*[)）]|^\d{1,2}\s*[)）]"),
)
"""How headings are numbered, the highest level first."""

BRACKET = re.compile(r"【[^【】\n]{2,30}】")
CHAPTER = re.compile(
    rf"^[【\[]?\s*(?:问题|审核问题|问询问题|反馈问题|关注问题)\s*(?:第\s*)?[\d{_HAN}]{{1,3}}(?:\s*[、.．:：\]】]|(?=\s|关|$))"
    rf"|^(?:\d{{1,2}}(?:[、.．]|\s)|[{_HAN}]{{1,3}}、)\s*关于[^。；;]{{2,40}}$"
)
"""A question of the exchange, by its heading: 问题1、…, 2、关于…, 一、关于…."""

REPLY = re.compile(
    r"^\s*(?:【\s*(?:公司|发行人|申请人)?\s*(?:回复|答复|说明)(?:说明)?\s*】|(?:公司|发行人|申请人|上市公司)?(?:回复|答复)(?:如下|说明)?\s*[:：])\s*"
)
REPLY_AT_END = re.compile(r"(?<=[。？?；;])\s*(?:公司|发行人|申请人)?(?:回复|答复)(?:如下|说明)?\s*[:：]\s*$")
COMPANY_MARK = re.compile(
    r"^\s*【\s*(?:公司|发行人|申请人|上市公司)[^【】]{0,8}】|^\s*【[^【】]{0,6}(?:说明|披露|回复)】"
)
ASKS = re.compile(
    r"请(?:发行人|公司|你公司|申请人|上市公司|保荐|会计师|申报会计师|年审会计师|律师|结合|补充|说明|披露|详细|分别|进一步|列示|逐项)"
)
NUMBERED_QUESTION = re.compile(rf"[【\[]?\s*(?:审核|问询|反馈|关注)?问题\s*(?:第\s*)?[\d{_HAN}]{{1,3}}")
DEMANDS = re.compile(
    r"\s*(?:[（(]?\d{1,2}[)）、.]|[①-⑳])?\s*(?:结合[^。；;]{2,60}?[,，])?(?:补充|详细|进一步|分别|逐项|充分)*(?:说明|披露|列示|核实|解释|分析)"
)
"""How a line begins that asks without 请: 补充披露…, （1）说明…."""
CLOSING = re.compile(r"^[(（]?\s*(?:以下无正文|本页无正文|此页无正文)|^特此(?:公告|回复|说明)")

_CHECK = re.compile(
    r"核查(?:程序|意见|情况|过程|结论|说明|回复|依据|方式|方法|范围|手段|及|并)|核查$|发表(?:明确)?意见"
)
_OPINION = re.compile(
    r"^(?:[(（]?[\d一二三四五六七八九十]{0,2}[)）、]?)?经(?:审慎|充分)?核查[,，]\s*(?P<who>[^:：。]{2,40}?)(?:认为|发表|核查意见)[^。]{0,10}[:：]?"
)
_WHO: tuple[tuple[re.Pattern[str], Speaker], ...] = (
    (re.compile(r"保荐|主承销商|独立财务顾问|中介机构"), Speaker.SPONSOR),
    (re.compile(r"会计师|本所及|我们"), Speaker.ACCOUNTANT),
    (re.compile(r"律师|法律顾问"), Speaker.LAWYER),
)
_LONGEST_HEADING = 420
_RESTATES = re.compile(r"说明|是否|披露|列示")


def heading_level(line: str) -> int | None:
    """0 for 一、, 1 for （一）, 2 for 1、, 3 for （1）; None where the line is no heading.

    A heading is numbered and is no sentence: it has no full stop inside. One that restates the exchange's question may
    end with one.
    """
    level = next((i for i, p in enumerate(LEVELS) if p.match(line)), None)
    if level is None or len(line) > (_LONGEST_HEADING if level < 2 else 60):
        return None
    body = line.rstrip()
    if body.endswith("。") and level < 2 and _RESTATES.search(body):
        body = body[:-1]
    return None if re.search(r"[。！!]|[:：，,；;]$", body) else level


def speaker_of_heading(line: str) -> Speaker | None:
    """Who speaks under a heading or bracket; None where it does not say (it is then still the same speaker)."""
    bare = line.strip("【】 ")
    if COMPANY_MARK.match(line):
        return Speaker.COMPANY
    return speaker_named(bare) if _CHECK.search(bare) and len(bare) <= 48 else None


def speaker_of_opinion(line: str) -> Speaker | None:
    """经核查，保荐机构认为：begins the sponsor's words wherever it stands."""
    found = _OPINION.match(line.strip())
    return None if found is None else speaker_named(found["who"])


def speaker_named(words: str) -> Speaker | None:
    """The first of the intermediaries that is named; a bare 核查程序 is the sponsor's, who always has to check."""
    places = [(m.start(), speaker) for pattern, speaker in _WHO if (m := pattern.search(words))]
    if places:
        return min(places)[1]
    return Speaker.SPONSOR if re.match(r"^(?:[^一-鿿]*[一二三四五六七八九十]?[^一-鿿]*)核查", words) else None
