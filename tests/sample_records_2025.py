"""The three filings of 2025 in the sample: what a year brings that the first filings could not show."""

from __future__ import annotations

from decimal import Decimal

from extractors.record import Amount, Kind, Meeting, Pending, Project, Record, Regulation, Section, Speaker
from tests.sample_pieces import (
    DENIED,
    YEAR_2023,
    YEAR_2024,
    Text,
    make_attendees,
    make_header,
    make_hosts,
    make_metric,
    make_period,
    make_questions,
    relation,
)

# fmt: off
WINTER = Text("""云岭数据科技股份有限公司投资者关系活动记录表
证券代码：689901 证券简称：云岭数据 编号：2025-002
参与单位：砚山基金 林知遥、松溪资管 顾南乔、明湖资本 高月
时间：2025年3月18日
地点：公司会议室
接待人员：董事会秘书：卢一苇
1、公司2024年毛利率怎样？
2024年公司毛利率为59.30%，营业收入1.35亿元，同比增长11.57%。
2、星垂科技现在是不是公司的客户？
公司与客户签有协议，对于具体客户的情况，公司不便披露。
3、公司的客户和同行有什么变化？
澄湖传动是公司的客户，远岫证券已不再是公司客户。川泽语料是公司的竞争对手。
4、知语语料平台的收入怎样？
知语语料平台的收入请关注公司将于4月披露的年度报告。公司严格执行《数据出境安全评估办法》。
""")

VISIT = Text("""澄湖传动股份有限公司投资者关系活动记录表
证券代码：302901 证券简称：澄湖传动 编号：2025-001
参与单位：砚山基金 高月
时间：2025年4月10日
地点：澄湖厂区
接待人员：董事会秘书：贺兰舟
1、公司2024年毛利率是多少？
2024年毛利率请以公司将于4月披露的年度报告为准。
2、公司与同行如何竞争？
云岭数据在语料标注方面是公司的竞争对手。
""")

INQUIRY = Text("""关于澄湖传动股份有限公司年报问询函的回复
证券代码：302901
贵所出具的《关于澄湖传动股份有限公司2024年年报的问询函》已收悉，现回复如下。
问题1、关于应收账款
年报显示，公司2024年末应收账款余额较大。
请公司说明：（1）主要客户的应收账款及账龄；（2）坏账准备计提是否充分。
请年审会计师核查并发表明确意见。
回复：
一、主要客户的应收账款及账龄
截至2024年12月31日，明谷科技应收账款 480.00万元，其中一年以上 120.00万元；
客户A 210.00万元，其中一年以上 0.00万元。
2024年公司对明谷科技的营业收入 1,500.00万元，占比 18.00%；对客户A的营业收入 700.00万元，占比 8.40%。
2023年公司对明谷科技的营业收入 1,200.00万元，占比 16.50%。
二、坏账准备计提是否充分
公司对明谷科技的坏账准备计提充分，明谷科技是公司的重要客户，同时明谷科技向公司供应电机。
三、会计师核查意见
经核查，会计师认为：公司对明谷科技的应收账款真实，坏账准备计提充分，明谷科技系公司客户。
问题2、关于供应商
请公司说明主要供应商的变化情况。
回复：
铸原钢业已不再是公司的供应商，公司2024年向岩松特钢采购 960.00万元，占比 21.00%，岩松特钢是公司的第一大供应商。
公司2023年毛利率为31.50%，2024年毛利率为29.80%。
""")


def winter() -> Record:
    t = WINTER
    ended = {"modality": "former", "cue": "已不再"}
    asked = "星垂科技现在是不是公司的客户？"
    return Record(
        document=make_header(
            t.text, "689901", Kind.IR_RECORD, id="689901/2025-002", company_short="云岭数据",
            company_name="云岭数据科技股份有限公司", number="2025-002", published="2025-03-19",
            title="投资者关系活动记录表", source="yunling-2025-002.txt",
        ),
        meeting=Meeting(categories=("特定对象调研",), dates=("2025-03-18",), location="公司会议室"),
        attendees=make_attendees(t, [("砚山基金", "林知遥"), ("松溪资管", "顾南乔"), ("明湖资本", "高月")]),
        hosts=make_hosts(t, [("董事会秘书", "卢一苇")]),
        questions=make_questions(t, [
            ("公司2024年毛利率怎样？", "2024年公司毛利率为59.30%，营业收入1.35亿元，同比增长11.57%。", ("毛利率",)),
            (asked,
             "公司与客户签有协议，对于具体客户的情况，公司不便披露。", ("客户",), "不便披露"),
            ("公司的客户和同行有什么变化？",
             "澄湖传动是公司的客户，远岫证券已不再是公司客户。川泽语料是公司的竞争对手。", ("客户", "竞争格局")),
            ("知语语料平台的收入怎样？",
             "知语语料平台的收入请关注公司将于4月披露的年度报告。公司严格执行《数据出境安全评估办法》。", ("语料",),
             "请关注公司将于4月披露的年度报告"),
        ]),
        relations=(
            relation(t, "CUSTOMER_OF", "澄湖传动", "澄湖传动是公司的客户", 3, rule="是公司…客户"),
            relation(t, "CUSTOMER_OF", "远岫证券", "远岫证券已不再是公司客户", 3, rule="是公司…客户", **ended),
            relation(t, "COMPETES_WITH", "川泽语料", "川泽语料是公司的竞争对手", 3, rule="竞争对手"),
        ),
        projects=(Project(name="知语语料平台", kind="platform", **t.span("知语语料平台")),),
        regulations=(Regulation(title="数据出境安全评估办法", **t.span("《数据出境安全评估办法》")),),
        periods=(make_period(t, YEAR_2024, "2024", "2024年"),),
        metrics=(
            make_metric(t, "毛利率", YEAR_2024, "59.30", "%", "59.30%"),
            make_metric(t, "营业收入", YEAR_2024, "1.35", "亿元", "1.35亿元", yoy_pct=Decimal("11.57")),
        ),
        pending=(Pending(text=asked, reason="declined", **t.span(asked)),),
    )


def visit() -> Record:
    t = VISIT
    return Record(
        document=make_header(
            t.text, "302901", Kind.IR_RECORD, id="302901/2025-001", company_short="澄湖传动",
            company_name="澄湖传动股份有限公司", number="2025-001", published="2025-04-11",
            title="投资者关系活动记录表", source="chenghu-2025-001.txt",
        ),
        meeting=Meeting(categories=("现场参观",), dates=("2025-04-10",), location="澄湖厂区"),
        attendees=make_attendees(t, [("砚山基金", "高月")]),
        hosts=make_hosts(t, [("董事会秘书", "贺兰舟")]),
        questions=make_questions(t, [
            ("公司2024年毛利率是多少？", "2024年毛利率请以公司将于4月披露的年度报告为准。", ("毛利率",),
             "请以公司将于4月披露的年度报告为准"),
            ("公司与同行如何竞争？", "云岭数据在语料标注方面是公司的竞争对手。", ("竞争格局",)),
        ]),
        relations=(
            relation(t, "COMPETES_WITH", "云岭数据", "云岭数据在语料标注方面是公司的竞争对手", 2, rule="竞争对手"),
        ),
        periods=(make_period(t, YEAR_2024, "2024", "2024年"),),
    )


def inquiry() -> Record:
    t = INQUIRY
    first, second = t.span("问题1、关于应收账款")["start"], t.span("问题2、关于供应商")["start"]
    asked = t.text[first : t.text.index("回复：\n一、")].rstrip()
    later = t.text[second : t.text.index("回复：\n铸原")].rstrip()
    owed = {"role": "customer", "measure": "receivable", "as_of": "2024-12-31", "unit": "万元"}
    sold = {"role": "customer", "measure": "revenue", "period": YEAR_2024, "unit": "万元"}
    return Record(
        document=make_header(
            t.text, "302901", Kind.INQUIRY_REPLY, id="302901/reply-2025-05-20", company_short="澄湖传动",
            company_name="澄湖传动股份有限公司", number=None, published="2025-05-20",
            title="关于澄湖传动股份有限公司年报问询函的回复", letter="关于澄湖传动股份有限公司2024年年报的问询函",
            source="chenghu-reply.txt",
        ),
        questions=make_questions(t, [
            (asked, _between(t, "截至2024年12月31日", "二、坏账"), ()),
            (later, _between(t, "铸原钢业已不再", None), ()),
        ], parts={
            1: ("主要客户的应收账款及账龄", "坏账准备计提是否充分", "请年审会计师核查并发表明确意见"),
            2: ("请公司说明主要供应商的变化情况",),
        }),
        sections=(
            _section(t, 3, "二、坏账准备计提是否充分", "公司对明谷科技的坏账准备", "三、会计师", Speaker.COMPANY),
            _section(t, 4, "三、会计师核查意见", "经核查，会计师", "问题2、", Speaker.ACCOUNTANT),
            _section(t, 5, "问题1、关于应收账款", "问题1、", "问题2、", None),
            _section(t, 6, "问题2、关于供应商", "问题2、", None, None),
        ),
        relations=(
            relation(t, "CUSTOMER_OF", "明谷科技", "明谷科技是公司的重要客户", 3, rule="是公司…客户"),
            relation(t, "SUPPLIER_OF", "明谷科技", "明谷科技向公司供应电机", 3, rule="向公司供应"),
            relation(t, "CUSTOMER_OF", "明谷科技", "明谷科技系公司客户", 4, rule="系公司…客户",
                          speaker=Speaker.ACCOUNTANT),
            relation(t, "SUPPLIER_OF", "铸原钢业", "铸原钢业已不再是公司的供应商", 2, cue="不再",
                          rule="是公司…供应商", **DENIED),
            relation(t, "SUPPLIER_OF", "岩松特钢", "岩松特钢是公司的第一大供应商", 2, period=YEAR_2024,
                          rule="是公司…供应商", confidence=0.6),
        ),
        periods=(make_period(t, YEAR_2024, "2024", "2024年"),),
        metrics=(
            make_metric(t, "毛利率", YEAR_2023, "31.50", "%", "31.50%"),
            make_metric(t, "毛利率", YEAR_2024, "29.80", "%", "29.80%"),
        ),
        amounts=(
            Amount(counterparty="明谷科技", amount=Decimal("480.00"), over_1y=Decimal("120.00"), **owed,
                   **t.span("480.00万元")),
            Amount(counterparty="客户A", amount=Decimal("210.00"), over_1y=Decimal("0.00"), **owed,
                   **t.span("210.00万元")),
            Amount(counterparty="明谷科技", amount=Decimal("1500.00"), share_pct=Decimal("18.00"), **sold,
                   **t.span("1,500.00万元")),
            Amount(counterparty="客户A", amount=Decimal("700.00"), share_pct=Decimal("8.40"), **sold,
                   **t.span("700.00万元")),
            Amount(counterparty="明谷科技", amount=Decimal("1200.00"), share_pct=Decimal("16.50"),
                   **{**sold, "period": YEAR_2023}, **t.span("1,200.00万元")),
            Amount(counterparty="岩松特钢", role="supplier", measure="purchase", period=YEAR_2024, unit="万元",
                   amount=Decimal("960.00"), share_pct=Decimal("21.00"), **t.span("960.00万元")),
        ),
    )


def _between(t: Text, start: str, stop: str | None) -> str:
    """The words from one place up to another."""
    first = t.text.index(start)
    return t.text[first : None if stop is None else t.text.index(stop, first)].rstrip()


def _section(t: Text, ordinal: int, title: str, start: str, stop: str | None, speaker: Speaker | None) -> Section:
    words = _between(t, start, stop)
    return Section(ordinal=ordinal, kind="section", title=title, text=words, speaker=speaker, **t.span(words))
