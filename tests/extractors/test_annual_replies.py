"""A reply to a letter about one annual report: 报告期, 本期 and 期末 are that year and its last day."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.readers import read_bytes
from extractors.record import Record

TITLE = "关于深圳证券交易所2023年年报问询函回复的公告"
REPLY = """证券代码：300999 证券简称：澄湖传动
苏州澄湖精密传动股份有限公司
{title}
公司收到深圳证券交易所《关于对苏州澄湖精密传动股份有限公司的年报问询函》。公司现就有关问题回复如下：
问题1、报告期内，你公司实现营业收入8.20亿元。请说明毛利率下滑的原因。
回复：
报告期内，公司前五大客户销售情况如下：
单位：万元
客户名称\t销售内容\t销售金额\t占营业收入比例
云岭数据有限公司\t减速器\t9,200.00\t11.22%
晴川科技有限公司\t减速器\t7,100.00\t8.66%
报告期内，公司综合毛利率为18.50%，较上年同期下降3.20个百分点。
问题2、请说明存货和费用的构成。
回复：
公司存货构成情况如下：
单位：万元
项目\t期末余额\t期初余额
原材料\t5,000.00\t4,600.00
合计\t13,200.00\t12,500.00
公司期间费用情况如下：
单位：万元
项目\t本期金额\t上期金额
销售费用\t3,200.00\t3,000.00
管理费用\t5,100.00\t4,900.00
"""


def read(title: str) -> Record:
    return extract(read_bytes(REPLY.format(title=title).encode(), source="reply.txt"))


def test_the_title_says_which_year_the_words_mean() -> None:
    record = read(TITLE)
    assert {(a.counterparty, a.period) for a in record.amounts} == {
        ("云岭数据有限公司", "2023-01-01/2023-12-31"),
        ("晴川科技有限公司", "2023-01-01/2023-12-31"),
    }
    assert {r.period for r in record.relations} == {"2023-01-01/2023-12-31"}
    assert {(m.name, m.period, str(m.value)) for m in record.metrics} == {
        ("综合毛利率", "2023-01-01/2023-12-31", "18.50"),
        ("原材料", "2023-12-31", "5000.00"),
        ("原材料", "2022-12-31", "4600.00"),
        ("存货", "2023-12-31", "13200.00"),
        ("存货", "2022-12-31", "12500.00"),
        ("销售费用", "2023-01-01/2023-12-31", "3200.00"),
        ("销售费用", "2022-01-01/2022-12-31", "3000.00"),
        ("管理费用", "2023-01-01/2023-12-31", "5100.00"),
        ("管理费用", "2022-01-01/2022-12-31", "4900.00"),
    }
    assert [p.label for p in record.periods] == ["2023"]


def test_a_half_year_report_is_of_the_half() -> None:
    record = read("关于深圳证券交易所2023年半年报问询函回复的公告")
    assert {a.period for a in record.amounts} == {"2023-01-01/2023-06-30"}
    assert ("存货", "2023-06-30") in {(m.name, m.period) for m in record.metrics}


@pytest.mark.parametrize(
    "title",
    [
        "关于深圳证券交易所年报问询函回复的公告",
        "关于深圳证券交易所2022年年报问询函及2023年年报问询函回复的公告",
        "关于向特定对象发行股票的审核问询函回复的公告",
    ],
)
def test_words_that_no_title_explains_leave_the_amounts_pending(title: str) -> None:
    record = read(title)
    assert not record.amounts
    assert not [m for m in record.metrics if m.name in ("存货", "销售费用")]
    assert [p.reason for p in record.pending if "no period" in p.reason]
