"""Tables whose cells the source kept apart: a PDF's or a Word file's (`Block.rows`), or tabs and bars in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Span
from extractors.periods.intervals import Interval
from extractors.tables.headers import HeaderCell, read_cell
from extractors.tables.model import TOTAL_LABEL, Cell, Column, ColumnKind, Row, Table
from extractors.tables.numbers import read_number
from extractors.tables.periods import read_period

_EMPTY = re.compile(r"^(?:[-—–/]{1,2}|不适用|N/?A|无)?$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*\|\s*|\t")
_MOST_HEADER_ROWS = 3

Cells = Sequence[tuple[str, Span]]


def cut_line(text: str, span: Span) -> list[tuple[str, Span]]:
    """The cells of a line with tabs or bars; bars at its ends enclose, they do not separate."""
    start, end = span.start, span.end
    line = text[start:end]
    if "|" in line:
        inner = line.strip().strip("|")
        start += line.index(inner) if inner else 0
        line = inner
    cells, at = [], start
    for piece in _SEPARATOR.split(line):
        where = text.index(piece, at, end) if piece else at
        bare = piece.strip()
        left = where + (len(piece) - len(piece.lstrip()))
        cells.append((bare, Span(left, left + len(bare))))
        at = where + len(piece)
    return cells


def read_cells(
    rows: Sequence[Cells], *, caption: str, lead: str, unit: str | None, period: Interval | None = None
) -> Table | None:
    """A table from its cells, or None where the first rows are no header."""
    rows = [r for r in rows if any(text for text, _ in r) and not all(_is_rule(text) for text, _ in r)]
    height = _header_height(rows)
    if height == 0 or height == len(rows):
        return None
    width = max(len(r) for r in rows)
    columns = _columns([_padded(r, width) for r in rows[:height]])
    if columns is None:
        return None
    body = _body(rows[height:], columns, {tuple(t for t, _ in r) for r in rows[:height]}, period)
    spans = [span for row in rows for _, span in row]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Table(caption, lead, unit, columns, tuple(body), whole) if body else None


def _is_rule(text: str) -> bool:
    return re.fullmatch(r":?-{2,}:?", text) is not None


def _header_height(rows: Sequence[Cells]) -> int:
    """How many first rows hold no figure and no name: header words and periods only."""
    height = 0
    for row in rows[:_MOST_HEADER_ROWS]:
        filled = [text for text, _ in row if text]
        if not filled or not all(_is_header_text(t) for t in filled) or (height and len(filled) < 2):
            break
        height += 1
    return height


def _is_header_text(text: str) -> bool:
    return read_cell(text) is not None and TOTAL_LABEL.search(text.replace(" ", "")) is None


def _padded(row: Cells, width: int) -> list[str]:
    return [text for text, _ in row] + [""] * (width - len(row))


def _columns(header: Sequence[Sequence[str]]) -> tuple[Column, ...] | None:
    """Columns from header rows; an empty cell repeats the one at its left (a cell that spans columns) in upper rows."""
    levels = [_filled(row) if i < len(header) - 1 else list(row) for i, row in enumerate(header)]
    columns = []
    for stack in zip(*levels, strict=True):
        cells = [cell for text in dict.fromkeys(stack) if text and (cell := read_cell(text)) is not None]
        columns.append(_column(cells))
    return tuple(columns) if any(c.kind is ColumnKind.NAME for c in columns) else None


def _filled(row: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in row:
        found.append(text or (found[-1] if found else ""))
    return found


def _column(cells: Sequence[HeaderCell]) -> Column:
    period = next((c.period for c in cells if c.period is not None), None)
    named = [c for c in cells if c.kind is not None]
    if not named:
        return Column("", ColumnKind.NUMBER, period)
    leaf = named[-1]
    assert leaf.kind is not None, "named cells have a kind"
    group = named[0].text if len(named) > 1 and named[0].kind is not ColumnKind.NAME else ""
    return Column(leaf.text, leaf.kind, period, group)


def _body(
    rows: Sequence[Cells], columns: tuple[Column, ...], printed: set[tuple[str, ...]], period: Interval | None
) -> list[Row]:
    found: list[Row] = []
    block = 0
    for row in rows:
        if tuple(text for text, _ in row) in printed:
            continue
        filled = [text for text, _ in row if text]
        if len(set(filled)) == 1 and (stated := read_period(filled[0])) is not None:
            block, period = block + 1, stated
            continue
        if len(row) != len(columns):
            continue
        made = _row(row, columns, period, block)
        found.append(made)
        block += made.is_total
    return _with_periods(found, columns)


def _row(row: Cells, columns: tuple[Column, ...], period: Interval | None, block: int) -> Row:
    cells = tuple(_cell(text, span, column) for (text, span), column in zip(row, columns, strict=True))
    name = next(i for i, c in enumerate(columns) if c.kind is ColumnKind.NAME)
    label, where = row[name]
    if not label:
        total = next(((t, s) for t, s in row if TOTAL_LABEL.search(t.replace(" ", ""))), None)
        label, where = total or (label, where)
    stated = next(
        (read_period(t) for (t, _), c in zip(row, columns, strict=True) if c.kind is ColumnKind.PERIOD and t), None
    )
    filled = [span for text, span in row if text]
    span = Span(min(s.start for s in filled), max(s.end for s in filled))
    return Row(cells, span, label, where, stated or period, True, block)


def _cell(text: str, span: Span, column: Column) -> Cell | None:
    if not text:
        return None
    if not column.kind.is_value or _EMPTY.match(text):
        return Cell(text, span)
    value, is_percent = read_number(text)
    return Cell(text, span, value, is_percent)


def _with_periods(rows: list[Row], columns: tuple[Column, ...]) -> list[Row]:
    """A period cell that spans rows is printed once: it holds for its block, or until the next."""
    if not any(c.kind is ColumnKind.PERIOD for c in columns):
        return rows
    found, current = [], None
    for row in rows:
        current = row.period or current
        found.append(replace(row, period=current))
    return found
