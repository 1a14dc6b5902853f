"""Finds the tables of a filing, and what customer, supplier, comparables and financial tables say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, notes
from extractors.document import Block, BlockKind, FieldName, Span
from extractors.periods.annual import report_asked_about
from extractors.record import Pending, Section
from extractors.tables.cells import cut_line, read_cells
from extractors.tables.comparable_columns import read_peer_columns
from extractors.tables.comparables import read_peers
from extractors.tables.counterparties import read_counterparties
from extractors.tables.financials import read_metrics, settle_conflicts
from extractors.tables.model import TOTAL_LABEL, Cell, Column, ColumnKind, Row, Table
from extractors.tables.regions import Line, Region, Role, find_regions, read_unit, split_lines
from extractors.tables.reported import with_reported
from extractors.tables.rows import Unread, read_region

__all__ = ["Cell", "Column", "ColumnKind", "Row", "Table", "find_tables", "tables_component"]

_WORTH_PENDING = 60


@Language.component("irgraph_tables")
def tables_component(doc: Doc) -> Doc:
    found = notes(doc)
    tables, unread = find_tables(found.document.text, found.document.blocks)
    report = report_asked_about(found)
    for table in (with_reported(t, report) for t in tables):
        found.tables.append(table)
        found.table_spans.append(table.span)
        _read_meaning(found, table)
    columns = read_peer_columns(found.document.text, found.document.blocks, _filer_names(found))
    found.relations += [r.model_copy(update={"passage": _passage_at(found, r.start)}) for r in columns]
    _settle_metrics(found)
    _add_sections(found, tables)
    found.pending += [_pending(found.document.text, u) for u in unread]
    return doc


def find_tables(text: str, blocks: Sequence[Block] = ()) -> tuple[list[Table], list[Unread]]:
    """Every table in reading order, and the lines of tables that could not be read."""
    tables: list[Table] = []
    unread: list[Unread] = []
    for stretch in _prose_stretches(text, blocks):
        for region in find_regions(split_lines(text, stretch.start, stretch.end)):
            table, left = _read(region, text)
            tables.append(table)
            unread += left
    tables += [t for b in blocks if b.rows and (t := _read_block(b, text)) is not None]
    return sorted(tables, key=lambda t: t.span), unread


def _prose_stretches(text: str, blocks: Sequence[Block]) -> Iterable[Span]:
    """The text outside form fields (their cells have readers of their own) and outside tables that have cells."""
    closed = [b.span for b in blocks if b.rows or (b.kind is BlockKind.FIELD and b.field is not FieldName.CONTENT)]
    at = 0
    for span in sorted(closed):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < len(text):
        yield Span(at, len(text))


def _read(region: Region, text: str) -> tuple[Table, list[Unread]]:
    lines = [*region.header, *(line for _, line in region.body)]
    if any(mark in region.header[0].text for mark in "\t|"):
        rows = [cut_line(text, _with_empty_cells(line.span, text)) for line in lines]
        table = read_cells(rows, caption=region.caption, lead=region.lead, unit=region.unit, period=region.period)
        if table is not None:
            periods = {line.span.start for role, line in region.body if role is Role.PERIOD}
            known = {line.text for line in region.header}
            return table, _skipped([x for x in lines if x.span.start not in periods and x.text not in known], table)
    return read_region(region)


def _with_empty_cells(span: Span, text: str) -> Span:
    """The line with the TABs at its ends, beside which a cell is empty."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] == "\t":
        start -= 1
    while end < len(text) and text[end] == "\t":
        end += 1
    return Span(start, end)


def _skipped(lines: Sequence[Line], table: Table) -> list[Unread]:
    """Lines whose number of cells is not that of the header."""
    read = {r.span.start for r in table.rows}
    first = min(read)
    return [
        Unread(x.span, "table row: it does not hold as many cells as the table has columns")
        for x in lines
        if x.span.start > first
        and any(c.isdigit() for c in x.text)
        and TOTAL_LABEL.match(x.text.split("\t")[0].strip("| ")) is None
        and not any(x.span.start <= start < x.span.end for start in read)
    ]


def _read_block(block: Block, text: str) -> Table | None:
    """A table whose cells the reader kept apart; caption and unit stand in the two lines above."""
    above = split_lines(text, max(0, block.span.start - 800), block.span.start)[-2:]
    unit = next((u for line in reversed(above) if (u := read_unit(line.text)) is not None), None)
    caption = next((x.text for x in reversed(above) if read_unit(x.text) is None or len(x.text) > 24), "")
    rows = [[(s.of(text).strip(), s) for s in row] for row in block.rows]
    return read_cells(rows, caption=caption, lead=caption, unit=unit)


def _read_meaning(found: Annotations, table: Table) -> None:
    text = found.document.text
    counterparties = read_counterparties(table, text)
    if counterparties is not None:
        passage = _passage_of(found, table)
        found.relations += [r.model_copy(update={"passage": passage}) for r in counterparties.relations]
        found.amounts += counterparties.amounts
        found.aliases += [a for a in counterparties.aliases if a not in found.aliases]
        found.pending += counterparties.pending
        return
    filer = _filer_names(found)
    passage = _passage_of(found, table)
    found.relations += [r.model_copy(update={"passage": passage}) for r in read_peers(table, text, filer)]
    found.metrics += read_metrics(table, filer)


def _settle_metrics(found: Annotations) -> None:
    """Figures that tables contradict are reported, not stated; prose is read later and by others."""
    found.metrics, dropped = settle_conflicts(found.metrics)
    reason = "table: other values are stated for the same metric and period"
    found.pending += [Pending(text=m.text, reason=f"{reason}: {m.name}", start=m.start, end=m.end) for m in dropped]


def _filer_names(found: Annotations) -> frozenset[str]:
    names = (found.filer.short, found.filer.name, *found.filer.aliases)
    return frozenset(n for n in names if n)


def _passage_of(found: Annotations, table: Table) -> int | None:
    return _passage_at(found, table.span.start)


def _passage_at(found: Annotations, start: int) -> int | None:
    return next((p.ordinal for p in found.passages if start in p.body), None)


def _add_sections(found: Annotations, tables: Sequence[Table]) -> None:
    taken = (
        [p.ordinal for p in found.passages] + [s.ordinal for s in found.sections] + [q.number for q in found.questions]
    )
    first = max(taken, default=0) + 1
    found.sections += [
        Section(ordinal=first + i, kind="table", title=t.caption[-80:] or "表", start=t.span.start, end=t.span.end)
        for i, t in enumerate(tables)
    ]


def _pending(text: str, unread: Unread) -> Pending:
    return Pending(
        text=unread.span.of(text)[: _WORTH_PENDING * 4],
        reason=unread.reason,
        start=unread.span.start,
        end=unread.span.end,
    )
