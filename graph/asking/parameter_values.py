"""What a person types for a parameter, as the value that Cypher compares with: integers, ISO dates, periods."""

from __future__ import annotations

import calendar
import re
from datetime import date

OPEN = ".."
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

MONTHS: dict[str, tuple[int, int]] = {
    "": (1, 12),
    "度": (1, 12),
    "全年": (1, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "上半年": (1, 6),
    "半年度": (1, 6),
    "下半年": (7, 12),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "Q1-Q3": (1, 9),
    "前三季度": (1, 9),
}
"""What may stand behind a year, and its first and last month."""

YEAR_AND_PART = re.compile(r"([0-9]{4})年?(.*)")
MONTH = re.compile(r"-?([0-9]{1,2})月?")
PERIOD_FORMS = "2024, 2024H1, 2024Q3, 2024-08, 2024-08-28 or 2024-01-01/2024-06-30"


def to_integer(value: object) -> int:
    if isinstance(value, bool):
        raise ValueError("a whole number is wanted")
    if isinstance(value, int):
        return value
    try:
        return int(str(value).strip())
    except ValueError:
        raise ValueError("a whole number is wanted") from None


def to_number(value: object) -> float:
    try:
        return float(str(value).strip())
    except ValueError:
        raise ValueError("a number is wanted") from None


def to_text(value: object) -> str:
    text = str(value).strip()
    if not text:
        raise ValueError("it is empty")
    return text


def to_date(value: object) -> str:
    """An ISO date. Raises ValueError for a day that no calendar has."""
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise ValueError("a date is wanted, such as 2024-08-28") from None


def to_period(value: object) -> str:
    """An ISO interval `first/last`, days included: `2024H1` is `2024-01-01/2024-06-30`, `2024/..` has no end."""
    text = str(value).strip()
    left, slash, right = text.partition("/")
    if not slash:
        first, last = _days(text)
        return f"{first}/{last}"
    first = FIRST_DAY if left.strip() == OPEN else _days(left)[0]
    last = LAST_DAY if right.strip() == OPEN else _days(right)[1]
    if first > last:
        raise ValueError("it ends before it begins")
    return f"{first}/{last}"


def _days(text: str) -> tuple[str, str]:
    """First and last day of a year, half, quarter, month or day."""
    found = YEAR_AND_PART.fullmatch(text.strip().upper().replace(" ", ""))
    if found is None:
        raise ValueError(f"a period is wanted: {PERIOD_FORMS}")
    year, part = int(found[1]), found[2].removeprefix("第")
    months = MONTHS.get(part) or _month(part)
    if months is None:
        return (_day(text), _day(text))
    return _span(year, *months)


def _month(part: str) -> tuple[int, int] | None:
    found = MONTH.fullmatch(part)
    if found is None or not 1 <= int(found[1]) <= 12:
        return None
    return int(found[1]), int(found[1])


def _span(year: int, first_month: int, last_month: int) -> tuple[str, str]:
    if year < 1:
        raise ValueError(f"a period is wanted: {PERIOD_FORMS}")
    last_day = calendar.monthrange(year, last_month)[1]
    return date(year, first_month, 1).isoformat(), date(year, last_month, last_day).isoformat()


def _day(text: str) -> str:
    try:
        return to_date(text)
    except ValueError:
        raise ValueError(f"a period is wanted: {PERIOD_FORMS}") from None
