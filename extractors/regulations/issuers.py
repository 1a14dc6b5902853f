"""Finds the authority that issued a rule: before its title (自然资源部发布《…》) or at its head (国务院关于…的意见)."""

from __future__ import annotations

import re

from extractors.lexicon_rows import lexicon_rows

NATIONAL = tuple(name for (name,) in lexicon_rows("authorities.txt"))

_LOCAL = r"(?:中共)?[\u4e00-\u9fff]{2,5}(?:省|市|自治区|特别行政区)(?:委|人民政府|政府)(?:办公厅|办公室)?"
_BUREAU = "部|总局|管理局|能源局|数据局|统计局|委员会|管理委员会|办公室|办公厅|总署"
_MINISTRY = rf"(?:国家|中国)?[\u4e00-\u9fff]{{2,9}}(?:{_BUREAU})"
_NAMED = "|".join(sorted(map(re.escape, NATIONAL), key=len, reverse=True))
_ONE = rf"(?:{_LOCAL}|{_NAMED}|{_MINISTRY})"

_VERBS = r"(?:联合|共同|正式)?(?:发布|印发|出台|颁布|公布|下发|修订|制定|发布实施|印发实施|颁布实施|签署|通过|批准)"
_WHEN = r"(?:于|在)?(?:今年|去年|同年)?(?:\d{2,4} ?年)?(?:\d{1,2} ?月)?(?:\d{1,2} ?日|初|底|末)?"

_BEFORE = re.compile(
    rf"(?:^|[，,。；;：:、“”（(\s]|随着|根据|按照|依据|遵循|自|及|和|由|为|日|月|年|底|初)"
    rf"({_ONE}(?:[、和及]{_ONE}){{0,4}})(?:等(?:[一二三四五六七八九十]{{1,3}}|\d+)?(?:个|家)?(?:部门|部委|机构|单位)?)?"
    rf"{_WHEN}(?:{_VERBS})?(?:实施|施行)?(?:了|的)?$"
)
_HEAD = re.compile(rf"((?:{_NAMED}|{_LOCAL})(?:[、和]?(?:{_NAMED}|{_LOCAL})){{0,3}})(?=.)")
_OF_A_COMPANY = re.compile(r"公司|集团|证券部|财务部|法务部|市场部|人力|事业部|董事|监事|股东|我们")
"""Departments and boards of a company end like ministries."""

_WINDOW = 70
TITLE_HEADS = ("关于", "上市公司", "股票", "科创板", "创业板", "印发")
"""How a title goes on after the name of its issuer."""


def find_issuer(text: str, bracket: int) -> str | None:
    """The authority printed directly before the 《 at `bracket`; several stand together as printed."""
    before = text[max(0, bracket - _WINDOW) : bracket]
    before = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
    match = _BEFORE.search(before)
    return None if match is None or _OF_A_COMPANY.search(match.group(1)) else match.group(1)


def split_issuer(title: str) -> tuple[str | None, str | None]:
    """(issuer, rest) of a title that begins with its issuer: 国务院关于…的意见 → 国务院, 关于…的意见."""
    match = _HEAD.match(title)
    if match is None or len(title) - match.end() < 6:
        return None, None
    rest = title[match.end() :]
    return (match.group(1), rest) if rest.startswith(TITLE_HEADS) else (None, None)
