"""Whether a figure is a level, an end of a move (由A降至B) or a change (同比增长A), by the words around it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Protocol

from extractors.quantities.printed import BOUND, QUANTITY

GROW = (
    "增长", "增加", "提升", "提高", "上升", "上涨", "增幅", "涨幅", "增速", "增厚", "改善",
    "攀升", "回升", "新增", "扩大", "增",
)  # fmt: skip
FALL = (
    "下降", "下滑", "减少", "降低", "回落", "下跌", "收缩", "缩减", "降幅", "跌幅", "微降", "缩窄", "收窄",
    "负增长", "降",
)  # fmt: skip
SOFTENERS = (
    r"(?:幅度|比例|比率|率|额|数|金额)?(?:大幅|显著|小幅|略)?"
    r"(?:为|是|达到?|到了|了|有|高达|至少|合计|均|均为|也|将|分别为?|[:：])?"
)
CHANGE = re.compile(rf"(?P<word>{'|'.join(GROW + FALL)}){SOFTENERS}(?:{BOUND})?\s*$")
MOVES = (
    *GROW,
    *FALL,
    "调整",
    "变动",
    "扩张",
    "转",
    "转正",
    "转负",
    "跃升",
    "跌",
    "恢复",
    "修复",
    "提振",
    "走低",
    "走高",
)
MOVED = re.compile(
    rf"(?:{'|'.join(MOVES)})"
    r"(?:幅度)?[至到]了?\s*(?:(?:\d{4}年|[今去本]年)[^，。；、\d]{0,6})?$"
)
FROM = re.compile(r"(?:(?<![自理缘])由|从(?!事))[^，。；、\d]{0,22}(?:\d{4}年[^，。；、\d]{0,8})?$")
SIGNED_CHANGE = re.compile(r"(?:同比|环比|[Yy][Oo][Yy]|[Qq][Oo][Qq])[为：:]?\s*(?P<plus>[+＋])?\s*$")
"""同比+6.1%, YoY-5.1%: the sign is the word."""
BASE = re.compile(r"同比|环比|[Yy][Oo][Yy]|[Qq][Oo][Qq]|较|比上年|比去年|相比|比")
CHANGE_AFTER = re.compile(
    rf"\s*的?(?:同比|环比)?(?P<word>{'|'.join(w for w in GROW + FALL if len(w) > 1)})(?!率)(?!\s*[了约]?\s*\d)"
)
"""50%的增长; in 较去年的16.9%提升1.4个百分点 the word is of the figure after it."""
CLAUSE_START = re.compile(r"[，。；;\n]|(?<!\d),|,(?!\d)")
LISTED = re.compile(r"\s*(?:、|和|及|以及|与|/)\s*")


class Role(StrEnum):
    """A figure is a level, the two ends of a move (由A降至B), or a change."""

    LEVEL = "level"
    FROM = "from"
    TO = "to"
    CHANGE = "change"


class Before(Protocol):
    """The figure before, as far as it decides the next one's role."""

    @property
    def end(self) -> int: ...
    @property
    def role(self) -> Role: ...
    @property
    def direction(self) -> int: ...
    @property
    def basis(self) -> str | None: ...


def role_of(text: str, match: re.Match[str], before: str, previous: Before | None) -> tuple[Role, int, str | None]:
    """Level or change, from the words right before the figure (and right after it: 50%的增长)."""
    gap = text[previous.end : match.start()] if previous else ""
    if (signed := SIGNED_CHANGE.search(before)) and (signed["plus"] or _has_sign(match)):
        return Role.CHANGE, 1 if signed["plus"] else -1, _basis(text, match.start())
    if previous and previous.role is Role.CHANGE and LISTED.fullmatch(gap):
        return previous.role, previous.direction, previous.basis
    if MOVED.search(before) or _closes_move(gap, previous):
        return Role.TO, 0, None
    changed = CHANGE.search(before)
    if changed is None and FROM.search(before):
        return Role.FROM, 0, None
    changed = changed or CHANGE_AFTER.match(text, match.end())
    if changed:
        basis = _basis(text, match.start()) or _basis_before(changed["word"], gap, previous)
        return Role.CHANGE, -1 if changed["word"] in FALL else 1, basis
    return Role.LEVEL, 0, None


def _basis_before(word: str, gap: str, previous: Before | None) -> str | None:
    """同比增加0.61亿元，增幅12.9%: the same change in percent."""
    is_same = previous is not None and previous.role is Role.CHANGE and word.endswith("幅") and len(gap) < 8
    return previous.basis if previous is not None and is_same else None


def _has_sign(match: re.Match[str]) -> bool:
    return match.re is QUANTITY and bool(match["sign"])


def _closes_move(gap: str, previous: Before | None) -> bool:
    """The second figure of 由A降至B and of 增长A至B."""
    if previous is None or previous.role not in (Role.FROM, Role.CHANGE):
        return False
    return len(gap) < 24 and not CLAUSE_START.search(gap) and gap.rstrip().removesuffix("了")[-1:] in ("至", "到")


def _basis(text: str, start: int) -> str | None:
    """What a change is measured against, looking back in its clause."""
    clause = CLAUSE_START.split(text[max(0, start - 40) : start])[-1]
    if not BASE.search(clause):
        return None
    if max(clause.rfind(w) for w in ("环比", "QoQ", "qoq")) > max(clause.rfind(w) for w in ("同比", "YoY", "yoy")):
        return "qoq"
    return "yoy" if re.search(r"同比|[Yy][Oo][Yy]|同期|(?:上年|去年|上一年)(?!末|底)", clause) else "other"
