"""Calendar arithmetic: intervals of days, the shapes that accounts are kept in, and their labels.

>>> half_year(2024, 1).iso, half_year(2024, 1).label
('2024-01-01/2024-06-30', '2024H1')
>>> quarters(2024, 1, 3).label, quarter(2024, 3).year_before().label
('2024Q1-Q3', '2023Q3')
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days `first` to `last`, both included; one day is an instant (a balance-sheet date)."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"interval ends {self.last} before it starts {self.first}")

    @property
    def is_instant(self) -> bool:
        return self.first == self.last

    @property
    def iso(self) -> str:
        """`start/end`, or the date alone for an instant."""
        return self.first.isoformat() if self.is_instant else f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def month_count(self) -> int | None:
        """Whole calendar months covered, or None where a month is cut."""
        if self.first.day != 1 or self.last != month_end(self.last.year, self.last.month):
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def follows(self, before: Interval) -> bool:
        """Begins the day after, and is as long in months: the second quarter follows the first."""
        months = self.month_count
        return (self.first - before.last).days == 1 and months is not None and months == before.month_count

    @property
    def is_reporting_shape(self) -> bool:
        """A year, a half, a quarter, or the quarters cumulated since January: what companies report on."""
        months = self.month_count
        if months is None or self.first.year != self.last.year:
            return False
        starts = {3: (1, 4, 7, 10), 6: (1, 7), 9: (1,), 12: (1,)}
        return self.first.month in starts.get(months, ())

    @property
    def is_year(self) -> bool:
        return self.is_reporting_shape and self.month_count == 12

    @property
    def label(self) -> str:
        """`2024`, `2024H1`, `2024Q3`, `2024Q1-Q3`, `2024-08`, `2020-2022`, a date, else the ISO interval."""
        if self.is_instant:
            return self.first.isoformat()
        if self.is_reporting_shape:
            return f"{self.first.year}{self._shape_label()}"
        months = self.month_count
        if months == 1:
            return f"{self.first:%Y-%m}"
        if months is not None and months % 12 == 0 and self.first.month == 1:
            return f"{self.first.year}-{self.last.year}"
        return self.iso

    def _shape_label(self) -> str:
        number = (self.first.month + 2) // 3
        return {3: f"Q{number}", 6: f"H{(number + 1) // 2}", 9: "Q1-Q3"}.get(self.month_count or 0, "")

    def year_before(self) -> Interval:
        """The same shape a year earlier."""
        return self.in_year(self.first.year - 1)

    def in_year(self, year: int) -> Interval:
        """The same shape, starting in another year."""
        shift = year - self.first.year
        whole = self.last == month_end(self.last.year, self.last.month)
        last_year = self.last.year + shift
        end = month_end(last_year, self.last.month)
        last = end if whole else date(last_year, self.last.month, min(self.last.day, end.day))
        first_end = month_end(year, self.first.month)
        first = last if self.is_instant else date(year, self.first.month, min(self.first.day, first_end.day))
        return Interval(first, last)

    def at_end(self) -> Interval:
        """The instant at which it ends."""
        return Interval(self.last, self.last)


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Interval:
    return Interval(date(year, first, 1), month_end(year, last))


def whole_year(year: int) -> Interval:
    return months(year, 1, 12)


def half_year(year: int, number: int) -> Interval:
    return months(year, 6 * number - 5, 6 * number)


def quarter(year: int, number: int) -> Interval:
    return quarters(year, number, number)


def quarters(year: int, first: int, last: int) -> Interval:
    return months(year, 3 * first - 2, 3 * last)


def day(year: int, month: int, number: int) -> Interval:
    instant = date(year, month, number)
    return Interval(instant, instant)


def latest_reported(base: date) -> frozenset[Interval]:
    """What a company has just reported on: the quarter that ended last, and the year up to it.

    Within a month of a quarter's end the quarter before may still be the last one published, so both count.
    """
    return _reported_by(base) | _reported_by(base - timedelta(days=31))


def _reported_by(base: date) -> frozenset[Interval]:
    year, number = (base.year, (base.month - 1) // 3) if base.month > 3 else (base.year - 1, 4)
    return frozenset({quarter(year, number), quarters(year, 1, number)})


def between(first: Interval, last: Interval) -> tuple[Interval, ...]:
    """The reporting periods that a range names: 2020年至2022年 names three years, Q3-Q4 two quarters.

    A range that starts in January and is itself a reporting shape (1-9月, Q1-Q3) is one period. A range of years that
    ends in part of a year names the years and the part.
    """
    span = Interval(first.first, last.last)
    if span.is_reporting_shape and span.first.month == 1:
        return (span,)
    if first.is_instant or last.is_instant:
        return (span,) if span.is_reporting_shape else ()
    if first.is_year and last.is_reporting_shape and last.first.month == 1:
        return (*(whole_year(y) for y in range(first.first.year, last.first.year)), last)
    if first.month_count == last.month_count == 3 and first.is_reporting_shape and last.is_reporting_shape:
        return _quarters_between(first, last)
    return (span,) if span.is_reporting_shape else ()


def _quarters_between(first: Interval, last: Interval) -> tuple[Interval, ...]:
    found, year, number = [], first.first.year, (first.first.month + 2) // 3
    while (step := quarter(year, number)).first <= last.first:
        found.append(step)
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
    return tuple(found)
