"""Takes apart numbers that lost what stood between them: `2,092.25-6001,492.25` in three columns.

The number of columns settles what the style leaves open (`225.41--225.41` in four columns is 225.41, -, -, 225.41).
What is left has a cost: the cheapest reading is certain only when it stands alone.

    >>> [p.text for p in split_run("7,446.0926,288.79", 2, Style())[0].pieces]
    ['7,446.09', '26,288.79']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.tables.model import ColumnKind
from extractors.tables.tokens import FOLD, GROUPED, Style, possible_counts, signs_of, tokens_of

SURE_MARGIN = 2
"""A reading that costs this much less than the next one is taken."""
_MAX_READINGS = 6
RUN = re.compile(r"(?:[(（]\d[\d,.]*%?[)）]|[\d,.%，％\-—–－−~～/ ])+")
_DATE = re.compile(r"(?:19|20)\d{2}([/.-])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a run; `value` is None for an empty cell, a range or a date."""

    start: int
    end: int
    text: str
    kind: str
    """`number`, `percent`, `empty`, `range` or `date`."""
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    cost: int
    pieces: tuple[Piece, ...]


def read_number(text: str) -> tuple[Decimal | None, bool]:
    """Value and whether it is a percent, of a cell that is known to be one; None for what is no number.

    >>> read_number("(1,234.50)"), read_number("12.5%"), read_number("-")
    ((Decimal('-1234.50'), False), (Decimal('12.5'), True), (None, False))
    """
    bare = text.translate(FOLD).replace(" ", "")
    negative = bare[:1] in "(（" and bare[-1:] in ")）" and len(bare) > 2
    bare = bare.strip("()（）") if negative else bare
    if _NUMBER.fullmatch(bare) is None:
        return None, False
    value = Decimal(bare.rstrip("%").replace(",", ""))
    return (-value if negative else value), bare.endswith("%")


def split_run(run: str, count: int, style: Style, kinds: Sequence[ColumnKind] | None = None) -> list[Reading]:
    """Readings of the run as exactly `count` cells, cheapest first; empty where there is none.

    A run that reads well as another number of cells lost an empty one: it has no reading either.
    """
    tokens = tokens_of(run, style)
    if tokens is not None:
        if count not in possible_counts(tokens):
            return []
        quick = _canonical(run, style, count)
        if quick is not None and (cost := _kinds_cost(quick.pieces, kinds)) is not None:
            return [Reading(cost, quick.pieces)]
    return _search(run.translate(FOLD), 0, count, style, tuple(kinds) if kinds else None, {})


def is_sure(readings: Sequence[Reading]) -> bool:
    return bool(readings) and (len(readings) == 1 or readings[1].cost - readings[0].cost >= SURE_MARGIN)


def percents_of(run: str, count: int, style: Style) -> list[bool | None] | None:
    """Which cells of a run are percents (None: an empty cell); None where the run leaves a choice."""
    reading = _canonical(run, style, count)
    return None if reading is None else [None if p.value is None else p.kind == "percent" for p in reading.pieces]


@lru_cache(maxsize=256)
def _canonical(run: str, style: Style, count: int) -> Reading | None:
    """The one reading in the table's style, where dashes leave no choice."""
    text, tokens = run.translate(FOLD), tokens_of(run, style)
    if tokens is None:
        return None
    signs = signs_of(tokens)
    if len(tokens) == count:
        spans = [(a, b) for a, b, _ in tokens]
    elif len(tokens) - len(signs) == count and "--" not in text and "%-" not in text:
        spans = [(a, tokens[i + 1][1] if i in signs else b) for i, (a, b, _) in enumerate(tokens) if i - 1 not in signs]
    else:
        return None
    return Reading(0, tuple(_piece(text, a, b) for a, b in spans))


def _kinds_cost(pieces: Sequence[Piece], kinds: Sequence[ColumnKind] | None) -> int | None:
    if kinds is None:
        return 0
    costs = [_kind_cost(p.kind, k) for p, k in zip(pieces, kinds, strict=True)]
    known = [c for c in costs if c is not None]
    return sum(known) if len(known) == len(costs) else None


def _kind_cost(piece: str, kind: ColumnKind) -> int | None:
    """None where the piece cannot stand in the column."""
    if piece == "empty":
        return 0
    if (piece == "date") != (kind is ColumnKind.DATE):
        return None
    if piece == "number" and kind is ColumnKind.PERCENT:
        return 1
    return 2 if piece in ("percent", "range") and kind is ColumnKind.NUMBER else 0


_Memo = dict[tuple[int, int], list[Reading]]


def _search(
    text: str, at: int, left: int, style: Style, kinds: tuple[ColumnKind, ...] | None, memo: _Memo
) -> list[Reading]:
    """Cheapest readings of `text[at:]` as `left` cells."""
    while at < len(text) and text[at] == " ":
        at += 1
    if left == 0 or at == len(text):
        return [Reading(0, ())] if left == 0 and at == len(text) else []
    if (known := memo.get((at, left))) is not None:
        return known
    found: list[Reading] = []
    for piece, cost in _options(text, at, style):
        extra = 0 if kinds is None else _kind_cost(piece.kind, kinds[len(kinds) - left])
        if extra is None:
            continue
        for rest in _search(text, piece.end, left - 1, style, kinds, memo):
            found.append(Reading(cost + extra + rest.cost, (piece, *rest.pieces)))
    found.sort(key=lambda r: r.cost)
    memo[at, left] = found[:_MAX_READINGS]
    return memo[at, left]


def _options(text: str, at: int, style: Style) -> Iterator[tuple[Piece, int]]:
    """Every cell that may start here, with its cost."""
    if text[at] in "-/":
        yield Piece(at, at + 1, text[at], "empty"), 0
        if text.startswith("--", at):
            yield Piece(at, at + 2, "--", "empty"), 1
    if text[at] in "(（":
        closing = next((i for i in range(at, len(text)) if text[i] in ")）"), -1)
        if closing > 0 and read_number(text[at : closing + 1])[0] is not None:
            yield _piece(text, at, closing + 1), 0
    for end, cost in _number_ends(text, at, style):
        yield _piece(text, at, end), cost
        if text[end - 1] == "%" and text[end : end + 1] in ("-", "~", "～"):
            for stop, more in _number_ends(text, end + 1, style):
                if text[stop - 1] == "%":
                    yield Piece(at, stop, text[at:stop], "range"), 2 + cost + more
    if (date := _DATE.match(text, at)) is not None:
        for end in range(date.end(), date.end() - 2, -1):
            if _DATE.fullmatch(text, at, end):
                yield Piece(at, end, text[at:end], "date"), 0


def _number_ends(text: str, at: int, style: Style) -> Iterator[tuple[int, int]]:
    """Where a number that starts here may end, with the cost of that reading."""
    start = at + 1 if text[at : at + 1] == "-" else at
    for end, cost in _integer_ends(text, start, style):
        mark = text[end : end + 1]
        if mark == "%":
            yield end + 1, cost + 1
        elif mark == ".":
            yield from _decimal_ends(text, end + 1, cost, style)
        elif mark != ",":
            yield end, cost + _integer_cost(text[start:end], mark, style)


def _integer_cost(number: str, after: str, style: Style) -> int:
    """In a table of whole numbers only what is glued to the next digit is in doubt; 1,234,567 ends for certain."""
    is_certain = style.decimals == 0 and ("," in number or not after.isdigit())
    return 0 if is_certain else 2


def _integer_ends(text: str, start: int, style: Style) -> Iterator[tuple[int, int]]:
    if (grouped := GROUPED.match(text, start)) and text[start] != "0":
        yield grouped.end(), 0
    stop = start
    while stop < len(text) and text[stop].isdigit():
        stop += 1
        if stop - start > 1 and text[start] == "0":
            return
        yield stop, 2 if style.has_commas and stop - start > 3 else 0


def _decimal_ends(text: str, start: int, cost: int, style: Style) -> Iterator[tuple[int, int]]:
    stop = start
    while stop < len(text) and text[stop].isdigit() and stop - start < 4:
        stop += 1
        digits = stop - start
        if text[stop : stop + 1] == "%":
            yield stop + 1, cost + (0 if digits == style.percent_decimals else 2)
        elif text[stop : stop + 1] not in (",", "."):
            yield stop, cost + (0 if digits == style.decimals else 3)


def _piece(text: str, start: int, end: int) -> Piece:
    value, is_percent = read_number(text[start:end])
    if value is None:
        return Piece(start, end, text[start:end], "empty")
    return Piece(start, end, text[start:end], "percent" if is_percent else "number", value)
