"""Which of the periods that a filing mentions it reports on.

An answer reports on a half, a quarter or cumulated quarters whenever it names one; on a whole year only where the year
is tied to business in its clause (2024年收入, 今年产能), for years also date laws, foundings and launches. A question
reports on nothing by itself: only what had just been published at the meeting counts there (三季度收入为何增长). 同期
after 较 and the year in a name (2023年限制性股票激励计划) are not reported on.

An inquiry reply is about the periods that head the columns of its tables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.clauses import split_clauses, split_sentences
from extractors.document import Span
from extractors.periods.finder import find_periods
from extractors.periods.intervals import Interval, latest_reported
from extractors.periods.mention import PeriodMention

BUSINESS = re.compile(
    r"收入|营收|利润|毛利|盈利|亏损|业绩|费用|成本|现金流|销售|销量|出货|发货|订单|产能|产量|量产|上量|放量|扩产|产线|投产|供应|供货"
    r"|库存|存货|备货|应收|回款|价格|单价|降价|涨价|市场份额|市占率|占比|增长|增速|下滑|下降|提升|景气|经营|研发投入|投入|员工|人员|招聘"
    r"|客户|在手|合同|减值|汇兑|分红|派息|发展"
)
"""Words of business: what the year of a sentence must be tied to."""
NAMED_THING = re.compile(
    r"\s*(?:“|第[一二三四五六七八九十]+(?:期|次)|限制性股票|股票期权|股权激励|员工持股|激励计划|向特定对象|非公开发行|公开发行|可转债|年度股东大会|股东大会"
    r"|第[一二三]+次临时|投资者|全球投资者|世界|全国|中国|国际|[^，。；\s]{0,12}(?:辖区|接待日|说明会|股东大会|峰会|展会|博览会|大会|论坛|奖|榜|强))"
)
"""What follows the year in a name: a plan, an event, a prize."""
EVERY_YEAR = re.compile(
    r"通常|一般(?:来说|而言|情况|为|是|在)|往年|历年|每年|传统(?:的)?(?:生产|销售|消费)?[淡旺]季|惯例|季节性(?:特点|特征|规律)"
)
"""A clause that tells of every year: 一般来说，四季度是传统旺季 reports on none."""
OWN_YEAR = re.compile(r"\d\s*年|今年|去年|本年")
HEADER_FILL = re.compile(
    r"项目|证券(?:代码|简称|名称)|(?:公司|产品|业务)?(?:名称|类型|类别|细分类型)|序号|账龄|金额|占比|单位|万?元|末"
    r"|[\s、,，|/：:()（）\-]"
)
"""What a column heading may hold beside its periods."""
PROSE_MARK = re.compile(r"[。；《》“”]")


def reported_in_prose(
    text: str, mentions: Sequence[PeriodMention], base: date | None, *, question: bool = False
) -> list[tuple[PeriodMention, Interval]]:
    """The mentions of a text that report, each with the period it reports on, in order."""
    published = latest_reported(base) if base is not None else frozenset[Interval]()
    sentences = split_sentences(text)
    found = []
    for mention in mentions:
        if mention.is_comparison or mention.basis == "document" or _is_in_name(text, mention):
            continue
        if mention.basis == "inferred_year" and not question and _is_of_every_year(text, sentences, mention):
            continue
        for part in mention.parts:
            if part in published if question else _states(text, sentences, mention, part):
                found.append((mention, part))
    return found


def _is_in_name(text: str, mention: PeriodMention) -> bool:
    """《2024年…》, “2023年世界投资者周”, 2023年限制性股票激励计划, a bare 半年度报告."""
    if mention.basis == "inferred_year" and text.startswith("报告", mention.end):
        return True
    opening = max(text.rfind(mark, max(0, mention.start - 30), mention.start) for mark in "《“")
    closing = max(text.rfind(mark, max(0, mention.start - 30), mention.start) for mark in "》”")
    return opening > closing or bool(NAMED_THING.match(text, mention.end))


def _is_of_every_year(text: str, sentences: Sequence[Span], mention: PeriodMention) -> bool:
    """Is a part of a year without a year spoken of in general?"""
    sentence = sentences[bisect_right(sentences, mention.start, key=lambda s: s.start) - 1]
    near = Span(max(sentence.start, mention.start - 40), min(sentence.end, mention.end + 40))
    has_year = OWN_YEAR.search(text, sentence.start, mention.start)
    return has_year is None and bool(EVERY_YEAR.search(text, near.start, near.end))


def _states(text: str, sentences: Sequence[Span], mention: PeriodMention, part: Interval) -> bool:
    """Does an answer report on the period by naming it? 2024年度 is the word of accounts, 2024年 any word."""
    fiscal = mention.text.endswith("度")
    return not part.is_year or fiscal or _is_tied(text, sentences, mention)


def _is_tied(text: str, sentences: Sequence[Span], mention: PeriodMention) -> bool:
    """Does the clause of the year speak of business? Where the year stands alone (2024年，公司收入…), the next one."""
    sentence = sentences[bisect_right(sentences, mention.start, key=lambda s: s.start) - 1]
    near = Span(max(sentence.start, mention.start - 80), min(sentence.end, mention.end + 160))
    clauses = [c for c in split_clauses(text, near) if c.end > mention.start]
    clause = clauses[0]
    if len(clause) - (mention.end - mention.start) < 6 and len(clauses) > 1:
        clause = Span(clause.start, clauses[1].end)
    return bool(BUSINESS.search(text, clause.start, clause.end))


def column_periods(lines: Iterable[str]) -> tuple[Interval, ...]:
    """The periods that head the columns of tables, ascending: what an inquiry reply is about.

    A heading is a line of nothing but two or more periods with a year, and words such as 项目. Periods that head far
    fewer tables than the commonest (a forecast, a peer's year) are left out.
    """
    counts: Counter[Interval] = Counter()
    for line in lines:
        counts.update(heading_periods(line))
    most = max(counts.values(), default=0)
    return tuple(sorted((p for p, n in counts.items() if 5 * n >= most), key=lambda p: (p.last, p.first)))


def heading_periods(line: str) -> tuple[Interval, ...]:
    """The reporting periods of a column heading in printed order; empty where the line is no heading."""
    if len(line) > 120 or line.count("年") < 2 or PROSE_MARK.search(line):
        return ()
    mentions = [m for m in find_periods(line, None) if m.basis == "explicit"]
    rest = line
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    if HEADER_FILL.sub("", rest):
        return ()
    periods = tuple(m.interval for m in mentions if m.interval.is_reporting_shape)
    return periods if len(periods) > 1 else ()
