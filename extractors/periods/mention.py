"""A period where a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.periods.intervals import Interval


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Characters read as a period.

    `interval`: the days it covers (up to the day of the meeting for an open end, 2023年以来).
    `parts`: the reporting periods that it names (the years of 2020年至2022年).
    `basis`: `explicit`, `two_digit_year`, `relative`, `inferred_year`, `document`.
    """

    start: int
    end: int
    text: str
    interval: Interval
    basis: str
    parts: tuple[Interval, ...] = ()
    is_comparison: bool = False
    """A base that something is compared with (较上年同期), not what is reported."""
    is_open: bool = False

    @property
    def label(self) -> str:
        return self.interval.label
