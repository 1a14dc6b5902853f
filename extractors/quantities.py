"""Finds figures in prose: value, printed unit, bound, range, and whether a figure is a level or a change.

    >>> [(q.value, q.unit, q.role.value) for q in find_quantities("收入同比增长50.00%至4,369.53万元")]
    [(Decimal('50.00'), '%', 'change'), (Decimal('4369.53'), '万元', 'to')]

A number without a unit is no figure. A number that cannot be read (33.635.69万元) has no value: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from heapq import merge

BOUNDS = {
    "at_least": ("不低于", "不少于", "不小于", "至少", "起码"),
    "at_most": ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "最高不超过"),
    "over": ("超过", "超", "逾", "突破", "高于", "大于", "多于"),
    "under": ("不足", "低于", "少于", "不到", "小于", "未达", "未超过"),
    "about": ("大约", "约为", "约", "接近", "将近", "近", "大概", "差不多", "左右"),
}
"""Words before a number."""
BOUNDS_AFTER = {
    "左右": "about", "上下": "about", "以上": "at_least", "及以上": "at_least", "以下": "at_most", "以内": "at_most",
    "之内": "at_most", "出头": "over",
}  # fmt: skip
MONEY = r"(?:人民币|美元|美金|港元|港币|欧元|日元|英镑|元)"
COUNTED = (
    r"千升|千克|公斤|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|立方米|立方|公顷|盎司|人次|重量箱|标箱|头(?!部)|个语种/方言|语种/方言|个语种|平方米|平方公里|公里|个月|小时|个工作日|工作日|"
    r"[个家项名人次倍款条台套件种只颗片吨升克箱瓶盒亩股羽票床例株根块座辆部架支笔户艘架组门篇份套枚张]|天|辆次"
)
EACH = r"/(?:千瓦时|平方米|立方米|吨公里|间夜|[KMG]?Wh?|公斤|千克|平米|(?![和及与、])\w)"
"""What a price is of: 元/吨, 元/千瓦时."""
UNIT = (
    rf"(?:个?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千)\s?(?:{MONEY}(?:{EACH})?|{COUNTED})?|{MONEY}(?:{EACH})?"
    rf"|个百分点|百分点|[Pp][Cc][Tt][Ss]?|个?基点|[Bb][Pp][Ss]?|%|％|‰|[KMGTP]W[hp]?|[GTPE]B(?![a-zA-Z])|{COUNTED})"
)
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
S = r"[ \u3000\u00a0]{0,2}"
BOUND = "|".join(sorted((w for words in BOUNDS.values() for w in words), key=len, reverse=True))
BOUND_BEFORE = re.compile(rf"(?P<bound>{BOUND}){S}(?:达到?|有|为|是|在)?{S}(?:人民币|美元|港币)?{S}$")
QUANTITY = re.compile(
    rf"(?=[\d(（\-－–−—])(?P<open>[(（])?(?:(?P<sign>[-－–−—]){S})?(?<![\d.A-Za-z第])(?<!\d,)(?P<low>{NUMBER})"
    r"(?P<broken>[.,]\d[\d.,]*)?"
    rf"(?(open)[)）]){S}(?P<many>[多余])?{S}(?P<unit>{UNIT})?"
    rf"(?:{S}(?:[-－–—~～]|(?P<to>至|到)){S}(?P<high>{NUMBER}){S}(?P<high_unit>(?(unit)(?P=unit)|{UNIT})))?"
)
IN_WORDS = re.compile(
    r"(?<![一二两三四五六七八九十百千万亿上数几成第点\d.])(?P<number>[一二两三四五六七八九十百千]{1,8})"
    rf"(?P<unit>(?:万亿|亿)(?:{MONEY}|{COUNTED})?|万(?:{MONEY}|{COUNTED})|(?<=[百千])(?:{MONEY}|[人家名项吨台套]))(?!分之)"
)
"""十二亿元, 三千人. Small counts (一家, 三个) and sayings (成千上万, 上百亿) are left alone."""
HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
RESPECTIVELY = re.compile(r"分别(?:同比|环比)?[^，。；、\d]{0,10}$")
AFTER = re.compile(r"\s?(及?以上|以下|左右|上下|以内|之内|出头)")

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
FROM = re.compile(r"(?:由|从)(?!事)[^，。；、\d]{0,22}(?:\d{4}年[^，。；、\d]{0,8})?$")
SIGNED_CHANGE = re.compile(r"(?:同比|环比|[Yy][Oo][Yy]|[Qq][Oo][Qq])[为：:]?\s*(?P<plus>[+＋])?\s*$")
"""同比+6.1%, YoY-5.1%: the sign is the word."""
BASE = re.compile(r"同比|环比|[Yy][Oo][Yy]|[Qq][Oo][Qq]|较|比上年|比去年|相比|比")
CHANGE_AFTER = re.compile(
    rf"\s*的?(?:同比|环比)?(?P<word>{'|'.join(w for w in GROW + FALL if len(w) > 1)})(?!率)(?!\s*[了约]?\s*\d)"
)
"""50%的增长; in 较去年的16.9%提升1.4个百分点 the word is of the figure after it."""
LISTED = re.compile(r"\s*(?:、|和|及|以及|与|/)\s*")
CLAUSE_START = re.compile(r"[，。；;\n]|(?<!\d),|,(?!\d)")


class Role(StrEnum):
    """A figure is a level, the two ends of a move (由A降至B), or a change."""

    LEVEL = "level"
    FROM = "from"
    TO = "to"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed. `value` is None where the number cannot be read; `high` is the upper end of a range."""

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    bound: str | None = None
    high: Decimal | None = None
    role: Role = Role.LEVEL
    direction: int = 0
    """Of a change: 1 up, -1 down."""
    basis: str | None = None
    """Of a change: `yoy` (同比, 较上年同期), `qoq` (环比), `other`."""

    @property
    def is_percent(self) -> bool:
        return self.unit in ("%", "％")

    @property
    def is_points(self) -> bool:
        return "点" in self.unit or self.unit.lower().startswith(("pct", "bp"))

    @property
    def is_basis_points(self) -> bool:
        """A hundred to a percentage point."""
        return "基点" in self.unit or self.unit.lower().startswith("bp")


def find_quantities(text: str) -> list[Quantity]:
    """Every figure with a unit, in order."""
    found: list[Quantity] = []
    bare: list[re.Match[str]] = []
    for match in merge(QUANTITY.finditer(text), IN_WORDS.finditer(text), key=re.Match.start):
        unit = match["unit"] or (match["high_unit"] if match.re is QUANTITY else None)
        if not unit:
            bare = [*_chained(bare, match), match]
            continue
        before = text[max(0, match.start() - 30) : match.start()]
        if match.re is IN_WORDS:
            found.append(_in_words(match, before, found[-1] if found else None))
        elif match["to"] and match["unit"] and FROM.search(before):
            found += _move(match, unit)
        elif match["to"] and match["unit"] and unit not in "%％" and CHANGE.search(before):
            found.append(_move(match, unit)[1])
        else:
            found += _sharing(_chained(bare, match), unit, found[-1] if found else None)
            found.append(_quantity(match, unit, before, found[-1] if found else None))
            _share_points(found)
        bare = []
    return found


def _chained(bare: list[re.Match[str]], following: re.Match[str]) -> list[re.Match[str]]:
    """The numbers without a unit that stand in one list with what follows them."""
    is_listed = bare and LISTED.fullmatch(following.string, bare[-1].end(), following.start())
    return bare if is_listed else []


def _sharing(bare: list[re.Match[str]], unit: str, previous: Quantity | None) -> list[Quantity]:
    """分别为5.1、6.3和8.0亿元: all are of the last one's unit."""
    if not bare or not RESPECTIVELY.search(bare[0].string, max(0, bare[0].start() - 24), bare[0].start()):
        return []
    found: list[Quantity] = []
    for match in bare:
        before = match.string[max(0, match.start() - 30) : match.start()]
        found.append(_quantity(match, unit, before, found[-1] if found else previous))
    return found


def _share_points(found: list[Quantity]) -> None:
    """分别提升0.9个、1.6个百分点: the first are points too."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if not (first.unit == "个" and second.is_points and second.start - first.end <= 3):
            return
        found[index] = replace(first, unit=second.unit)


def _in_words(match: re.Match[str], before: str, previous: Quantity | None) -> Quantity:
    role, direction, basis = _role(match.string, match, before, previous)
    value = Decimal(_han_number(match["number"]))
    return Quantity(match.start(), match.end(), match.group(), value, match["unit"], _bound(match, before), None, role,
                    direction, basis)  # fmt: skip


def _han_number(printed: str) -> int:
    """三千二百 → 3200; 十二 → 12; 百 → 100."""
    total, digit = 0, 0
    for character in printed:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
    return total + digit


def _move(match: re.Match[str], unit: str) -> tuple[Quantity, Quantity]:
    """由71%到65%: two figures, no range."""
    text = match.string
    middle, high = match.end("unit"), match.start("high")
    return (
        Quantity(match.start(), middle, text[match.start() : middle], _value(match["low"]), unit, role=Role.FROM),
        Quantity(high, match.end(), text[high : match.end()], _value(match["high"]), unit, role=Role.TO),
    )


def _quantity(match: re.Match[str], unit: str, before: str, previous: Quantity | None) -> Quantity:
    text, start, end = match.string, match.start(), match.end()
    value = None if match["broken"] else _value(match["low"])
    if value is not None and (match["sign"] or match["open"]) and _is_sign(text, start):
        value = -value
    role, direction, basis = _role(text, match, before, previous)
    high = _value(match["high"]) if match["high"] else None
    return Quantity(start, end, text[start:end], value, unit, _bound(match, before), high, role, direction, basis)


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _is_sign(text: str, start: int) -> bool:
    """A dash after a digit, a unit or a Latin letter joins a range; anywhere else it is a minus."""
    return start == 0 or not re.match(r"[\dA-Za-z%％元]", text[start - 1])


def _bound(match: re.Match[str], before: str) -> str | None:
    if match.re is QUANTITY and match["many"]:
        return "over"
    if after := AFTER.match(match.string, match.end()):
        return BOUNDS_AFTER[after[1]]
    found = BOUND_BEFORE.search(before)
    return next((bound for bound, words in BOUNDS.items() if found and found["bound"] in words), None)


def _role(text: str, match: re.Match[str], before: str, previous: Quantity | None) -> tuple[Role, int, str | None]:
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


def _basis_before(word: str, gap: str, previous: Quantity | None) -> str | None:
    """同比增加0.61亿元，增幅12.9%: the same change in percent."""
    is_same = previous is not None and previous.role is Role.CHANGE and word.endswith("幅") and len(gap) < 8
    return previous.basis if previous is not None and is_same else None


def _has_sign(match: re.Match[str]) -> bool:
    return match.re is QUANTITY and bool(match["sign"])


def _closes_move(gap: str, previous: Quantity | None) -> bool:
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
