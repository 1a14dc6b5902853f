"""Whose figure a bare name is: 占营业收入比重 after 研发费用, 毛利率 after 境外业务收入 or under 数据业务方面.

A name without a modifier inherits one only inside its sentence and only from a part of the business; a bare 占比
without a subject is dropped, because a share of nobody knows what is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Span
from extractors.metric_names import MetricName
from extractors.period_finder import PeriodMention

TOPIC = re.compile(
    r"(?<![^。；;\n，])\s*(?:其中[，,]?)?(?:[（(]?\d+[)）、.．])?\s*"
    r"(?P<topic>[一-龥A-Za-z&]{2,14}?(?:板块|业务|产品|地区|市场|领域|事业群|分部))(?:方面|来看)?[，,：:]"
)
"""A clause that only says what part of the business comes next: 数据业务方面，…"""
PART_OF_BUSINESS = re.compile(r"业务|产品|板块|境外|境内|海外|国内|国外|事业群|分部|地区|服务|项目|来自")
OF_A_PART = re.compile(r"^(?:毛利率|毛利|占比|营业收入|收入|营收|销售收入|销售额)$")
"""Names that a part of the business has too. Its costs and net profit are seldom told, so those stay the company's."""
THE_COMPANY = "公司"
COMPANY = re.compile(r"公司(?!股东)|发行人|申请人|我司|我们")
NEUTRAL = re.compile(
    r"其中|本?报告期(?:内|末)?|当期|本期|当年|当季|上述|实现了?|取得了?|完成了?|创造|单季度?|单就|来看|整体上?|全年|累计|合计|共计|总计|截[至止]到?"
    r"|[（(]?\d+[)）.、．]|[（(][^）)]*[)）]"
    r"|[在的了内共，,：:\s从就]|以及|同时"
)
"""What is no subject: verbs of achieving, adverbs, item numbers."""
VERBAL = re.compile(
    r"受(?!托)|随|因|由于|得益|伴|使得|导致|推动|带动|增加|增长|提升|提高|减少|下降|上升|通过|根据|按照|将|较|剔除|扣除|占|达到|来自|没有|拥有|具有"
)
"""A clause head that tells why, not who."""
CLAUSE_MARK = re.compile(r"[，。；;：\n]|(?<!\d),|,(?!\d)")
RESET = re.compile(r"[；;。\n]|公司|发行人|整体|综合|合并")


def with_subjects(
    text: str, sentence: Span, names: Sequence[MetricName], periods: Sequence[PeriodMention]
) -> list[MetricName]:
    """The names of a sentence, each with its subject; shares without one are left out."""
    found: list[MetricName] = []
    topics = [(m.end(), m["topic"]) for m in TOPIC.finditer(text, sentence.start, sentence.end)]
    for name in names:
        if name.modifier:
            found.append(name)
        elif name.is_ratio:
            _add_ratio(text, found, name)
        elif own := _own_subject(text, sentence, name, periods):
            found.append(name if own == THE_COMPANY else _of(name, own))
        else:
            found.append(_inherit(text, found, topics, name))
    return found


def _of(name: MetricName, subject: str) -> MetricName:
    return replace(name, name=subject + name.core, modifier=subject)


def _own_subject(text: str, sentence: Span, name: MetricName, periods: Sequence[PeriodMention]) -> str:
    """The subject before the verb of the clause: 光器件业务2024年实现收入. Empty where the clause has none."""
    start = max((m.end() for m in CLAUSE_MARK.finditer(text, sentence.start, name.start)), default=sentence.start)
    pieces, at = [], start
    for period in periods:
        if at <= period.start and period.end <= name.start:
            pieces.append(text[at : period.start])
            at = period.end
    head = "".join([*pieces, text[at : name.start]])
    company = max((m.end() for m in COMPANY.finditer(head)), default=0)
    subject = NEUTRAL.sub("", head[company:])
    if re.fullmatch(r"[一-龥A-Za-z]{2,14}", subject) and not VERBAL.search(subject):
        return subject
    return THE_COMPANY if company or subject else ""


def _add_ratio(text: str, found: list[MetricName], name: MetricName) -> None:
    """研发支出占营业收入比重 is one name; in 收入24亿元，占营收比重53% the subject is 收入."""
    if not found:
        return
    subject = found[-1]
    gap = text[subject.end : name.start]
    is_joined = re.fullmatch(r"\s*(?:合计|总计|总额|金额)?\s*", gap)
    if not is_joined and not re.search(r"(?:[，,；;]|[)）])\s*其?\s*$", gap):
        return
    base = subject.name if subject.is_ratio is False else subject.modifier
    printed = subject.modifier + subject.core if subject.modifier else subject.core
    start = subject.start if is_joined else name.start
    joined = replace(name, start=start, name=printed + name.core.removesuffix("的"), modifier=subject.modifier or base)
    if is_joined:
        found.pop()
    found.append(joined)


def _inherit(
    text: str, found: Sequence[MetricName], topics: Sequence[tuple[int, str]], name: MetricName
) -> MetricName:
    """A bare 毛利率 takes the part of the business that its clauses speak of, up to the next semicolon."""
    topic = next((t for end, t in reversed(topics) if end <= name.start), "")
    if found and PART_OF_BUSINESS.search(found[-1].modifier):
        between = text[found[-1].end : name.start]
        if re.search(r"\d", between) and not RESET.search(between):
            topic = found[-1].modifier
    if not topic or not (OF_A_PART.match(name.core) or "项目" in topic):
        return name
    return _of(name, topic)
