"""Cells out of glued lines: header, numbers and arithmetic together say which columns a row's text belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Span
from extractors.tables.drafts import Draft, draft_rows, settle
from extractors.tables.fit import fit_columns, run_columns, run_kinds
from extractors.tables.leads import Lead, read_lead
from extractors.tables.model import Cell, Column, ColumnKind, Row, Table
from extractors.tables.regions import Region, Role
from extractors.tables.tokens import style_of
from extractors.tables.zones import find_zone, without_ages


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of a table that could not be read, and why."""

    span: Span
    reason: str


def read_region(region: Region) -> tuple[Table, list[Unread]]:
    """The table that a region holds. Rows that cannot be read with certainty are left out and reported."""
    region = without_ages(region)
    lines = [x for role, x in region.body if role is Role.ROW]
    style = style_of([x.text for x in lines])
    zones = {id(x): find_zone(x.text, region.has_text_tail) for x in lines}
    runs = [x.text[z.start : z.end] for x in lines if (z := zones[id(x)])]
    columns, understood = fit_columns([h.text for h in region.header], runs, style)
    drafts = draft_rows(region, zones, run_kinds(columns), style)
    settle(drafts)
    rows = _rows(drafts, columns)
    table = Table(region.caption, region.lead, region.unit, columns, tuple(rows), region.span, understood)
    return table, _unread(region, drafts, columns, understood=understood)


def _rows(drafts: Sequence[Draft], columns: tuple[Column, ...]) -> list[Row]:
    rows: list[Row] = []
    previous: int | None = None
    run = run_columns(columns)
    before = columns[: run[0]] if run else columns
    is_numbered = any(c.kind is ColumnKind.ORDINAL for c in before)
    for draft in drafts:
        lead = read_lead(draft.line.text[: draft.label_end], before, previous)
        if is_numbered:
            stated = re.match(r"\d{1,2}", draft.head)
            previous = int(stated.group()) if stated else lead.ordinal
        rows.append(_row(draft, lead, columns, run))
    return _spread_periods(rows, columns)


def _unread(region: Region, drafts: Sequence[Draft], columns: tuple[Column, ...], *, understood: bool) -> list[Unread]:
    """What could not be read, and why."""
    found = [] if understood else [Unread(region.header[0].span, "table header: columns cannot be told apart")]
    if not run_columns(columns):
        return found
    return found + [Unread(d.line.span, _why(d)) for d in drafts if d.is_torn or not d.sure]


def _why(draft: Draft) -> str:
    if draft.is_torn:
        return "table row: the line above may hold a part of its label"
    if draft.readings:
        return "table row: its numbers can be read in several ways"
    return "table row: it does not hold as many numbers as the table has columns"


def _row(draft: Draft, lead: Lead, columns: tuple[Column, ...], run: Sequence[int]) -> Row:
    cells: list[Cell | None] = [None] * len(columns)
    at, text = draft.line.span.start + draft.offset, draft.line.text
    for index, (a, b) in lead.pieces.items():
        cells[index] = Cell(text[a:b].strip(), Span(at + a, at + b))
    if draft.sure and draft.readings:
        start, reading = draft.readings[0]
        for index, piece in zip(run, reading.pieces, strict=True):
            span = Span(at + start + piece.start, at + start + piece.end)
            cells[index] = Cell(piece.text, span, piece.value, piece.kind == "percent")
    label, span = _label(draft, lead, columns)
    period = lead.period or draft.period
    return Row(tuple(cells), draft.line.span, label, span, period, _is_certain(draft), draft.block)


def _is_certain(draft: Draft) -> bool:
    """Printed in the table's own style, or chosen by its total."""
    return draft.sure and bool(draft.readings) and (draft.readings[0][1].cost <= 1 or draft.is_settled)


def _label(draft: Draft, lead: Lead, columns: tuple[Column, ...]) -> tuple[str, Span]:
    """The text of the first name column; where it cannot be cut out, everything before the numbers.

    Nothing, where the line above may hold a part of it: half a name is a wrong name.
    """
    if draft.is_torn:
        return "", draft.line.span
    at, text = draft.line.span.start + draft.offset, draft.line.text
    name = next((i for i, c in enumerate(columns) if c.kind in (ColumnKind.NAME, ColumnKind.BRAND)), None)
    numbering = (ColumnKind.ORDINAL, ColumnKind.CODE)
    peeled = max((b for i, (_, b) in lead.pieces.items() if columns[i].kind in numbering), default=0)
    a, b = lead.pieces.get(name, (peeled, draft.label_end)) if name is not None else (peeled, draft.label_end)
    is_numbered = bool(columns) and columns[0].kind is ColumnKind.ORDINAL
    head = re.sub(r"^\d{1,2}[.、]?", "", draft.head) if is_numbered else draft.head
    start = draft.line.span.start + len(draft.head) - len(head) if draft.head else at + a
    return f"{head}{text[a:b].strip()}{draft.tail}", Span(start, at + max(a, b))


def _spread_periods(rows: list[Row], columns: tuple[Column, ...]) -> list[Row]:
    """A period cell that spans several rows is printed beside one of them: it holds for its block."""
    if not any(c.kind is ColumnKind.PERIOD for c in columns):
        return rows
    found: list[Row] = []
    for block in sorted({r.block for r in rows}):
        members = [r for r in rows if r.block == block]
        stated = list(dict.fromkeys(r.period for r in members if r.period is not None))
        current = stated[0] if len(stated) == 1 else None
        for row in members:
            current = row.period or current
            found.append(replace(row, period=current))
    return found
