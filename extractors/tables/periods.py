"""Periods as table headers print them: `2023年1-6月`, `2022年度`, `2021年12月31日`, `2023年6月末`, `2022Q3`.

>>> read_period("2023年1-6月").iso, read_period("截至2022年末").iso
('2023-01-01/2023-06-30', '2022-12-31')
"""

from __future__ import annotations

import re
from datetime import date

from extractors.periods.intervals import Interval, day, half_year, month_end, months, quarters, whole_year

_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

PERIOD = re.compile(
    r"(?:截至|截止)?(?P<year>(?:19|20)\d{2})(?:"
    r"[年./-](?P<m1>1[0-2]|0?[1-9])[月./-](?P<day>3[01]|[12]\d|0?[1-9])日?(?!\d|月)"
    r"|年(?P<range1>1[0-2]|0?[1-9])月?[-—–~～至](?P<range2>1[0-2]|0?[1-9])月份?"
    r"|年(?P<half>上半年|下半年|半年度|中期|半年末)"
    r"|年?(?:[Qq第前]|(?=[一二三四]季))(?P<quarter>[一二三四1-4])(?P<front>季度)?(?:季度?)?(?P<qend>末)?"
    r"|[Hh](?P<h>[12])"
    r"|年(?P<month>1[0-2]|0?[1-9])月(?P<mend>末|底)?(?:份)?"
    r"|年(?P<yend>末|底|期末|年末|度末)"
    r"|年(?:度|全年)?|年度|财年"
    r"|(?:/12/31)"
    r")"
)
QUARTER_LABEL = re.compile(r"^(?:第)?([一二三四1-4])季度?$|^Q([1-4])$")


def match_period(text: str, at: int = 0) -> tuple[Interval, int] | None:
    """The period that starts at `at` and where it ends, or None."""
    found = PERIOD.match(text, at)
    if found is None:
        return None
    period = _interval(found)
    return None if period is None else (period, found.end())


def read_period(text: str) -> Interval | None:
    """The period that the whole text is."""
    bare = re.sub(r"\s", "", text)
    found = match_period(bare)
    return found[0] if found is not None and bare[found[1] :] in ("", "/", ":", "：") else None


def find_periods(text: str) -> list[Interval]:
    """Every explicit period in running text, in order, without repetition."""
    found = (_interval(m) for m in PERIOD.finditer(text))
    return list(dict.fromkeys(p for p in found if p is not None))


def only_period(caption: str) -> Interval | None:
    """The one day or reporting period that a caption names; a month (2021年9月披露的) is none."""
    found = find_periods(caption)
    return found[0] if len(found) == 1 and (found[0].is_instant or found[0].is_reporting_shape) else None


def quarter_of(label: str, year: Interval | None) -> Interval | None:
    """The quarter that a row label (`第一季度`) names within the year of its column."""
    found = QUARTER_LABEL.match(label)
    if found is None or year is None or not year.is_year:
        return None
    number = _QUARTER[found.group(1) or found.group(2)]
    return quarters(year.first.year, number, number)


def _interval(found: re.Match[str]) -> Interval | None:
    year = int(found["year"])
    if found["m1"]:
        return _day(year, int(found["m1"]), int(found["day"]))
    if found["range1"]:
        first, last = int(found["range1"]), int(found["range2"])
        return months(year, first, last) if first <= last else None
    if found["half"] or found["h"]:
        second = found["half"] == "下半年" or found["h"] == "2"
        return half_year(year, 2 if second else 1)
    if found["quarter"]:
        return _quarter(found, year)
    if found["month"]:
        month = int(found["month"])
        return _end(year, month) if found["mend"] else months(year, month, month)
    return _end(year, 12) if found["yend"] else whole_year(year)


def _quarter(found: re.Match[str], year: int) -> Interval | None:
    number = _QUARTER[found["quarter"]]
    if found["qend"]:
        return _end(year, 3 * number)
    is_front = "前" in found.group()
    return quarters(year, 1 if is_front else number, number)


def _end(year: int, month: int) -> Interval:
    last = month_end(year, month)
    return Interval(last, last)


def _day(year: int, month: int, number: int) -> Interval | None:
    try:
        date(year, month, number)
    except ValueError:
        return None
    return day(year, month, number)
