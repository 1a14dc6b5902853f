"""What people type for a period, a date and a number."""

import pytest

from graph.asking.parameter_values import to_date, to_integer, to_period, to_text

PERIODS = {
    "2024": "2024-01-01/2024-12-31",
    "2024年": "2024-01-01/2024-12-31",
    "2024年度": "2024-01-01/2024-12-31",
    "2024H1": "2024-01-01/2024-06-30",
    "2024h2": "2024-07-01/2024-12-31",
    "2024年上半年": "2024-01-01/2024-06-30",
    "2024 年 上半年": "2024-01-01/2024-06-30",
    "2024Q1": "2024-01-01/2024-03-31",
    "2024Q3": "2024-07-01/2024-09-30",
    "2024年第三季度": "2024-07-01/2024-09-30",
    "2024年三季度": "2024-07-01/2024-09-30",
    "2024Q1-Q3": "2024-01-01/2024-09-30",
    "2024年前三季度": "2024-01-01/2024-09-30",
    "2024-02": "2024-02-01/2024-02-29",
    "2023年2月": "2023-02-01/2023-02-28",
    "2024-08-28": "2024-08-28/2024-08-28",
    "2024-01-01/2024-06-30": "2024-01-01/2024-06-30",
    "2023/2024H1": "2023-01-01/2024-06-30",
    "2024-03/2024-05": "2024-03-01/2024-05-31",
    "2024/..": "2024-01-01/9999-12-31",
    "../2024Q1": "0001-01-01/2024-03-31",
}

NOT_PERIODS = [
    "",
    "24",
    "2024Q5",
    "2024H3",
    "2024-13",
    "2024-02-30",
    "0000",
    "上半年",
    "2024H1/",
    "/2024",
    "2024/2023",
    "x/y",
]


@pytest.mark.parametrize(("typed", "interval"), PERIODS.items(), ids=PERIODS)
def test_period(typed: str, interval: str) -> None:
    assert to_period(typed) == interval


@pytest.mark.parametrize("typed", NOT_PERIODS)
def test_what_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"period is wanted|ends before"):
        to_period(typed)


def test_a_year_may_be_a_number() -> None:
    assert to_period(2024) == "2024-01-01/2024-12-31"


@pytest.mark.parametrize("typed", ["2024-02-30", "2024", "28.8.2024", ""])
def test_a_date_is_an_iso_date(typed: str) -> None:
    with pytest.raises(ValueError, match="date is wanted"):
        to_date(typed)


@pytest.mark.parametrize(("typed", "number"), [("20", 20), (20, 20), (" 0 ", 0)])
def test_integer(typed: object, number: int) -> None:
    assert to_integer(typed) == number


@pytest.mark.parametrize("typed", ["", "2.5", "many", True, None])
def test_what_is_no_whole_number_is_refused(typed: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        to_integer(typed)


def test_text_is_stripped_and_not_empty() -> None:
    assert to_text(" 云岭数据 ") == "云岭数据"
    with pytest.raises(ValueError, match="empty"):
        to_text("  ")
