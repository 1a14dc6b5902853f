"""Small records for Hypothesis: few names, so that filings meet in them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from extractors.record import (
    Alias,
    Amount,
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Meeting,
    Mention,
    Metric,
    Modality,
    Period,
    Polarity,
    Project,
    Question,
    Record,
    Regulation,
    Relation,
    RelationType,
    Section,
    Speaker,
)

CODES = {
    "689901": ("云岭数据", "云岭数据科技股份有限公司"),
    "302901": ("澄湖传动", "澄湖传动股份有限公司"),
    "689902": ("明谷科技", "明谷科技股份有限公司"),
}
COMPANIES = [
    "云岭数据", "云岭数据科技股份有限公司", "澄湖传动", "明谷科技", "明谷科技股份有限公司", "听澜", "听澜科技有限公司",
    "上海听澜软件有限公司", "Lumen Works", "LumenWorks", "客户A", "某海外厂商", "公司", "三杰", "远岫证券", "国投证券",
]  # fmt: skip
INSTITUTIONS = ["远岫证券", "砚山基金", "国投证券", "安信证券", "云岭数据", "国投证券股份有限公司"]
PEOPLE = ["林知遥", "高月", "顾南乔"]
INTERVALS = ["2023-01-01/2023-12-31", "2024-01-01/2024-06-30", "2024-01-01/2024-03-31", "2024-06-30", "近三年"]
DATES = ["2023-11-30", "2024-03-12", "2024-05-20", "2024-08-28"]

names = st.sampled_from(COMPANIES)
few = {"max_size": 3}


@st.composite
def spans(draw: st.DrawFn) -> dict[str, int]:
    start = draw(st.integers(0, 60))
    return {"start": start, "end": start + draw(st.integers(1, 20))}


def of(model: type, **fields: object) -> st.SearchStrategy:
    """Tuples of a located model."""
    made = {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in fields.items()}
    one = st.builds(lambda span, rest: model(**span, **rest), spans(), st.fixed_dictionaries(made))
    return st.lists(one, **few).map(tuple)


relations = of(
    Relation,
    type=st.sampled_from(RelationType),
    object=names,
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    speaker=st.sampled_from(Speaker),
    period=st.sampled_from([None, *INTERVALS]),
    members=st.lists(names, max_size=2).map(tuple),
    evidence=st.text(max_size=5),
    rule="test",
    confidence=0.9,
)
amounts = of(
    Amount,
    counterparty=names,
    role="customer",
    measure=st.sampled_from(["revenue", "receivable"]),
    period=st.sampled_from([None, *INTERVALS]),
    amount=st.sampled_from([Decimal("649.03"), Decimal("0")]),
    unit="万元",
)
aliases = of(Alias, name=names, alias=names, kind=st.sampled_from(["short", "full", "brand", "defined", "former"]))
projects = of(
    Project,
    name=st.sampled_from(["知语平台", "知语语料平台", "本项目"]),
    kind=st.sampled_from(["platform", "dataset"]),
    aliases=st.sampled_from([(), ("知语平台",)]),
)
regulations = of(Regulation, title=st.sampled_from(["数据安全法", "《中华人民共和国数据安全法》", "ISO 27001"]))
periods = of(Period, interval=st.sampled_from(INTERVALS), label="x", basis="explicit", text="x")
metrics = of(
    Metric, name="毛利率", period=st.sampled_from([None, *INTERVALS]), value=Decimal("58.2"), unit="%", text="58.2%"
)
mentions = of(Mention, label=st.sampled_from(["Company", "Institution", "Topic", "Analyst"]), name=names)
attendees = of(Attendee, institution=st.sampled_from([None, *INSTITUTIONS]), person=st.sampled_from([None, *PEOPLE]))
hosts = of(Host, person=st.sampled_from(PEOPLE), title=st.sampled_from([None, "董事会秘书", "总经理"]))


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    return tuple(
        Question(
            number=n + 1, question="？", answer="。", start=30 * n, end=30 * n + 25, question_start=30 * n,
            question_end=30 * n + 5, answer_start=30 * n + 5, answer_end=30 * n + 25,
            topics=draw(st.sampled_from([(), ("毛利率",), ("客户", "毛利率")])),
        )
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip


sections = of(Section, ordinal=st.integers(1, 3), kind=st.sampled_from(["section", "table"]), title="节")


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A filing of one of three companies, or of none."""
    code = draw(st.sampled_from([*CODES, None]))
    short, full = CODES.get(code or "", (draw(st.sampled_from([None, "远岫证券"])), None))
    number = draw(st.sampled_from(["2024-001", "2024-002", None]))
    dates = draw(st.lists(st.sampled_from(DATES), max_size=2, unique=True).map(lambda d: tuple(sorted(d))))
    header = DocumentHeader(
        id=f"{code}/{number or 'reply'}", kind=draw(st.sampled_from(Kind)), company_code=code,
        company_short=draw(st.sampled_from([short, None])), company_name=full, number=number,
        published=draw(st.sampled_from([None, *DATES])), title="记录表", source="x.txt", sha256="0",
    )  # fmt: skip
    return Record(
        document=header,
        meeting=draw(st.sampled_from([None, Meeting(dates=dates, categories=("路演活动",))])),
        attendees=draw(attendees), hosts=draw(hosts), questions=draw(questions()), sections=draw(sections),
        relations=draw(relations), projects=draw(projects), regulations=draw(regulations), periods=draw(periods),
        metrics=draw(metrics), amounts=draw(amounts), aliases=draw(aliases), mentions=draw(mentions),
    )  # fmt: skip


filings = st.lists(records(), max_size=4, unique_by=lambda r: r.document.id)
