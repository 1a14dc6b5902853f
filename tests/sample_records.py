"""The sample: eleven filings of two fictional companies, 云岭数据 (689901) and 澄湖传动 (302901), as records.

Written by hand so that every label and relationship type of the schema occurs, and so that what the questions ask for
is there to be found: a denial that later becomes an affirmation, and the reverse; hedged, planned and former
statements; masked names; a group; shared customers; visitors in common; amounts; a figure restated; and in the three
filings of 2025 (`sample_records_2025.py`) an analyst who moved, a house that no longer comes, a visit alone,
questions asked again and declined, a reply whose answers an accountant verified; and in three replies
(`sample_records_replies.py`) customers masked here and named there, amounts given again, a number that grows. Every
span is found in the filing's own text.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.record import (
    Alias,
    Amount,
    Attendee,
    Kind,
    Meeting,
    Mention,
    Modality,
    Pending,
    Project,
    Record,
    Regulation,
    Section,
)
from tests.sample_pieces import (
    DENIED,
    HALF_2024,
    YEAR_2023,
    Text,
    make_attendees,
    make_header,
    make_hosts,
    make_metric,
    make_period,
    make_questions,
    relation,
)
from tests.sample_records_2025 import inquiry, visit, winter
from tests.sample_records_replies import replies

# fmt: off
SPRING = Text("""云岭数据科技股份有限公司投资者关系活动记录表
证券代码：689901 证券简称：云岭数据 编号：2024-001
参与单位：远岫证券 林知遥、远岫证券 周既白、砚山基金 高月
时间：2024年3月12日
地点：公司会议室
接待人员：董事会秘书：沈舒；证券事务代表：卢一苇
1、公司2023年毛利率怎样？
2023年公司毛利率为58.20%，营业收入1.21亿元，同比增长15.00%。研发费用0.31亿元，销售费用0.12亿元。明谷科技是公司多年的客户。
2、星垂科技是不是公司的客户？
星垂科技不是公司客户，公司也未向其供货。
3、知语语料平台进展如何？
知语语料平台已上线，建设遵循《数据安全法》的要求。
""")

SUMMER = Text("""云岭数据科技股份有限公司投资者关系活动记录表
证券代码：689901 证券简称：云岭数据 编号：2024-012
参与单位：远岫证券 林知遥、砚山基金 高月、松溪资管
时间：2024年8月28日至8月29日
地点：网络平台
接待人员：董事会秘书：卢一苇
1、今年上半年毛利率为何上升？
2024年上半年毛利率为60.10%，营业收入6,400万元，同比下降3.00%。
2、客户方面有什么变化？
星垂科技已成为公司客户，明谷科技仍是公司客户。公司可能向望舒汽车供货。远岫证券采购了公司的语料服务。
3、竞争格局如何？
听澜科技是公司的主要竞争对手。公司与澄湖传动合作研发知语语料平台。
4、公司有对外投资计划吗？
公司拟投资晴川智能。公司严格执行《数据安全法》和《数据出境安全评估办法》。
""")

AUTUMN = Text("""云岭数据科技股份有限公司投资者关系活动记录表
证券代码：689901 证券简称：云岭数据 编号：2024-015
参与单位：松溪资管 顾南乔、远岫证券 林知遥、个人投资者 严书白
时间：2024年11月5日
地点：公司会议室
接待人员：董事会秘书：卢一苇
1、听澜科技是公司的竞争对手吗？
听澜科技与公司业务不同，不构成竞争关系。云帆软件曾是公司客户，双方合作已终止。
2、海外业务有进展吗？
公司海外业务收入占比超过12%，2024年前三季度营业收入9,900万元。
""")

REPLY = Text("""关于云岭数据科技股份有限公司审核问询函的回复
证券代码：689901
一、主要客户
2023年公司主要客户为：明谷科技股份有限公司（以下简称明谷科技） 649.03万元 22.28%；客户A 310.00万元 10.64%。
截至2023年12月31日，明谷科技应收账款 225.41万元，其中一年以上 25.00万元。
2023年公司主要供应商为：清砚云计算 180.50万元 12.00%。
清砚云计算（旗下品牌清砚云）是公司的算力供应商。客户A系公司境外客户。
二、对外投资
晴川智能系公司参股公司。云岭智能是公司的全资子公司。
公司与星垂科技不存在业务往来，星垂科技非公司客户。
同行业可比公司为听澜科技。2023年公司毛利率为58.24%，营业收入12,100万元，研发费用3,150万元，销售费用1,350万元。
公司年报由衡正会计师事务所审计。公司本次募投项目为多语种语料扩建项目。
""")

GEARS = Text("""澄湖传动股份有限公司投资者关系活动记录表
证券代码：302901 证券简称：澄湖传动 编号：2024-003
参与单位：砚山基金 高月、远岫证券 周既白、松溪资管 顾南乔
时间：2024年5月20日
地点：澄湖厂区
接待人员：董事会秘书：贺兰舟
1、公司客户和供应商有哪些？
明谷科技是公司的客户，三杰也是公司客户，客户A为公司海外客户。铸原钢业是公司的供应商。清砚云计算为公司提供算力。
2、公司与同行如何竞争？
临渊精工是公司的竞争对手。公司与云岭数据合作开展语料标注，澄湖标注基地已投产。
3、2023年毛利率是多少？
2023年公司毛利率为31.50%，符合《数据安全法》方面的要求。
""")


def spring() -> Record:
    t = SPRING
    sold = "明谷科技是公司多年的客户"
    return Record(
        document=make_header(
            t.text, "689901", Kind.IR_RECORD, id="689901/2024-001", company_short="云岭数据",
            company_name="云岭数据科技股份有限公司", number="2024-001", published="2024-03-13",
            title="投资者关系活动记录表", source="yunling-2024-001.txt",
        ),
        meeting=Meeting(categories=("特定对象调研",), dates=("2024-03-12",), location="公司会议室"),
        attendees=make_attendees(t, [("远岫证券", "林知遥"), ("远岫证券", "周既白"), ("砚山基金", "高月")]),
        hosts=make_hosts(t, [("董事会秘书", "沈舒"), ("证券事务代表", "卢一苇")]),
        questions=make_questions(t, [
            ("公司2023年毛利率怎样？",
             "2023年公司毛利率为58.20%，营业收入1.21亿元，同比增长15.00%。研发费用0.31亿元，销售费用0.12亿元。"
             "明谷科技是公司多年的客户。", ("毛利率",)),
            ("星垂科技是不是公司的客户？", "星垂科技不是公司客户，公司也未向其供货。", ("客户",)),
            ("知语语料平台进展如何？", "知语语料平台已上线，建设遵循《数据安全法》的要求。", ("语料",)),
        ]),
        relations=(
            relation(t, "CUSTOMER_OF", "明谷科技", sold, 1, period=YEAR_2023, rule="是公司…客户", confidence=0.95),
            relation(t, "CUSTOMER_OF", "星垂科技", "星垂科技不是公司客户", 2, cue="不是", rule="是公司…客户",
                      **DENIED),
        ),
        projects=(Project(name="知语语料平台", kind="platform", **t.span("知语语料平台", "知语语料平台已上线")),),
        regulations=(Regulation(title="数据安全法", **t.span("《数据安全法》")),),
        periods=(make_period(t, YEAR_2023, "2023", "2023年"),),
        metrics=(
            make_metric(t, "毛利率", YEAR_2023, "58.20", "%", "58.20%"),
            make_metric(t, "营业收入", YEAR_2023, "1.21", "亿元", "1.21亿元", yoy_pct=Decimal("15.00"),
                    scope="consolidated"),
            make_metric(t, "研发费用", YEAR_2023, "0.31", "亿元", "0.31亿元"),
            make_metric(t, "销售费用", YEAR_2023, "0.12", "亿元", "0.12亿元"),
        ),
        mentions=(
            Mention(label="Company", name="明谷科技", **t.span("明谷科技", sold)),
            Mention(label="Company", name="星垂科技", **t.span("星垂科技", "星垂科技不是公司客户")),
        ),
    )


def summer() -> Record:
    t = SUMMER
    planned = {"modality": Modality.PLANNED, "cue": "拟"}
    return Record(
        document=make_header(
            t.text, "689901", Kind.IR_RECORD, id="689901/2024-012", company_short="云岭数据",
            company_name="云岭数据科技股份有限公司", number="2024-012", published="2024-08-30",
            title="投资者关系活动记录表", source="yunling-2024-012.txt",
        ),
        meeting=Meeting(
            categories=("分析师会议", "业绩说明会"), dates=("2024-08-28", "2024-08-29"), location="网络平台"
        ),
        attendees=make_attendees(t, [("远岫证券", "林知遥"), ("砚山基金", "高月"), ("松溪资管", None)]),
        hosts=make_hosts(t, [("董事会秘书", "卢一苇")]),
        questions=make_questions(t, [
            ("今年上半年毛利率为何上升？",
             "2024年上半年毛利率为60.10%，营业收入6,400万元，同比下降3.00%。", ("毛利率",)),
            ("客户方面有什么变化？",
             "星垂科技已成为公司客户，明谷科技仍是公司客户。公司可能向望舒汽车供货。远岫证券采购了公司的语料服务。",
             ("客户",)),
            ("竞争格局如何？", "听澜科技是公司的主要竞争对手。公司与澄湖传动合作研发知语语料平台。", ("竞争格局",)),
            ("公司有对外投资计划吗？",
             "公司拟投资晴川智能。公司严格执行《数据安全法》和《数据出境安全评估办法》。", ("对外投资",)),
        ]),
        relations=(
            relation(t, "CUSTOMER_OF", "星垂科技", "星垂科技已成为公司客户", 2, period=HALF_2024, rule="成为…客户"),
            relation(t, "CUSTOMER_OF", "明谷科技", "明谷科技仍是公司客户", 2, period=HALF_2024, rule="是公司…客户"),
            relation(t, "CUSTOMER_OF", "望舒汽车", "公司可能向望舒汽车供货", 2, modality=Modality.HEDGED, cue="可能",
                      rule="向…供货", confidence=0.6),
            relation(t, "CUSTOMER_OF", "远岫证券", "远岫证券采购了公司的语料服务", 2, rule="采购", confidence=0.8),
            relation(t, "COMPETES_WITH", "听澜科技", "听澜科技是公司的主要竞争对手", 3, rule="竞争对手"),
            relation(t, "PARTNERS_WITH", "澄湖传动", "公司与澄湖传动合作研发知语语料平台", 3, rule="与…合作"),
            relation(t, "INVESTED_IN", "晴川智能", "公司拟投资晴川智能", 4, rule="投资", confidence=0.7, **planned),
        ),
        projects=(Project(name="知语语料平台", kind="platform", **t.span("知语语料平台")),),
        regulations=(
            Regulation(title="数据安全法", **t.span("《数据安全法》")),
            Regulation(title="数据出境安全评估办法", issuer="国家网信办", **t.span("《数据出境安全评估办法》")),
        ),
        periods=(make_period(t, HALF_2024, "2024H1", "2024年上半年"),),
        metrics=(
            make_metric(t, "毛利率", HALF_2024, "60.10", "%", "60.10%"),
            make_metric(t, "营业收入", HALF_2024, "6400", "万元", "6,400万元", yoy_pct=Decimal("-3.00")),
        ),
    )


def autumn() -> Record:
    t = AUTUMN
    former = {"modality": Modality.FORMER, "cue": "曾"}
    return Record(
        document=make_header(
            t.text, "689901", Kind.IR_RECORD, id="689901/2024-015", company_short="云岭数据",
            company_name="云岭数据科技股份有限公司", number="2024-015", published="2024-11-06",
            title="投资者关系活动记录表", source="yunling-2024-015.txt",
        ),
        meeting=Meeting(categories=("特定对象调研",), dates=("2024-11-05",), location="公司会议室"),
        attendees=(
            *make_attendees(t, [("松溪资管", "顾南乔"), ("远岫证券", "林知遥")]),
            Attendee(institution=None, person="严书白", **t.span("严书白")),
        ),
        hosts=make_hosts(t, [("董事会秘书", "卢一苇")]),
        questions=make_questions(t, [
            ("听澜科技是公司的竞争对手吗？",
             "听澜科技与公司业务不同，不构成竞争关系。云帆软件曾是公司客户，双方合作已终止。", ("竞争格局",)),
            ("海外业务有进展吗？", "公司海外业务收入占比超过12%，2024年前三季度营业收入9,900万元。", ("海外业务",)),
        ]),
        relations=(
            relation(t, "COMPETES_WITH", "听澜科技", "听澜科技与公司业务不同，不构成竞争关系", 1, cue="不构成",
                      rule="竞争关系", **DENIED),
            relation(t, "CUSTOMER_OF", "云帆软件", "云帆软件曾是公司客户", 1, rule="是公司…客户", **former),
        ),
        periods=(make_period(t, "2024-01-01/2024-09-30", "2024Q1-Q3", "2024年前三季度"),),
        metrics=(
            make_metric(t, "海外业务收入占比", "2024-01-01/2024-09-30", "12", "%", "超过12%", bound="over"),
            make_metric(t, "营业收入", "2024-01-01/2024-09-30", "9900", "万元", "9,900万元"),
        ),
    )


def reply() -> Record:
    t = REPLY
    first, second = t.span("一、主要客户"), t.span("二、对外投资")
    sold = {"role": "customer", "measure": "revenue", "period": YEAR_2023, "unit": "万元"}
    return Record(
        document=make_header(
            t.text, "689901", Kind.INQUIRY_REPLY, id="689901/reply-2024-04-30", company_short="云岭数据",
            company_name="云岭数据科技股份有限公司", number=None, published="2024-04-30",
            title="关于审核问询函的回复", source="yunling-reply.txt",
        ),
        sections=(
            Section(ordinal=1, kind="section", title="主要客户", start=first["start"], end=second["start"]),
            Section(ordinal=2, kind="section", title="对外投资", start=second["start"], end=len(t.text)),
        ),
        relations=(
            relation(t, "SUPPLIER_OF", "清砚云计算", "清砚云计算（旗下品牌清砚云）是公司的算力供应商", 1,
                      rule="是公司…供应商"),
            relation(t, "CUSTOMER_OF", "客户A", "客户A系公司境外客户", 1, rule="系公司…客户"),
            relation(t, "INVESTED_IN", "晴川智能", "晴川智能系公司参股公司", 2, rule="参股公司"),
            relation(t, "SUBSIDIARY_OF", "云岭智能", "云岭智能是公司的全资子公司", 2, rule="子公司"),
            relation(t, "CUSTOMER_OF", "星垂科技", "星垂科技非公司客户", 2, cue="非", rule="是公司…客户", **DENIED),
            relation(t, "PEER_OF", "听澜科技", "同行业可比公司为听澜科技", 2, rule="可比公司"),
            relation(t, "AUDITED_BY", "衡正会计师事务所", "公司年报由衡正会计师事务所审计", 2, rule="由…审计"),
        ),
        projects=(Project(name="多语种语料扩建项目", kind="fundraising", **t.span("多语种语料扩建项目")),),
        periods=(
            make_period(t, YEAR_2023, "2023", "2023年"),
            make_period(t, "2023-12-31", "2023-12-31", "2023年12月31日"),
        ),
        metrics=(
            make_metric(t, "毛利率", YEAR_2023, "58.24", "%", "58.24%"),
            make_metric(t, "营业收入", YEAR_2023, "12100", "万元", "12,100万元", scope="consolidated"),
            make_metric(t, "研发费用", YEAR_2023, "3150", "万元", "3,150万元"),
            make_metric(t, "销售费用", YEAR_2023, "1350", "万元", "1,350万元"),
        ),
        amounts=(
            Amount(counterparty="明谷科技股份有限公司", amount=Decimal("649.03"), share_pct=Decimal("22.28"), **sold,
                   **t.span("649.03万元 22.28%")),
            Amount(counterparty="客户A", amount=Decimal("310.00"), share_pct=Decimal("10.64"), **sold,
                   **t.span("310.00万元 10.64%")),
            Amount(counterparty="明谷科技", role="customer", measure="receivable", as_of="2023-12-31", unit="万元",
                   amount=Decimal("225.41"), over_1y=Decimal("25.00"), **t.span("225.41万元")),
            Amount(counterparty="清砚云计算", role="supplier", measure="purchase", period=YEAR_2023, unit="万元",
                   amount=Decimal("180.50"), share_pct=Decimal("12.00"), **t.span("180.50万元 12.00%")),
        ),
        aliases=(
            Alias(name="明谷科技股份有限公司", alias="明谷科技", kind="short", **t.span("以下简称明谷科技")),
            Alias(name="清砚云计算", alias="清砚云", kind="brand", **t.span("清砚云计算（旗下品牌清砚云）")),
        ),
        pending=(Pending(text="客户A 310.00万元", reason="masked name", **t.span("客户A 310.00万元")),),
    )


def gears() -> Record:
    t = GEARS
    group = {"members": ("明谷科技", "星垂科技")}
    return Record(
        document=make_header(
            t.text, "302901", Kind.IR_RECORD, id="302901/2024-003", company_short="澄湖传动",
            company_name="澄湖传动股份有限公司", number="2024-003", published="2024-05-21",
            title="投资者关系活动记录表", source="chenghu-2024-003.txt",
        ),
        meeting=Meeting(categories=("路演活动",), dates=("2024-05-20",), location="澄湖厂区"),
        attendees=make_attendees(t, [("砚山基金", "高月"), ("远岫证券", "周既白"), ("松溪资管", "顾南乔")]),
        hosts=make_hosts(t, [("董事会秘书", "贺兰舟")]),
        questions=make_questions(t, [
            ("公司客户和供应商有哪些？",
             "明谷科技是公司的客户，三杰也是公司客户，客户A为公司海外客户。铸原钢业是公司的供应商。清砚云计算为公司提供算力。",
             ("客户", "供应链")),
            ("公司与同行如何竞争？", "临渊精工是公司的竞争对手。公司与云岭数据合作开展语料标注，澄湖标注基地已投产。",
             ("竞争格局", "语料")),
            ("2023年毛利率是多少？", "2023年公司毛利率为31.50%，符合《数据安全法》方面的要求。", ("毛利率",)),
        ]),
        relations=(
            relation(t, "CUSTOMER_OF", "明谷科技", "明谷科技是公司的客户", 1, rule="是公司…客户"),
            relation(t, "CUSTOMER_OF", "三杰", "三杰也是公司客户", 1, rule="是公司…客户", **group),
            relation(t, "CUSTOMER_OF", "客户A", "客户A为公司海外客户", 1, rule="为公司…客户"),
            relation(t, "SUPPLIER_OF", "铸原钢业", "铸原钢业是公司的供应商", 1, rule="是公司…供应商"),
            relation(t, "SUPPLIER_OF", "清砚云计算", "清砚云计算为公司提供算力", 1, rule="为公司提供"),
            relation(t, "COMPETES_WITH", "临渊精工", "临渊精工是公司的竞争对手", 2, rule="竞争对手"),
            relation(t, "PARTNERS_WITH", "云岭数据", "公司与云岭数据合作开展语料标注", 2, rule="与…合作"),
        ),
        projects=(Project(name="澄湖标注基地", kind="base", **t.span("澄湖标注基地")),),
        regulations=(Regulation(title="数据安全法", **t.span("《数据安全法》")),),
        periods=(make_period(t, YEAR_2023, "2023", "2023年"),),
        metrics=(make_metric(t, "毛利率", YEAR_2023, "31.50", "%", "31.50%"),),
    )


def sample_records() -> tuple[Record, ...]:
    return spring(), summer(), autumn(), reply(), gears(), winter(), visit(), inquiry(), *replies()
