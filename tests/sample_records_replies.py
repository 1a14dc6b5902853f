"""Three replies of 澄湖传动: customers masked in one and named in another, amounts given again, a number that grows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractors.record import Amount, Kind, Metric, Record, Section
from tests.sample_pieces import YEAR_2023, Text, make_header

YEAR_2024 = "2024-01-01/2024-12-31"
Row = tuple[str, str, str, str | None, str]
"""Customer, amount, unit, share, and the words in which they stand."""

# fmt: off
MASKED = Text("""关于澄湖传动股份有限公司审核问询函的回复
证券代码：302901
一、主要客户
2023年公司主要客户为：客户甲 1,240.56万元 18.20%；客户乙 880.00万元 12.91%；望舒汽车 655.10万元 9.61%。
公司减速器产品覆盖190个型号。
""")

WINTER = Text("""关于澄湖传动股份有限公司审核问询函的回复（二）
证券代码：302901
一、主要客户
2023年公司向望舒汽车的销售收入为655万元。
公司减速器产品覆盖200个型号。
""")

NAMED = Text("""关于澄湖传动股份有限公司审核问询函的回复（三）
证券代码：302901
一、主要客户
2023年公司主要客户为：鹿鸣动力 1,240.56万元 18.20%；松岭重工 880.00万元；柏川电驱 880.00万元；望舒汽车 0.08亿元。
2024年公司主要客户为：鹿鸣动力 1,502.30万元 19.05%；客户乙 910.00万元 11.54%。
公司减速器产品覆盖205个型号。
""")
# fmt: on
REPLIES = (MASKED, WINTER, NAMED)


def _reply(text: Text, id: str, published: str, models: str, *years: tuple[str, Iterable[Row]]) -> Record:
    body = text.text[text.text.index("一、") :]
    start = text.text.index(body)
    header = make_header(
        text.text, "302901", Kind.INQUIRY_REPLY, id=f"302901/{id}", company_short="澄湖传动",
        company_name="澄湖传动股份有限公司", number=None, published=published, title="关于审核问询函的回复",
        source=f"chenghu-{id}.txt",
    )  # fmt: skip
    return Record(
        document=header,
        sections=(Section(ordinal=1, kind="section", title="主要客户", start=start, end=len(text.text), text=body),),
        metrics=(Metric(name="减速器型号", period=None, value=Decimal(models), unit="个", text=f"{models}个",
                        **text.span(f"{models}个")),),
        amounts=tuple(_amount(text, period, row) for period, rows in years for row in rows),
    )  # fmt: skip


def _amount(text: Text, period: str, row: Row) -> Amount:
    customer, amount, unit, share, words = row
    return Amount(
        counterparty=customer, role="customer", measure="revenue", period=period, amount=Decimal(amount), unit=unit,
        share_pct=None if share is None else Decimal(share), **text.span(words),
    )  # fmt: skip


def replies() -> tuple[Record, ...]:
    """In the order in which they were published; each row in words that stand in the text."""
    masked = [
        ("客户甲", "1240.56", "万元", "18.20", "客户甲 1,240.56万元 18.20%"),
        ("客户乙", "880.00", "万元", "12.91", "客户乙 880.00万元 12.91%"),
        ("望舒汽车", "655.10", "万元", "9.61", "望舒汽车 655.10万元 9.61%"),
    ]
    again = [("望舒汽车", "655", "万元", None, "655万元")]
    named = [
        ("鹿鸣动力", "1240.56", "万元", "18.20", "鹿鸣动力 1,240.56万元 18.20%"),
        ("松岭重工", "880.00", "万元", None, "松岭重工 880.00万元"),
        ("柏川电驱", "880.00", "万元", None, "柏川电驱 880.00万元"),
        ("望舒汽车", "0.08", "亿元", None, "望舒汽车 0.08亿元"),
    ]
    later = [
        ("鹿鸣动力", "1502.30", "万元", "19.05", "鹿鸣动力 1,502.30万元 19.05%"),
        ("客户乙", "910.00", "万元", "11.54", "客户乙 910.00万元 11.54%"),
    ]
    return (
        _reply(MASKED, "reply-2024-06-28", "2024-06-28", "190", (YEAR_2023, masked)),
        _reply(WINTER, "reply-2024-12-20", "2024-12-20", "200", (YEAR_2023, again)),
        _reply(NAMED, "reply-2025-06-30", "2025-06-30", "205", (YEAR_2023, named), (YEAR_2024, later)),
    )
