"""Columns without lines between their rows: what begins, or is centred, at one height belongs together.

An institution set over two lines has its people beside its middle; people set over two lines stand so beside their
institution. A first line that the margin cut is told from a row of its own by what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.readers.pdf_lines import PADDING, WRAPS, PrintedLine, has_room

SAME_HEIGHT = 0.5
"""Lines whose middles differ by less than this share of a character stand side by side."""
LEADING = 2.4
"""Lines of one cell stand at most so many character widths apart."""
NARROWEST_UNIT = 9.0
MOST_LINES = 3
"""A name in the first column is set over at most so many lines."""
SEVERAL = "、"
"""The widest line with several names shows how far the lines of its column reach."""

Entry = list[PrintedLine]


@dataclass(slots=True)
class Row:
    """The cells beside one name of the first column; `lines` are its indexes there."""

    lines: list[int] = field(default_factory=list)
    cells: dict[int, Entry] = field(default_factory=dict)


def aligned_rows(columns: Sequence[Sequence[PrintedLine]], widths: Sequence[float]) -> list[list[Entry]]:
    """The cells of each row. What stands above all of the first column is the rest of a row on the page before."""
    first = columns[0]
    rows: list[Row] = []
    orphans = Row()
    for i, column in enumerate(columns[1:], 1):
        for entry in _entries(column, first, widths[i]):
            row = _row_of(entry, first, rows, widths[0]) or orphans
            row.cells.setdefault(i, []).extend(entry)
    _place_rest(first, rows, widths[0])
    rows.sort(key=lambda row: row.lines[0])
    kept = [orphans, *rows] if orphans.cells else rows
    return [[[first[j] for j in row.lines], *(row.cells.get(i, []) for i in range(1, len(columns)))] for row in kept]


def _entries(lines: Sequence[PrintedLine], first: Sequence[PrintedLine], width: float) -> Iterator[Entry]:
    """Lines of a column, one that the margin cut with its rest, which has nothing in the first column beside it."""
    listed = reach(lines, width)
    held: Entry = []
    for line in lines:
        is_rest = bool(held) and _is_cut(held[-1], line, listed if SEVERAL in held[-1].text else width)
        is_rest = is_rest and (held[-1].text[-1] in WRAPS or not _beside(line, first))
        if held and not is_rest:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def reach(lines: Sequence[PrintedLine], width: float) -> float:
    """How wide a column of people is, as far as its widest list of several shows."""
    return _reach([line for line in lines if SEVERAL in line.text], width)


def _reach(lines: Sequence[PrintedLine], width: float) -> float:
    return min(width, max((line.right - line.left for line in lines), default=width) + PADDING)


def _beside(line: PrintedLine, others: Sequence[PrintedLine]) -> bool:
    return any(abs(line.y - other.y) < SAME_HEIGHT * _unit(line) for other in others)


def _is_cut(before: PrintedLine, line: PrintedLine, width: float) -> bool:
    is_near = before.y - line.y < LEADING * _unit(before)
    return is_near and (before.text[-1] in WRAPS or not has_room(before, line, width))


def _row_of(entry: Entry, first: Sequence[PrintedLine], rows: list[Row], width: float) -> Row | None:
    """The row whose name is centred or begins at the entry's height, else the one above; None above all."""
    taken = {j: row for row in rows for j in row.lines}
    for place, count in [(_middle(entry), n) for n in range(1, MOST_LINES + 1)] + [(entry[0].y, 1)]:
        lines = _lines_at(place, count, first, width)
        owners = {id(taken.get(j)): taken.get(j) for j in lines}
        if lines and len(owners) == 1:
            owner = next(iter(owners.values()))
            if owner is None:
                owner = Row(lines)
                rows.append(owner)
            if owner.lines == lines:
                return owner
    above = [j for j, line in enumerate(first) if line.y > entry[0].y]
    if not above:
        return None
    if above[-1] not in taken:
        rows.append(Row([above[-1]]))
    return taken.get(above[-1], rows[-1])


def _lines_at(place: float, count: int, first: Sequence[PrintedLine], width: float) -> list[int]:
    """So many lines of one name whose middle is at a height."""
    width = _reach(first, width)
    for j in range(len(first) - count + 1):
        lines = first[j : j + count]
        is_there = abs(_middle(lines) - place) < SAME_HEIGHT * _unit(lines[0])
        if is_there and all(_is_cut(a, b, width) for a, b in pairwise(lines)):
            return list(range(j, j + count))
    return []


def _place_rest(first: Sequence[PrintedLine], rows: list[Row], width: float) -> None:
    """Lines with nothing beside them go on the name above, begin the one below, or are names alone."""
    taken = {j: row for row in rows for j in row.lines}
    for j, line in enumerate(first):
        if j in taken:
            continue
        if j - 1 in taken and _is_cut(first[j - 1], line, width):
            taken[j] = taken[j - 1]
            taken[j].lines.append(j)
        elif j + 1 in taken and _is_cut(line, first[j + 1], width):
            taken[j] = taken[j + 1]
            taken[j].lines.insert(0, j)
        else:
            taken[j] = Row([j])
            rows.append(taken[j])


def _unit(line: PrintedLine) -> float:
    """Of a line's height; Latin characters are narrower than high."""
    return max(line.width, NARROWEST_UNIT)


def _middle(lines: Sequence[PrintedLine]) -> float:
    return (lines[0].y + lines[-1].y) / 2
