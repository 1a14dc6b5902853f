"""The left side of a glued row: `1云岭数据有限公司云岭2022年` into its number, name, brand and date.

What stands at the ends is peeled off first (numbers, codes, periods on the left; dates and 是/否 on the right); what is
left belongs to the name columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.periods.intervals import Interval
from extractors.tables.model import Column, ColumnKind
from extractors.tables.names import LEGAL_END, MASKED, REGISTERED_END, split_names
from extractors.tables.periods import PERIOD, match_period

_CODE = re.compile(r"(?:\d{6}(?:\.(?:SZ|SH|BJ|HK|OC|NQ))?|\d{4,5}\.HK|[A-Z0-9]{1,6}\.[A-Z]{1,2})")
_FLAG_END = re.compile(r"(?:是|否|不适用|-)\s*$")
_DATE_END = re.compile(rf"(?:{PERIOD.pattern.replace('(?P<', '(?P<x_')})\s*$")
_LONGEST_NAME = 60
_ORDINAL = re.compile(r"\d{1,3}(?:[.、．]\s*)?")


@dataclass
class Lead:
    """Offsets into the row's line; `ordinal` the printed row number."""

    pieces: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Column index → where its text stands."""
    ordinal: int | None = None
    period: Interval | None = None


def read_lead(text: str, columns: Sequence[Column], previous: int | None) -> Lead:
    """Place the text before the numbers into the columns that stand before them. `previous`: the row number above."""
    lead = Lead()
    left, right = 0, len(text)
    indexes = list(range(len(columns)))
    while indexes and (end := _peel_left(text, left, columns[indexes[0]], indexes, lead, previous)) is not None:
        left = end
        indexes.pop(0)
    while indexes and (start := _peel_right(text, left, right, columns[indexes[-1]])) is not None:
        if start < right:
            lead.pieces[indexes[-1]] = (start, right)
        right = start
        indexes.pop()
    _share(text, left, right, indexes, columns, lead)
    return lead


def _peel_left(
    text: str, at: int, column: Column, indexes: Sequence[int], lead: Lead, previous: int | None
) -> int | None:
    """Where the column's piece at the left ends (`at` where the row has none), or None where it is no such column."""
    end: int | None = at
    if column.kind is ColumnKind.ORDINAL:
        end = _ordinal_end(text, at, previous)
        lead.ordinal = int(re.sub(r"\D", "", text[at:end])) if end > at else None
    elif column.kind is ColumnKind.CODE:
        found = _CODE.match(text, at)
        end = found.end() if found else at
    elif column.kind is ColumnKind.PERIOD:
        period = match_period(text, at)
        lead.period, end = period if period else (None, at)
    else:
        return None
    if end > at:
        lead.pieces[indexes[0]] = (at, end)
    return end


def _ordinal_end(text: str, at: int, previous: int | None) -> int:
    """Row numbers count up; what only looks like one (3M中国) is left alone."""
    for expected in (str(previous + 1) if previous is not None else "1", "1"):
        if text.startswith(expected, at):
            end = at + len(expected)
            return end + (text[end : end + 1] in tuple(".、．"))
    if previous is None and (found := _ORDINAL.match(text, at)) and not text[found.end() : found.end() + 1].isascii():
        return found.end()
    return at


def _peel_right(text: str, left: int, right: int, column: Column) -> int | None:
    if column.kind is ColumnKind.FLAG:
        found = _FLAG_END.search(text[left:right])
        return left + found.start() if found else right
    if column.kind is ColumnKind.DATE:
        found = _DATE_END.search(text[left:right])
        return left + found.start() if found else right
    return None


def _share(text: str, left: int, right: int, indexes: Sequence[int], columns: Sequence[Column], lead: Lead) -> None:
    """The rest belongs to the columns that are left, where it can be cut with certainty."""
    piece = text[left:right]
    start, stop = left + len(piece) - len(piece.lstrip()), right - (len(piece) - len(piece.rstrip()))
    names = [i for i in indexes if columns[i].kind in (ColumnKind.NAME, ColumnKind.BRAND)]
    if start >= stop or not indexes:
        return
    if len(indexes) == 1:
        lead.pieces[indexes[0]] = (start, stop)
    elif len(indexes) == 2 and len(names) == 2 and (cut := split_names(text[start:stop])) is not None:
        lead.pieces[names[0]] = (start, start + len(cut[0]))
        lead.pieces[names[1]] = (stop - len(cut[1]), stop)
    elif names and names[0] == indexes[0] and (end := _name_end(text, start, stop)) is not None:
        lead.pieces[names[0]] = (start, end)
        if end < stop and len(indexes) == 2:
            lead.pieces[indexes[1]] = (end, stop)


def _name_end(text: str, start: int, stop: int) -> int | None:
    """Where a registered or masked name ends and a description begins."""
    if (masked := MASKED.match(text, start, stop)) is not None:
        return masked.end()
    ends = [m.end() for m in LEGAL_END.finditer(text, start, min(stop, start + _LONGEST_NAME))]
    registered = [e for e in ends if REGISTERED_END.search(text, start, e)]
    if registered:
        return registered[0]
    return ends[0] if len(ends) == 1 else None
