"""Finds the names of figures, with the words that say which part of the business they are of (境外业务收入).

>>> [n.name for n in find_names("2024年上半年，公司境外业务收入和整体毛利率均有提升", [])]
['境外业务收入', '整体毛利率']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from heapq import merge

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.companies.likeness import Likeness, reads_as_name
from extractors.document import Span
from extractors.lexicon_rows import lexicon_rows
from extractors.metrics.cues import BEFORE_LIST_END
from extractors.metrics.units import fits_unit

LONGEST_MODIFIER = 24
BREAK = re.compile(r"[，。；：:;！？!?、（）()“”\"《》\n&＆]|(?<!\d),|,(?!\d)")
LEAD_IN = re.compile(
    r"(?<!母)本?公司(?!股东)|发行人|申请人|我司|我们|集团(?!收入)|剔除"
    r"|实现了?|其中|取得了?|完成|创造|使得?|驱动|拉动|带动|促使|推动|共同|导致|由于|因为|随着"
    r"|(?<!计入)当期|本期|当年|当季|本?报告期(?:内|各期末|各期|末)?|期间内|单季度?|(?:四个|各个?|分)季度(?:的)?|各期|累计|合计|共计|总计|全年"
    r"|方面|来看|来说|同时|此外|另外|以及|并且|而且|但|则|即|也|又|(?<!合)并(?![表购网])|还|已|约|仅|对(?!外)|不考虑|扣除(?!非)|考虑"
    r"|较上年(?:同期)?|较去年(?:同期)?|较同期|同比|环比|各项|该|虽然?|(?<!来)自(?!研|有|营|主|产|供|动|然)"
    r"|(?<![可所])以(?![上下内外及来旧太])|按(?![摩揭键])|依据?|凭(?!证)|本行(?!业)|(?<!核心)全行(?!业)|从|将|把|由(?!于)|系|主要|支付|发生|提供|产生(?!的)|计提|派发|获得|收到|确认|共有|拥有|持有|录得|相对于?|相较于?|相比"
)
"""Words that end to the left of a name: its subject, its verb, a connection."""
TRIM = re.compile(
    r"^(?:的|了|在(?![手建职研营管运售线产])|共(?![同享])|向(?=前|第|主要|单一)|(?:核心|主要|主打|重点)产品(?=[一-龥]{3})|为|而|有(?![源机色线])|是|和|与|及|或|内|末|之|年度|年底|年末|期末|年|度|份|,|\s|\d+[.、]|产生的(?=$))+"
)
VAGUE = re.compile(r"并表|相关|有关|上述|部分|该|此|这部分|对应|其他的?|它的?|他们的?|其|前述|各|每年|所有产品的")
"""Modifiers that point back at something: the name alone would say too much."""
FLOW = re.compile(r"红利|分红(?!率|比例)|派现|收入|营收|销售额|利润|费用|投入|支出|成本|现金流|毛利|净利|净亏损")
CAUSED = re.compile(r"^(?:计入(?!当期)|列入|转入|带来|造成|引起|贡献|导致|形成|增加|减少|新增加)的?")
"""What stands before is a cause: the figure is a part of the name's, nobody knows of what."""
CAUSED_BY = re.compile(r"(?:带来|造成|引起|导致)的?$")
"""汇率波动带来的汇兑收益 is all of it; 降价带来的收入 is a part."""
SIZED = re.compile(r"(?:以内|以上|以下|以外)的?$")
"""其中一年以内的占比: of what, another clause says."""
SOMEBODY_ELSE = re.compile(
    r"客户(?!类|群|收入|贡献|销售|采购|业务|端|订单|合计|数|量|的|粘|满意|[和与及]|[A-Z]$)[一-龥A-Za-z]{2,}"
    r"|某(?!类|项|种|些)[一-龥]|参股|(?:认购|参与|投资)的.{0,6}(?:基金|企业)|(?:头部|龙头|同类|同行|外资|国内)企业|头部[一二三四五六七八九十\d]+家|家(?:企业|厂商)|^(?:口径|某)|(?:厂商|友商|同行|龙头|对手)的?$|(?:(?<!回购)(?<!持有)股份|药业|酒业|重工)$"
    r"|我国|中国(?!区|市场|大陆|境内|地区|业务|区域)"
)
"""A modifier that names another than the company: 主要客户云岭数据, 下游某头部厂商, 中国光伏."""
GROUPS = re.compile(r"客户|供应商|业务|产品|前[三五十]|境[内外]|海外|国内|地区|市场|行业|一年以内|以上|以内")
"""Whose words a modifier with 的 may be and still be of the company: 前五大客户的销售收入."""
RATIO = re.compile(
    r"占比|占(?![用地位据])[\u4e00-\u9fff（）()]{1,16}?(?:比重|比例|比率|百分比)"
    r"|占(?:公司|当期|同期|年度|采购|销售|其|主营业务|营业|收入|营收|员工|总人数|总人|总数|成本|费用|净利润|毛利|应收账款|期末|余额|净资产|总资产|资产|总额|全部|当年|总|的)"
    r"{1,8}比?"
)


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
    def is_loss(self) -> bool:
        """A figure below zero that is printed without its sign."""
        return self.core.endswith(("净亏损", "净流出", "净流出额"))

    @property
    def is_flow(self) -> bool:
        """Earned or spent over time, so it has no value on a day."""
        return bool(FLOW.search(self.core))

    def fits(self, unit: str) -> bool:
        """Rates come in percent, heads in persons, money in money: 收入22.36% is a misreading."""
        return fits_unit("占比" if self.is_ratio else self.core, unit)


@cache
def _canonical() -> dict[str, str]:
    return {variant: row[0] for row in lexicon_rows("metrics.tsv") for variant in row if variant}


def canonical_name(name: str) -> str | None:
    """The name that all filings share for a printed one, or None where the lexicon does not know it."""
    return _canonical().get(name)


@cache
def _words() -> AhoCorasick:
    return AhoCorasick(list(_canonical()), matchkind=MatchKind.LeftmostLongest)


def _cores(text: str, start: int, end: int) -> Iterator[Span]:
    """Where the words of the lexicon and the shares stand; where two overlap the one that begins first."""
    words = (Span(start + left, start + right) for _, left, right in _words().find_matches_as_indexes(text[start:end]))
    shares = (Span(m.start(), m.end()) for m in RATIO.finditer(text, start, end))
    at = start
    for core in merge(words, shares):
        if core.start >= at:
            yield core
            at = core.end


def find_names(text: str, stops: Sequence[int], start: int = 0, end: int | None = None) -> list[MetricName]:
    """The names in `text[start:end]`. No modifier reaches over a stop: the end of a period or a figure, ascending.

    What stands right before a name is a part of it: 应收账款坏账准备.
    """
    found: list[MetricName] = []
    floor = start
    for core in _cores(text, start, len(text) if end is None else end):
        at = bisect_left(stops, core.start + 1)
        left = max(floor, stops[at - 1] if at else start, core.start - 2 * LONGEST_MODIFIER)
        if found and found[-1].end == core.start and not core.of(text).startswith("占"):
            name = _name(text, found.pop().start, core)
        else:
            name = _name(text, _modifier_start(text, left, core.start), core)
        if name is not None:
            found.append(name)
        floor = core.end
    return found


def shared_core(text: str, name: MetricName, listed: Span) -> list[MetricName]:
    """境内、 and 境外收入: each part of the list with the core of the name after it."""
    separator = re.search(r"[、和及与]", listed.of(text))
    start = _modifier_start(text, listed.start, listed.start + separator.start()) if separator else listed.start
    parts = [p for p in re.split(r"[、和及与]", text[start : listed.end]) if p]
    return [replace(name, start=start, name=part + name.core, modifier=part) for part in parts]


def split_core(text: str, name: MetricName, floor: int) -> list[MetricName]:
    """销售、管理和研发费用: three names of the lexicon that share the end of the last. Empty where they are not."""
    at = name.end - len(name.core)
    listed = BEFORE_LIST_END.search(text[max(floor, at - 60) : at])
    if listed is None:
        return []
    parts = re.split(r"[、和及与/]", listed.group()[:-1])
    for cut in range(1, len(name.core) - 1):
        names = [_known(part, name.core[cut:], is_first=not i) for i, part in enumerate(parts)]
        if all(names):
            first = at - len(listed.group()) + len(parts[0]) - len(names[0]) + len(name.core) - cut
            is_bare = _modifier_start(text, max(floor, first - LONGEST_MODIFIER), first) == first
            places = [replace(name, start=first, name=n, core=n, modifier="") for n in (*names, name.core)]
            return places if is_bare else []
    return []


def _known(part: str, end: str, *, is_first: bool) -> str:
    """The name that a part of a list makes with the end of its last; words may stand before the first."""
    starts = range(len(part) - 1) if is_first else (0,)
    return next((part[start:] + end for start in starts if part[start:] + end in _canonical()), "")


def _modifier_start(text: str, left: int, right: int) -> int:
    """Where the modifier begins: after the last break, subject or verb before the name."""
    piece = text[left:right]
    for pattern in (BREAK, LEAD_IN):
        cut = max((m.end() for m in pattern.finditer(piece)), default=0)
        left, piece = left + cut, piece[cut:]
    trimmed = TRIM.match(piece)
    return left + (trimmed.end() if trimmed else 0)


def _name(text: str, start: int, place: Span) -> MetricName | None:
    modifier = re.sub(r"\s+", "", text[start : place.start])
    core = re.sub(r"\s+", "", place.of(text))
    if len(modifier) > LONGEST_MODIFIER:
        return None
    if text[max(0, start - 1) : start] == "占" or modifier.startswith("占"):
        return None
    if core == "持股比例" and not modifier.endswith(("股东", "控制人")):
        return None
    if CAUSED_BY.search(modifier):
        return MetricName(place.start, place.end, core, core, "") if core.startswith("汇兑") else None
    if core == "占比" and SIZED.search(modifier):
        return None
    if CAUSED.match(modifier) or SOMEBODY_ELSE.search(modifier) or _is_with_somebody(text, start, modifier, core):
        return None
    return MetricName(start, place.end, modifier + core, core, modifier)


def _is_with_somebody(text: str, start: int, modifier: str, core: str) -> bool:
    """对明谷科技的销售收入, 澄湖传动的应收账款, 第二大客户采购金额: one counterparty's, no figure of the company."""
    owner, of, _ = modifier.partition("的")
    if of and text[max(0, start - 1) : start] in ("对", "向") and not GROUPS.search(owner):
        return True
    if of and 4 <= len(owner) <= 8 and not GROUPS.search(owner) and reads_as_name(owner, Likeness.SHAPED):
        return True
    return modifier.endswith("客户") and core.startswith("采购")
