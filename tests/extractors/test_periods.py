"""Periods: every mention, what a filing reports on, and the arithmetic underneath."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from extractors.periods.finder import find_periods
from extractors.periods.intervals import Interval, latest_reported, quarters, whole_year
from extractors.periods.reporting import column_periods, reported_in_prose

GOLDENS = Path(__file__).parents[1] / "goldens" / "extractors"
CORPUS = Path(os.environ.get("IRGRAPH_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


def examples(name: str) -> list[tuple[str, str]]:
    lines = (GOLDENS / name).read_text("utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#")]
    return [(sentence, expected) for sentence, expected in pairs]


@pytest.mark.parametrize(("example", "expected"), examples("periods.txt"))
def test_every_period_of_a_sentence_is_found(example: str, expected: str) -> None:
    base, sentence = example.split("｜")
    found = find_periods(sentence, date.fromisoformat(base))
    assert ("; ".join(f"{m.text}={m.label}" for m in found) or "-") == expected
    assert all(sentence[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(("example", "expected"), examples("reporting.txt"))
def test_a_filing_reports_on_some_of_the_periods_it_names(example: str, expected: str) -> None:
    day, who, sentence = example.split("｜")
    base = date.fromisoformat(day)
    found = reported_in_prose(sentence, find_periods(sentence, base), base, question=who == "Q")
    assert (" ".join(interval.label for _, interval in found) or "-") == expected


def test_without_a_day_relative_words_are_left_out() -> None:
    assert [m.label for m in find_periods("今年上半年与2023年", None)] == ["2023"]


def test_the_report_periods_define_the_latest_one() -> None:
    report = (whole_year(2021), whole_year(2022), quarters(2023, 1, 2))
    [mention] = find_periods("最近一期末公司不存在借款", date(2023, 9, 21), report=report)
    assert (mention.interval.iso, mention.basis) == ("2023-06-30", "document")


def test_the_periods_that_head_columns_are_what_a_reply_reports_on() -> None:
    lines = ["项目2023年1-6月2022年度2021年度2020年度", "营业收入1.002.003.004.00", "公司于2019年和2018年扩建厂房"]
    assert [p.label for p in column_periods(lines)] == ["2020", "2021", "2022", "2023H1"]


def test_the_quarter_that_ended_last_has_just_been_reported() -> None:
    assert {p.label for p in latest_reported(date(2024, 11, 7))} == {"2024Q3", "2024Q1-Q3"}
    assert {p.label for p in latest_reported(date(2025, 4, 10))} == {"2025Q1", "2024Q4", "2024"}


def test_the_year_before_keeps_the_shape() -> None:
    assert Interval(date(2024, 2, 1), date(2024, 2, 29)).year_before().iso == "2023-02-01/2023-02-28"
    assert Interval(date(2024, 2, 29), date(2024, 2, 29)).year_before().iso == "2023-02-28"


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Interval(date(2024, 2, 1), date(2024, 1, 1))


SEEDS = {
    "000": {"2024H1"},
    "001": {"2024Q3", "2024Q1-Q3"},
    "003": {"2025Q1", "2025"},
    "004": {"2020", "2021", "2022", "2023H1"},
}


@pytest.mark.corpus
@pytest.mark.parametrize("number", sorted(SEEDS))
def test_the_seeds_report_on_their_periods(number: str) -> None:
    from extractors.pipeline import extract, read

    files = sorted((CORPUS / "seeds").glob(f"{number}_*.txt"))
    if not files:
        pytest.skip(f"no corpus at {CORPUS}")
    record = extract(read(files[0]))
    assert SEEDS[number] <= {p.label for p in record.periods}
    text = read(files[0]).text
    assert all(text[p.start : p.end] == p.text for p in record.periods)
