"""What a table of suppliers gives where a column of figures has only a year for its head."""

from __future__ import annotations

from extractors.pipeline import extract
from extractors.readers import read_bytes
from extractors.record import Record

REPLY = """云岭数据股份有限公司关于上海证券交易所问询函回复的公告
证券代码：688999 证券简称：云岭数据
问题1 关于供应商
公司回复：
一、2023年度前五大供应商情况
报告期内，公司前五大供应商情况如下：
单位：万元
序号\t供应商名称\t{what}\t2023年度
1\t听澜科技有限公司\t标注服务\t1,200.00
2\t晴川信息有限公司\t标注服务\t800.00
合计\t\t\t2,000.00
"""


def read(what: str) -> Record:
    return extract(read_bytes(REPLY.format(what=what).encode(), source="reply.txt"))


def test_another_column_says_that_it_is_bought() -> None:
    record = read("采购内容")
    assert [(a.counterparty, float(a.amount), a.measure) for a in record.amounts] == [
        ("听澜科技有限公司", 1200.0, "purchase"),
        ("晴川信息有限公司", 800.0, "purchase"),
    ]
    assert not record.pending
    assert {r.period for r in record.relations} == {"2023-01-01/2023-12-31"}


def test_figures_of_which_nothing_says_what_they_measure_are_pending() -> None:
    record = read("主营业务")
    assert not record.amounts
    assert [p.reason for p in record.pending] == ["supplier table: nothing says what the figures measure"] * 2
    assert {r.object for r in record.relations} == {"听澜科技有限公司", "晴川信息有限公司"}
