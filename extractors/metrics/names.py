"""Finds the names of figures, with the words that say which part of the business they are of (境外业务收入).

>>> [n.name for n in find_names("2024年上半年，公司境外业务收入和整体毛利率均有提升", [])]
['境外业务收入', '整体毛利率']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicon_rows import lexicon_rows

LONGEST_MODIFIER = 24
BREAK = re.compile(r"[，。；：:;！？!?、（）()“”\"《》\n&＆]|(?<!\d),|,(?!\d)")
LEAD_IN = re.compile(
    r"本?公司(?!股东)|发行人|申请人|我司|我们|集团(?!收入)|剔除"
    r"|实现了?|其中|取得了?|完成|创造|使得?|驱动|拉动|带动|促使|推动|共同|导致|由于|因为|随着"
    r"|当期|本期|当年|当季|本?报告期(?:内|各期末|各期|末)?|期间内|单季度?|各期|累计|合计|共计|总计|全年"
    r"|方面|来看|来说|同时|此外|另外|以及|并且|而且|但|则|即|也|又|并(?![表购网])|还|已|约|仅|对(?!外)|不考虑|扣除(?!非)|考虑"
    r"|较上年(?:同期)?|较去年(?:同期)?|较同期|同比|环比|各项|该|虽然?|(?<!来)自(?!研|有|营|主|产|供|动|然)"
    r"|从|将|把|由(?!于)|系|主要|支付|发生|产生(?!的)|计提|派发|获得|收到|确认|共有|拥有|持有|录得|相对于?|相较于?|相比"
)
"""Words that end to the left of a name: its subject, its verb, a connection."""
TRIM = re.compile(
    r"^(?:的|了|在|为|而|有|是|和|与|及|或|内|末|之|年度|年底|年末|期末|年|度|份|,|\s|\d+[.、]|产生的(?=$))+"
)
VAGUE = re.compile(r"并表|相关|有关|上述|部分|该|此|这部分|对应|其他的?|它的?|他们的?|其|前述|各|每年|所有产品的")
"""Modifiers that point back at something: the name alone would say too much."""
FLOW = re.compile(r"收入|营收|销售额|利润|费用|投入|支出|成本|现金流|毛利|净利")
CAUSED = re.compile(r"^(?:带来|造成|引起|贡献|导致|形成|增加|减少|新增加)的?")
"""What stands before is a cause: the figure is a part of the name's, nobody knows of what."""
SOMEBODY_ELSE = re.compile(
    r"客户(?!类|群|收入|贡献|销售|采购|业务|端|订单|合计|数|量|的|粘|满意|[和与及]|[A-Z]$)[一-龥A-Za-z]{2,}"
    r"|某(?!类|项|种|些)[一-龥]|参股|(?:厂商|友商|同行|龙头|对手)的?$|(?:股份|药业|酒业|重工)$"
    r"|我国|中国(?!区|市场|大陆|境内|地区|业务|区域)"
)
"""A modifier that names another than the company: 主要客户云岭数据, 下游某头部厂商, 中国光伏."""
RATIO = (
    r"占(?:公司|当期|同期|年度|采购|销售|其|主营业务|营业|收入|营收|员工|总人数|总人|总数|成本|费用|净利润|毛利|应收账款|期末|余额|净资产|总资产|资产|总额|全部|当年|总|的)"
    r"{1,8}(?:比重|比例|比率|百分比|比)?|占比"
)


MONEY_UNIT = r"元|亿|万|千|百万"
UNITS = {
    "周转率": r"次|%|％|倍", "覆盖率": r"%|％|倍", "率": r"%|％|点|倍", "占比": r"%|％|点|成", "份额": r"%|％|点",
    "ROE": r"%|％", "比例": r"%|％|点", "息差": r"%|％|点", "收益": r"元", "天数": r"天",
    "人数": r"人|名|万", "人员": r"人|名", "总数": r"人|名|家", "户数": r"户", "家数": r"家", "数量": r"[^元%％点]$",
    "订单": r"元|亿|万|千|个|笔", "合同": r"元|亿|万|个|份", "容量": r"W|瓦|亿|万|吨", "量": r".", "产能": r".",
}  # fmt: skip
"""Which units a name takes, by how it ends; the first that fits decides; all others take money."""


@dataclass(frozen=True, slots=True)
class MetricName:
    """A name as printed at `start:end`, with its modifier; `core` is the word that the lexicon knows."""

    start: int
    end: int
    name: str
    core: str
    modifier: str

    @property
    def canonical(self) -> str | None:
        """The lexicon's name, where nothing modifies it."""
        return canonical_name(self.name)

    @property
    def is_ratio(self) -> bool:
        """占营业收入比重: a share of something, whose subject may stand earlier."""
        return self.core.startswith("占")

    @property
    def is_flow(self) -> bool:
        """Earned or spent over time, so it has no value on a day."""
        return bool(FLOW.search(self.core))

    def fits(self, unit: str) -> bool:
        """Rates come in percent, heads in persons, money in money: 收入22.36% is a misreading."""
        for ending, units in UNITS.items():
            if self.core.endswith(ending) or (self.is_ratio and ending == "占比"):
                return bool(re.search(units, unit))
        return bool(re.search(MONEY_UNIT, unit))


@cache
def _canonical() -> dict[str, str]:
    return {variant: row[0] for row in lexicon_rows("metrics.tsv") for variant in row if variant}


def canonical_name(name: str) -> str | None:
    """The name that all filings share for a printed one, or None where the lexicon does not know it."""
    return _canonical().get(name)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_canonical(), key=len, reverse=True)
    return re.compile(rf"{RATIO}|{'|'.join(map(re.escape, words))}")


def find_names(text: str, stops: Sequence[int], start: int = 0, end: int | None = None) -> list[MetricName]:
    """The names in `text[start:end]`. No modifier reaches over a stop: the end of a period or a figure, ascending."""
    found: list[MetricName] = []
    floor = start
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        at = bisect_left(stops, match.start() + 1)
        left = max(floor, stops[at - 1] if at else start, match.start() - 2 * LONGEST_MODIFIER)
        modifier_start = _modifier_start(text, left, match.start())
        name = _name(text, modifier_start, match)
        if name is not None:
            found.append(name)
        floor = match.end()
    return found


def _modifier_start(text: str, left: int, right: int) -> int:
    """Where the modifier begins: after the last break, subject or verb before the name."""
    piece = text[left:right]
    for pattern in (BREAK, LEAD_IN):
        cut = max((m.end() for m in pattern.finditer(piece)), default=0)
        left, piece = left + cut, piece[cut:]
    trimmed = TRIM.match(piece)
    return left + (trimmed.end() if trimmed else 0)


def _name(text: str, start: int, match: re.Match[str]) -> MetricName | None:
    modifier = re.sub(r"\s+", "", text[start : match.start()])
    core = re.sub(r"\s+", "", match.group())
    if len(modifier) > LONGEST_MODIFIER:
        return None
    if text[max(0, start - 1) : start] == "占" or modifier.startswith("占"):
        return None
    if CAUSED.match(modifier) or SOMEBODY_ELSE.search(modifier):
        return None
    return MetricName(start, match.end(), modifier + core, core, modifier)
