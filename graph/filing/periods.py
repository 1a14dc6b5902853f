"""Periods in the graph: their names, what each is part of, and which follows which.

    >>> [p.iso for p in containers(parse("2024-08-01/2024-08-31"))]
    ['2024-07-01/2024-09-30', '2024-07-01/2024-12-31', '2024-01-01/2024-12-31']

A period brings the standard periods that contain it, so that the meetings and figures of a year are found from the year
whichever of its quarters filings speak of.
"""

from __future__ import annotations

from datetime import date

from extractors.periods.intervals import Interval, half_year, months, quarter, whole_year


def parse(text: str) -> Interval | None:
    """The interval of an ISO string `start/end` or a single date; None for anything else."""
    first, _, last = text.partition("/")
    try:
        return Interval(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None


def quarter_of(day: str) -> Interval:
    """The quarter that an ISO date falls in."""
    when = date.fromisoformat(day)
    return quarter(when.year, (when.month + 2) // 3)


def container(period: Interval) -> Interval | None:
    """The least standard period that holds it: a month's is its quarter, a quarter's its half, a half's its year."""
    year, number = period.first.year, (period.first.month + 2) // 3
    if period.last.year != year or period.is_year:
        return None
    for candidate in (quarter(year, number), half_year(year, (number + 1) // 2), whole_year(year)):
        if candidate != period and candidate.first <= period.first and period.last <= candidate.last:
            return candidate
    return None


def containers(period: Interval) -> list[Interval]:
    """The standard periods that hold it, the least first."""
    found = []
    while (above := container(period)) is not None:
        found.append(above)
        period = above
    return found


def following(period: Interval) -> Interval | None:
    """The period of the same length that begins when it ends, for whole months, quarters, halves and years."""
    length = period.month_count
    if period.is_instant or length is None or not (period.is_reporting_shape or length == 1) or length == 9:
        return None
    return _months_from(period.last.year, period.last.month + 1, length)


def preceding(period: Interval) -> Interval | None:
    """The period that it follows."""
    length = period.month_count
    if following(period) is None or length is None:
        return None
    return _months_from(period.first.year, period.first.month - length, length)


def _months_from(year: int, month: int, length: int) -> Interval | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return None
    return months(year, month, month + length - 1)
