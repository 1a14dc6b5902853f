"""The company's own figures in prose."""

from __future__ import annotations

import os
import re
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest

from extractors.metrics.frames import Figure, read_figures
from extractors.metrics.names import canonical_name, find_names
from extractors.periods.finder import find_periods
from extractors.periods.intervals import Interval, quarters, whole_year

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors"
CORPUS = Path(os.environ.get("IRGRAPH_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


def examples() -> list[tuple[str, str]]:
    lines = (GOLDENS / "metrics.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(sentence, expected) for sentence, expected in pairs]


def interval(label: str) -> Interval:
    year, part = int(label[:4]), label[4:]
    ends = {"H1": 2, "Q1-Q3": 3, "Q1": 1}
    return quarters(year, 1, ends[part]) if part else whole_year(year)


def notation(figure: Figure) -> str:
    quantity = figure.quantity
    bound = f"{quantity.bound}:" if quantity.bound else ""
    said = zip(("yoy", "yoy", "qoq", "qoq"), astuple(figure.change), ("", "pt", "", "pt"), strict=True)
    change = "".join(
        f" {basis}{value:+}{points}"
        for basis, value, points in sorted(said, key=lambda x: (x[0] != "yoy", x[2]))
        if value is not None
    )
    name = canonical_name(figure.name) or figure.name
    return f"{name}@{figure.period.label}={bound}{quantity.value}{quantity.unit}{change}"


@pytest.mark.parametrize(("example", "expected"), examples())
def test_the_companys_figures_of_a_sentence_are_read(example: str, expected: str) -> None:
    head, sentence = example.split("｜")
    report = tuple(interval(x) for x in re.findall(r"\d{4}(?:H1|Q1-Q3|Q1)?", head[10:]))
    periods = find_periods(sentence, date.fromisoformat(head[:10]), report=report)
    found = read_figures(sentence, periods, report=report).figures
    assert ("; ".join(notation(f) for f in found) or "-") == expected


def test_a_number_that_cannot_be_read_is_pending() -> None:
    sentence = "2022年公司营业收入为1.234.56万元。"
    [(quantity, reason)] = read_figures(sentence, find_periods(sentence, date(2023, 9, 21))).unread
    assert (quantity.text, reason) == ("1.234.56万元", "the number cannot be read")


def test_the_period_of_the_question_governs_an_answer_without_one() -> None:
    [figure] = read_figures("公司毛利率为41.20%。", [], governing=whole_year(2023)).figures
    assert figure.period == whole_year(2023)


def test_a_heading_governs_its_section_and_a_chapter_ends_it() -> None:
    text = "1.公司2024年度经营情况\n（1）研发费用3.50亿。\n二、业务展望\n研发费用4.10亿。"
    figures = read_figures(text, find_periods(text, date(2025, 4, 22))).figures
    assert [(f.period.label, str(f.quantity.value)) for f in figures] == [("2024", "3.50")]


def test_a_page_break_after_a_semicolon_does_not_end_what_governs() -> None:
    text = "Q2来看，收入18.10亿元；\n扣非净利润1.30亿元。"
    figures = read_figures(text, find_periods(text, date(2024, 8, 27))).figures
    assert [(f.name, f.period.label) for f in figures] == [("收入", "2024Q2"), ("扣非净利润", "2024Q2")]


def test_lines_of_tables_are_no_prose() -> None:
    from extractors.document import Span

    text = "2024年营业收入3.00亿元。"
    assert not read_figures(text, find_periods(text, None), skipped=[Span(0, len(text))]).figures


def test_a_name_stays_as_printed_and_knows_its_canonical_form() -> None:
    found = [(n.name, n.canonical) for n in find_names("公司境内主业收入和归母净利", [])]
    assert found == [("境内主业收入", None), ("归母净利", "归属于上市公司股东的净利润")]


@pytest.mark.corpus
def test_the_seeds_say_their_figures() -> None:
    from extractors.pipeline import extract, read

    files = sorted((CORPUS / "seeds").glob("00[01]_*.txt"))
    if not files:
        pytest.skip(f"no corpus at {CORPUS}")
    found = {(m.period, str(m.value), m.unit) for f in files for m in extract(read(f)).metrics}
    assert {
        ("2024-01-01/2024-06-30", "4369.53", "万元"),
        ("2024-01-01/2024-06-30", "70.34", "%"),
        ("2024-01-01/2024-09-30", "1.50", "亿元"),
        ("2024-01-01/2024-09-30", "378.87", "万元"),
        ("2024-01-01/2024-09-30", "66.83", "%"),
    } <= found


def test_a_level_of_a_period_that_has_not_begun_is_pending() -> None:
    from extractors.pipeline import extract
    from extractors.readers import read_bytes
    from tests.extractors.test_annual_replies import REPLY

    line = "2025年公司毛利率为30.00%。2023年公司毛利率为28.00%。\n问题2"
    text = REPLY.format(title="关于2023年年报问询函回复的公告").replace("问题2", line) + "\n2024年5月20日\n"
    record = extract(read_bytes(text.encode(), source="reply.txt"))
    assert {m.period for m in record.metrics if m.name == "毛利率"} == {"2023-01-01/2023-12-31"}
    assert [p.text for p in record.pending if p.reason == "metric: the period had not begun"] == ["30.00%"]
