"""Calendar days as forms print them: one, a list, a range; full, or leaning on the year and month before.

`2024年5月12日-14日`, `2024/8/28至8/30`, `2024年11月5日、7日`, `二○二三年九月十九日`; times of day do not count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0}
LONGEST_RANGE = 92
"""A quarter: what is longer is not one activity but a period."""

DAY = re.compile(
    r"(?P<y>[12][09]\d\d) ?[年\-/.] ?(?P<m>\d{1,2}) ?[月\-/.] ?(?P<d>\d{1,2})(?!\d)(?: ?[日号])?"
    r"|(?<!\d)(?P<y8>20\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?P<cy>[二一][〇○零O一二三四五六七八九]{3}) ?年"
    r" ?(?P<cm>[一二三四五六七八九十]{1,2}) ?月 ?(?P<cd>[一二三四五六七八九十]{1,3}) ?[日号]"
    r"|(?P<m2>\d{1,2}) ?月 ?(?P<d2>\d{1,2})(?: ?[日号])?(?!\d)"
    r"|(?<!\d)(?<!\d[:：])(?P<d3>\d{1,2}) ?[日号]"
    r"|(?<=[-—–~～至到、,，])(?P<m4>\d{1,2})[/.](?P<d4>\d{1,2})(?![\d:：])"
    r"|(?<=[、,，及和])(?P<d5>\d{1,2})(?=(?: ?[、,，及和] ?\d{1,2}){1,9} ?[日号])"
    r"|(?P<y6>20\d\d) ?年 ?(?P<m6>\d{1,2}) ?月(?= ?[（(])"
)
"""The last names a month only, for the days in the brackets behind it."""

RANGE = re.compile(
    r"[\s（(]*(?:(?:周|星期)[一二三四五六日天])?[)）\s]*(?:上午|下午|晚上|全天)?[\s\d:：]*[-—–~～至到]+\s*"
)
"""Between the first and the last day of a range; a time of day may stand before the dash."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day with where it is printed."""

    day: date
    start: int
    end: int


def find_days(text: str, *, year: int | None = None) -> list[PrintedDay]:
    """Days printed in a text, ranges not yet filled; `year` serves days printed without one."""
    text = _plain(text)
    found: list[PrintedDay] = []
    month: int | None = None
    for match in DAY.finditer(text):
        if match["y6"]:
            year, month = int(match["y6"]), int(match["m6"])
            continue
        parts = _parts(match, year, month)
        day = _valid(*parts) if parts else None
        if day is None:
            continue
        year, month = day.year, day.month
        found.append(PrintedDay(day, match.start(), match.end()))
    return found


def every_day(text: str, *, year: int | None = None) -> tuple[date, ...]:
    """All days of an activity, ranges filled, ascending, each once."""
    text = _plain(text)
    printed = find_days(text, year=year)
    days: set[date] = {p.day for p in printed}
    for first, last in pairwise(printed):
        if RANGE.fullmatch(text[first.end : last.start]) and 0 < (last.day - first.day).days <= LONGEST_RANGE:
            days.update(first.day + timedelta(n) for n in range(1, (last.day - first.day).days))
    return tuple(sorted(days))


def _plain(text: str) -> str:
    return text if text.isascii() else "".join(map(_half_width, text))


def _half_width(char: str) -> str:
    """Full-width digits and signs, one for one, so that offsets hold."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _parts(match: re.Match[str], year: int | None, month: int | None) -> tuple[int, int, int] | None:
    group = match.groupdict()
    if group["y"]:
        return int(group["y"]), int(group["m"]), int(group["d"])
    if group["y8"]:
        return int(group["y8"]), int(group["m8"]), int(group["d8"])
    if group["cy"]:
        return _digits(group["cy"]), _numeral(group["cm"]), _numeral(group["cd"])
    if year is None:
        return None
    if group["m2"]:
        return year, int(group["m2"]), int(group["d2"])
    if group["m4"]:
        return year, int(group["m4"]), int(group["d4"])
    return (year, month, int(group["d3"] or group["d5"])) if month is not None else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _digits(text: str) -> int:
    return int("".join(str(NUMERALS[c]) for c in text))


def _numeral(text: str) -> int:
    """一 … 三十一."""
    tens, ten, units = text.rpartition("十")
    if not ten:
        return NUMERALS[text[0]] if len(text) == 1 else 0
    return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[units] if units else 0)
