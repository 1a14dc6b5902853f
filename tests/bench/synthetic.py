"""Filings that nobody wrote, as many as wanted and always the same: what stores of thousands are measured with.

One company in ten filings; some institutions come to every second meeting, most to few, each with four people for every
forty companies; every filing names customers that others name too, ties a full name to a short one, and reports on the
same few years as all others.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

from extractors.record import (
    Alias,
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Meeting,
    Mention,
    Metric,
    Period,
    Project,
    Question,
    Record,
    Regulation,
    Relation,
    RelationType,
)

SYLLABLES = "云岭澄湖明谷听澜晴川星垂远岫清砚衡正瑞禾宁安启泰恒信"
TOPICS = ("毛利率", "海外业务", "数据要素", "大模型", "客户", "产能")
METRICS = ("营业收入", "净利润", "研发投入", "在手订单")
FILINGS_PER_COMPANY, COMPANIES_PER_ANALYST = 10, 40


def synthetic(first: int, count: int) -> Iterator[Record]:
    """The filings from number `first` on."""
    return (_filing(number) for number in range(first, first + count))


def _filing(number: int) -> Record:
    chance = random.Random(number)
    company = number // FILINGS_PER_COMPANY
    code, name = f"{600000 + company}", _name(company)
    id = f"{code}/2024-{number:05}"
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    customers = [_name(10_000 + int(3000 * chance.random() ** 3)) for _ in range(4)]
    full = f"{customers[0]}科技股份有限公司"
    header = DocumentHeader(
        id=id, kind=Kind.IR_RECORD, company_code=code, company_short=name, company_name=f"{name}数据股份有限公司",
        number=f"2024-{number:05}", published=day, title="投资者关系活动记录表", source=f"{number}.txt",
        sha256=hashlib.sha256(id.encode()).hexdigest(),
    )  # fmt: skip
    return Record(
        document=header,
        meeting=Meeting(categories=("特定对象调研",), dates=(day,), location="公司会议室"),
        attendees=tuple(_attendees(company // COMPANIES_PER_ANALYST, chance)),
        hosts=(Host(person="董" + SYLLABLES[company % 20], title="董事会秘书", start=80, end=82),),
        questions=tuple(_question(n, chance) for n in range(6)),
        relations=tuple(_relation(n, customer) for n, customer in enumerate(customers)),
        regulations=(Regulation(title="数据安全法", start=300, end=307),) if number % 50 == 0 else (),
        projects=(Project(name=f"{name}云平台", kind="platform", aliases=("云平台",), start=1000, end=1005),),
        periods=tuple(_period(year, n) for n, year in enumerate((2023, 2024))),
        metrics=tuple(_metric(n, company, chance) for n in range(4)),
        aliases=(Alias(name=full, alias=customers[0], kind="short", start=900, end=912),),
        mentions=tuple(Mention(label="Company", name=c, start=1100 + n, end=1104 + n) for n, c in enumerate(customers)),
    )


def _name(number: int) -> str:
    letters = [SYLLABLES[number // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(4)]
    return "".join(letters)


def _attendees(field: int, chance: random.Random) -> Iterator[Attendee]:
    """People who follow the companies of one field: nobody comes to meetings everywhere."""
    for n in range(15):
        firm = int(400 * chance.random() ** 3)
        person = f"{SYLLABLES[firm % 20]}{SYLLABLES[field % 20]}{SYLLABLES[field // 20 * 4 % 20 + chance.randrange(4)]}"
        yield Attendee(institution=f"{_name(20_000 + firm)}基金", person=person, start=20 + n, end=21 + n)


def _question(number: int, chance: random.Random) -> Question:
    start = 100 + 100 * number
    return Question(
        number=number + 1, question="公司的情况如何？", answer="公司情况良好，订单充足。" * 5,
        start=start, end=start + 99,
        question_start=start, question_end=start + 20, answer_start=start + 20, answer_end=start + 99,
        topics=(chance.choice(TOPICS),),
    )  # fmt: skip


def _relation(number: int, customer: str) -> Relation:
    start = 130 + 100 * number
    return Relation(
        type=RelationType.CUSTOMER_OF, object=customer, evidence=f"{customer}是公司客户", start=start, end=start + 9,
        period="2024-01-01/2024-12-31", rule="synthetic", confidence=0.9,
    )  # fmt: skip


def _period(year: int, number: int) -> Period:
    return Period(
        interval=f"{year}-01-01/{year}-12-31", label=str(year), basis="explicit", text=f"{year}年",
        start=150 + number, end=155 + number,
    )  # fmt: skip


def _metric(number: int, company: int, chance: random.Random) -> Metric:
    """A figure of the company's, which one filing in fifty gives otherwise than the rest, beyond rounding.

    It is one of its year, but for the orders in hand, whose period no filing gives.
    """
    start = 160 + 100 * number
    value = 10 + (7 * company + number) % 90 + 5 * (chance.random() < 0.02)
    return Metric(
        name=METRICS[number], period="2023-01-01/2023-12-31" if number < 3 else None, value=value, unit="亿元",
        text="亿元", start=start, end=start + 4,
    )  # fmt: skip
