"""Whose figure a bare name is: 占营业收入比重 after 研发费用, 毛利率 after 境外业务收入 or under 数据业务方面.

A name without a modifier inherits one only inside its sentence and only from a part of the business; a bare 占比
without a subject is dropped, because a share of nobody knows what is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.companies.likeness import Likeness, reads_as_name
from extractors.document import Span
from extractors.metrics.cues import ASPECT, CLAUSE_MARK, FORECAST, LEAD
from extractors.metrics.governing import part_start
from extractors.metrics.names import SOMEBODY_ELSE, VAGUE, MetricName
from extractors.periods.mention import PeriodMention

PART_ENDING = r"(?:板块|业务|产品|地区|市场|领域|事业群|[A-Z]BG|BG|分部|主业|行业|客户|系列|器件|模块|子公司|基地|工厂)"
CLAUSE_SUBJECT = re.compile(rf"(?P<subject>[一-龥A-Za-z&/]{{2,16}}?{PART_ENDING})(?![率的])")
"""A clause that begins with a part of the business: 创新业务保持增长，实现收入…; 数据业务方面，毛利率…"""
PART_OF_BUSINESS = re.compile(rf"{PART_ENDING}|境外|境内|海外|国内|国外|服务|项目|来自")
UNDER_A_LEAD = re.compile(
    r"^(?!占|汇兑|经营|现金)(?:毛利率?|占比|营业收入|收入|营收|主营业务收入|销售收入|销售额|净利润|营业成本|GMV|.*(?:量|产能|出货|订单|合同额?|容量|面积|利用率|市占率|市场份额|签约金额))$"
)
"""Names that a lead (水电方面，) can be of."""
OF_A_PART = re.compile(r"^(?:毛利率|毛利|占比|营业收入|收入|营收|销售收入|销售额)$")
"""Names that a part of the business has too. Its costs and net profit are seldom told, so those stay the company's."""
TRADE = re.compile(
    r"(?:我国|国内|国际|全球|全国|整个|整体|当地|终端)?(?:行业|产业|市场|大盘|社会|需求)|(?:下游|上游|主要|终端|海外)?(?:客户|厂商|企业)|下游|上游|终端|业内|该?地区|全国|全球"
)
"""A clause's subject that is not the company nor a part of it."""
POINTS_BACK = re.compile(r"[该此这其]|[上前]述")
"""该产品: which one, another sentence says."""
LISTED_BEFORE = re.compile(r"(?:[和与及、]|以及)\s*$")
"""What ends the name before a bare one in a list: 营业收入和净利润."""
WHOLE = re.compile(r"母公司(?:口径|单体|报表)?|合并(?:报表|口径)?")
OF_THE_WHOLE = re.compile(
    r"公司|整体|综合|合并|合计|单季|平均|自有|总|前[一二三四五六七八九十\d]+[大名]|第[一二三四五]大|[期年季月][初末]|人均|加权|归属|扣非|股东"
    r"|实际|新增|累计|在手|意向|客户|供应商|员工|人员|主营|主业|内部|外部|高毛利|账面|资产|负债|研发|存量|增量|相关|全部|全体|[上下]半年|季度|年度"
)
"""Modifiers that name no part of the business."""
THE_COMPANY = "公司"
NOBODY_KNOWS = "?"
"""The clause has a subject, a part of the business, whose name cannot be cut out of it."""
COMPANY = re.compile(r"(?<!母)公司(?!股东)|发行人|申请人|我司|我们")
NEUTRAL = re.compile(
    r"^(?:期|年|季度?|月)[末底]|其中|本?报告期(?:内|末)?|当期|本期|当年|当季|上述|实现了?|取得了?|派发的?|持有|^主要产品|^(?:集团|本集团|全行|本行)$|获得了?|收到了?|确认了?|共有|完成了?|创造|(?:四个|各个?|分)季度(?:的)?|单季度?|单就|来看|整体上?|季度|产生的?|发生的?|计提|分别|全年|累计|合计|共计|总计"
    r"|截[至止]到?|[（(]?\d+[)）.、．]|[（(][^）)]*[)）]|[，,：:\s]|以及|同时|年度|^(?:[在的了内从就共度而但于]|已经?|均)+|[在的了内共为是有]+$"
)
"""What is no subject: verbs of achieving, adverbs, item numbers."""
VERBAL = re.compile(
    r"^[按以据依凭经]|[以按]$|受(?!托)|随|因|由于|得益|伴|使得|导致|带来|造成|引起|推动|带动|增加|增长|提升|提高|减少|下降|上升|通过|根据|按照|将|较|剔除|扣除|占|达到|来自|没有|拥有|具有|披露|显示"
)
"""A clause head that tells why, not who."""
LEADING = re.compile(
    r"^(?:\s|[（(]?\d+[)）、.．]|其中[，,]?|从|在|(?:19|20)\d{2}\s*年?度?|上半年|下半年|[前第]?[一二三四]季度|今年|去年|全年|报告期内?)+"
)
RANKED = re.compile(r"(?:余额|账面余额|金额)?的?(?:前[一二三四五六七八九十\d]+[名大位]|第[一二三]大)")
"""应收账款前五名: a part of what stands before."""
CHANGE_WORD = re.compile(r"[增降升减涨跌]|同比|环比|提高|下滑|变动|同期|[+＋-]")
"""What shows the figure of a clause to be a change."""
RESET = re.compile(r"[；;。\n]|公司|发行人|整体|综合|合并")


def with_subjects(
    text: str, sentence: Span, names: Sequence[MetricName], periods: Sequence[PeriodMention]
) -> list[MetricName]:
    """The names of a sentence, each with its subject; those that only point at one that is not there are left out."""
    found: list[MetricName] = []
    dropped = somebodys = -1
    for name in names:
        lead = _lead(text, sentence, name, found[-1] if found else None)
        if lead is not None:
            found.append(_under(name, lead))
        elif VAGUE.fullmatch(name.modifier):
            found += [replace(name, name=n.name, modifier=n.modifier) for n in found[-1:] if n.name.endswith(name.name)]
        elif name.modifier:
            found.append(_averaged(text, sentence, name, periods))
        elif name.is_ratio:
            if not found or found[-1].start > dropped:
                _add_ratio(text, found, name)
        elif own := _own_subject(text, sentence, name, periods, found[-1] if found else None):
            if own != NOBODY_KNOWS:
                found.append(name if own == THE_COMPANY else _of(name, own))
            somebodys = name.end if own == NOBODY_KNOWS else -1
        elif somebodys < 0 or RESET.search(text, somebodys, name.start):
            found.append(_inherit(text, sentence, found, name))
        if not found or found[-1].end != name.end:
            dropped = name.start
    return found


def _lead(text: str, sentence: Span, name: MetricName, before: MetricName | None) -> str | None:
    """The part of the business that 水电方面， sets, up to a semicolon or to a later clause about the company."""
    if not UNDER_A_LEAD.search(name.core):
        return None
    start = part_start(text, sentence, name.start)
    lead = max(LEAD.finditer(text, start, name.start), key=re.Match.start, default=None)
    if lead is None or (before is not None and before.start > lead.end() and before.modifier):
        return None
    part = lead["part"] + ("业务" if text.startswith("业务", lead.end("part")) else "")
    if ASPECT.search(part) and not PART_OF_BUSINESS.search(part.removesuffix("市场")):
        return None
    later = CLAUSE_MARK.finditer(text, lead.end(), name.start)
    return None if any(COMPANY.match(text, m.end()) for m in later) else part


def _under(name: MetricName, lead: str) -> MetricName:
    """A name that says itself what part or that it is of the whole keeps its words."""
    own = name.modifier
    if own.endswith(("公司", "整体", "综合", "合并")) or PART_OF_BUSINESS.search(own) or own[:2] == lead[:2]:
        return name
    return _of(name, lead + own)


def _of(name: MetricName, subject: str) -> MetricName:
    return replace(name, name=subject + name.core, modifier=subject)


def _own_subject(
    text: str, sentence: Span, name: MetricName, periods: Sequence[PeriodMention], before: MetricName | None
) -> str:
    """The subject before the verb of the clause: 光器件业务2024年实现收入. Empty where the clause has none.

    `before`: the name read last, which is no subject of the next in its list.
    """
    start = max((m.end() for m in CLAUSE_MARK.finditer(text, sentence.start, name.start)), default=sentence.start)
    if before is not None and before.end > start and LISTED_BEFORE.fullmatch(text, before.end, name.start):
        return THE_COMPANY if not before.modifier else ""
    pieces, at = [], start
    for period in periods:
        if at <= period.start and period.end <= name.start:
            pieces.append(text[at : period.start])
            at = period.end
    head = "".join([*pieces, text[at : name.start]])
    company = max((m.end() for m in COMPANY.finditer(head)), default=0)
    subject = NEUTRAL.sub("", head[company:])
    if re.fullmatch(r"[一-龥A-Za-z]{2,14}", subject) and not VERBAL.search(subject):
        if 4 <= len(subject) <= 6 and not PART_OF_BUSINESS.search(subject) and reads_as_name(subject, Likeness.SHAPED):
            return NOBODY_KNOWS
        is_bought = subject.endswith("客户") and name.core.startswith("采购")
        is_foreign = SOMEBODY_ELSE.search(subject) or is_bought or _is_of_the_trade(subject, name)
        return NOBODY_KNOWS if is_foreign else subject
    if PART_OF_BUSINESS.search(subject):
        return NOBODY_KNOWS
    return THE_COMPANY if company or subject else ""


def _averaged(text: str, sentence: Span, name: MetricName, periods: Sequence[PeriodMention]) -> MetricName:
    """加盟门店2024年平均坪效: what the average is over stands before the period."""
    own = _own_subject(text, sentence, name, periods, None) if name.modifier == "平均" else ""
    return name if own in ("", THE_COMPANY, NOBODY_KNOWS) else _of(name, own + name.modifier)


def _is_of_the_trade(subject: str, name: MetricName) -> bool:
    """行业上半年产量, 客户2024年的资本开支: of nobody, or of others; 医疗行业收入 may be a part of the business."""
    return bool(TRADE.fullmatch(subject) or POINTS_BACK.match(subject)) or (
        subject.endswith("行业") and not OF_A_PART.match(name.core)
    )


def _add_ratio(text: str, found: list[MetricName], name: MetricName) -> None:
    """研发支出占营业收入比重 is one name; in 收入24亿元，占营收比重53% the subject is 收入."""
    if not found:
        return
    subject = found[-1]
    gap = text[subject.end : name.start]
    is_joined = re.fullmatch(r"\s*(?:合计|总计|总额|金额)?\s*", gap)
    if not is_joined and (not re.search(r"(?:[，,；;（(]|[)）])\s*其?\s*$", gap) or _tells_of_another(gap)):
        return
    base = subject.name if subject.is_ratio is False else subject.modifier
    printed = subject.modifier + subject.core if subject.modifier else subject.core
    start = subject.start if is_joined else name.start
    joined = replace(name, start=start, name=printed + name.core.removesuffix("的"), modifier=subject.modifier or base)
    if is_joined:
        found.pop()
    found.append(joined)


def _tells_of_another(gap: str) -> bool:
    """总股本4.2亿股，派发现金红利2.1亿元，占…: a clause between has a figure of its own, which may be the subject."""
    if RANKED.match(gap):
        return True
    clauses = CLAUSE_MARK.split(gap)[1:-1]
    return any(re.search(r"\d", clause) and not CHANGE_WORD.search(clause) for clause in clauses)


def _inherit(text: str, sentence: Span, found: Sequence[MetricName], name: MetricName) -> MetricName:
    """A bare name takes the part of the business that its sentence speaks of, up to a semicolon or the company."""
    if found and (WHOLE.fullmatch(found[-1].modifier) or _is_a_part(found[-1].modifier)):
        between = text[found[-1].end : name.start]
        if re.search(r"\d", between) and not RESET.search(between):
            if WHOLE.fullmatch(found[-1].modifier):
                return _of(name, found[-1].modifier)
            return _of(name, found[-1].modifier) if _is_of_a_part(name, found[-1].modifier) else name
    topic = _clause_topic(text, sentence, name.start)
    return _of(name, topic) if topic and _is_of_a_part(name, topic) else name


def _is_a_part(modifier: str) -> bool:
    """境外, 液压产品, and any other thing that is sold (PCB设备); not 前五大客户 or 期末."""
    if not modifier or FORECAST.search(modifier):
        return False
    return bool(PART_OF_BUSINESS.search(modifier)) or not OF_THE_WHOLE.search(modifier)


def _is_of_a_part(name: MetricName, part: str) -> bool:
    return bool(OF_A_PART.match(name.core)) or "项目" in part


def _clause_topic(text: str, sentence: Span, offset: int) -> str:
    """The part of the business with which an earlier clause begins; the company's own name ends the search."""
    starts = [sentence.start, *(m.end() for m in CLAUSE_MARK.finditer(text, sentence.start, offset))]
    for start in reversed(starts[:-1]):
        clause = LEADING.sub("", text[start:offset], count=1)
        if COMPANY.match(clause):
            return ""
        topic = CLAUSE_SUBJECT.match(clause)
        if topic and not VERBAL.search(topic["subject"]) and not COMPANY.search(topic["subject"]):
            return topic["subject"]
    return ""
