"""How figures are printed: numbers, units, and the words that make them bounds (超过, 约, 以上).

A number without a unit is no figure. A number that cannot be read (33.635.69万元) has no value: nothing is guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

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
    r"千升|千克|公斤|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|立方米|立方|公顷|盎司|人次|重量箱|标准箱|标箱|TEU|芯公里|头(?!部)|个语种/方言|语种/方言|个语种|平方米|平方公里|公里|个月|小时|个工作日|工作日|"
    r"[个家项名人次倍款条台套件种只颗片吨升克箱瓶盒亩股羽票床例株根块座辆部架支笔户艘架组门篇份套枚张卷册粒剂袋桶筒尾幅匹]|天|辆次"
)
COUNTED_IN_BULK = rf"{COUNTED}|[单双对米间]"
"""万双, 亿单: what these words count stands after a round number only."""
EACH = r"/(?:千瓦时|平方米|立方米|吨公里|间夜|[KMG]?Wh?|公斤|千克|平米|(?![和及与、])\w)"
"""What a price is of: 元/吨, 元/千瓦时."""
UNIT = (
    rf"(?:个?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千)\s?(?:{MONEY}(?:{EACH})?|{COUNTED_IN_BULK})?|{MONEY}(?:{EACH})?"
    rf"|个百分点|百分点|[Pp][Cc][Tt][Ss]?|个?基点|[Bb][Pp][Ss]?|%|％|‰|[KMGTP]W[hp]?|[GTPE]B(?![a-zA-Z])|{COUNTED})"
)
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
S = r"[ \u3000\u00a0]{0,2}"
BOUND = "|".join(sorted((w for words in BOUNDS.values() for w in words), key=len, reverse=True))
BOUND_BEFORE = re.compile(rf"(?P<bound>{BOUND}){S}(?:了|达到?|有|为|是|在)?{S}(?:人民币|美元|港币)?{S}$")
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
AFTER = re.compile(r"\s?(及?以上|以下|左右|上下|以内|之内|出头)")


def value_of(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def han_number(printed: str) -> int:
    """三千二百 → 3200; 十二 → 12; 百 → 100."""
    total, digit = 0, 0
    for character in printed:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
    return total + digit


def is_minus(text: str, start: int) -> bool:
    """A dash after a digit, a unit or a Latin letter joins a range; anywhere else it is a minus."""
    return start == 0 or not re.match(r"[\dA-Za-z%％元]", text[start - 1])


def bound_of(match: re.Match[str], before: str) -> str | None:
    if match.re is QUANTITY and match["many"]:
        return "over"
    if after := AFTER.match(match.string, match.end()):
        return BOUNDS_AFTER[after[1]]
    found = BOUND_BEFORE.search(before)
    return next((bound for bound, words in BOUNDS.items() if found and found["bound"] in words), None)
