"""Cells out of glued lines: header, numbers and arithmetic together say which columns a row's text belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Span
from extractors.intervals import Interval
from extractors.table_arithmetic import choose_readings
from extractors.table_columns import arrange
from extractors.table_headers import cut_header
from extractors.table_leads import Lead, read_lead
from extractors.table_model import TOTAL_LABEL, Cell, Column, ColumnKind, Row, Table
from extractors.table_names import has_legal_end, may_take_digits
from extractors.table_numbers import RUN, Reading, Style, count_cells, is_sure, percents_of, plain_counts, split_run, style_of
from extractors.table_periods import read_period
from extractors.table_regions import Line, Region, Role

_TAIL_RUN = re.compile(r"(?:[(（]\d[\d,]*\.\d+[)）]|[\d,.%，％\-—–－−~～/ ])+$")
_AGES = re.compile(r"(?:[1-5][-—~～至]?)?[1-5]年(?:以内|以上)?(?:[(（]含\d年[)）])?(?:[、,，/及和]|(?=[1-5][-—~～至年]))?")
_JUNK = ".,，%％~～/ "
_MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Zone:
    """The numbers of a line: `line.text[start:end]`."""

    start: int
    end: int


@dataclass
class Draft:
    """A row whose numbers may still have several readings, each with the place where the label ends."""

    line: Line
    """The text of the line with the numbers; the span takes in the lines of a wrapped label."""
    zone: Zone | None
    readings: list[tuple[int, Reading]]
    sure: bool
    """One reading is left."""
    block: int
    period: Interval | None
    is_settled: bool = False
    head: str = ""
    """What stands of the label in the line above."""
    tail: str = ""
    """What stands of the label in the line below."""
    offset: int = 0
    """Where `line.text` begins within the span."""
    is_torn: bool = False
    """The line above may hold a part of the label."""

    @property
    def label(self) -> str:
        return self.line.text[: self.zone.start if self.zone else len(self.line.text)].strip()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of a table that could not be read, and why."""

    span: Span
    reason: str


def read_region(region: Region) -> tuple[Table, list[Unread]]:
    """The table that a region holds. Rows that cannot be read with certainty are left out and reported."""
    region = _without_ages(region)
    lines = [x for role, x in region.body if role is Role.ROW]
    style = style_of([x.text for x in lines])
    zones = {id(x): find_zone(x.text, region.has_text_tail) for x in lines}
    columns, understood = _columns(region, lines, zones, style)
    run = _run_columns(columns)
    drafts, unread = _drafts(region, zones, _run_kinds(columns), style)
    _settle(drafts)
    rows = _rows(drafts, columns, run, unread)
    table = Table(region.caption, region.lead, region.unit, columns, tuple(rows), region.span, understood)
    if not understood:
        unread.insert(0, Unread(region.header[0].span, "table header: columns cannot be told apart"))
    return table, unread


def _without_ages(region: Region) -> Region:
    """Where 账龄 is a column among the numbers, its cells (1年以内) are blanked out, which separates the numbers."""
    header = region.header[0].text
    if "账龄" not in header[1:] or header.startswith("账龄"):
        return region
    body = tuple((role, replace(x, text=_blank_ages(x.text)) if role is Role.ROW else x) for role, x in region.body)
    return replace(region, body=body)


def _blank_ages(text: str) -> str:
    first = re.search(r"\d\.\d", text)
    return text if first is None else text[: first.end()] + _AGES.sub(
        lambda m: " " * len(m.group()), text[first.end() :])


def find_zone(text: str, has_text_tail: bool) -> Zone | None:
    """The stretch of numbers after the label: the last of the line, or the first where text follows."""
    found = _TAIL_RUN.search(text)
    if has_text_tail:
        found = next((m for m in RUN.finditer(text) if re.search(r"\d\.\d|\d%", m.group())), None)
        found = RUN.search(text, found.start()) if found else None
    elif found is None and (flag := re.search(r"(?:是|否|不适用)$", text)):
        found = _TAIL_RUN.search(text[: flag.start()])
    return None if found is None else _trimmed(text, found.start(), found.end())


def _trimmed(text: str, start: int, end: int) -> Zone | None:
    while start < end and text[start] in _JUNK:
        start += 1
    while end > start and text[end - 1] in " ,，.~～":
        end -= 1
    return Zone(start, end) if start < end else None


def _columns(
    region: Region, lines: Sequence[Line], zones: dict[int, Zone | None], style: Style
) -> tuple[tuple[Column, ...], bool]:
    """The header reading under which most rows can be read; failing that, bare labels and unnamed columns."""
    headers = [h.text for h in region.header]
    free = arrange(headers, None)
    if len(headers) == 1 and free is not None and not any(c.kind.is_value for c in free):
        return free, True
    runs = [x.text[z.start : z.end] for x in lines if (z := zones[id(x)])]
    votes = Counter(n for run in runs for n in count_cells(run, style) if n <= _MOST_COLUMNS)
    stated = {sum(c.kind.is_value for c in free)} if free else set()
    likely = {n for n, count in votes.items() if 2 * count >= max(votes.values())}
    best: tuple[float, tuple[Column, ...]] | None = None
    for count in sorted(likely | stated):
        columns = arrange(headers, count, _percents(runs, count, style))
        score = _score(columns, runs, style) if columns else -1.0
        if columns and (best is None or score > best[0]):
            best = score, columns
    if best is not None and (best[0] > 0 or not runs):
        return best[1], True
    leading = _leading_columns(headers[0])
    widest = votes.most_common(1)[0][0] if votes else 0
    return (*leading, *(Column("", ColumnKind.NUMBER) for _ in range(widest))), False


def _score(columns: Sequence[Column], runs: Sequence[str], style: Style) -> float:
    """The share of rows that have as many cells; a row with more refutes the columns, one with fewer lost empty ones."""
    kinds = _run_kinds(columns)
    if not runs:
        return 0.0
    counts = [count_cells(run, style) for run in runs]
    if not any(counts):
        return sum(is_sure(split_run(run, len(kinds), style, kinds)) for run in runs) / len(runs)
    fitting = sum(0.8 * (len(kinds) in c) for c in counts)
    fitting += sum(0.2 * (len(kinds) in plain_counts(run, style)) for run in runs)
    wider = sum(bool(c) and c.start > len(kinds) for c in counts)
    return (fitting - 1.5 * wider) / len(runs)


def _percents(runs: Sequence[str], count: int, style: Style) -> list[bool | None]:
    """For each number column whether its cells are percents, None where rows do not agree."""
    seen: list[set[bool]] = [set() for _ in range(count)]
    for run in runs:
        for column, percent in zip(seen, percents_of(run, count, style) or (), strict=False):
            if percent is not None:
                column.add(percent)
    return [next(iter(s)) if len(s) == 1 else None for s in seen]


def _leading_columns(header: str) -> tuple[Column, ...]:
    ways = cut_header(header)
    return tuple(Column(c.text, c.kind or ColumnKind.NUMBER, c.period) for c in ways[0].leading) if ways else ()


def _run_columns(columns: Sequence[Column]) -> list[int]:
    """The number columns, with the dates among or after them."""
    first = next((i for i, c in enumerate(columns) if c.kind.is_value), None)
    if first is None:
        return []
    last = max(i for i, c in enumerate(columns) if c.kind.is_value)
    while last + 1 < len(columns) and columns[last + 1].kind is ColumnKind.DATE:
        last += 1
    return [i for i in range(first, last + 1) if columns[i].kind.is_value or columns[i].kind is ColumnKind.DATE]


def _run_kinds(columns: Sequence[Column]) -> list[ColumnKind]:
    """What the number columns hold; a column that only has a period may hold money in one row and a percent in the next."""
    free = ColumnKind.CHANGE
    return [free if not (columns[i].header or columns[i].group) else columns[i].kind for i in _run_columns(columns)]


def _drafts(
    region: Region, zones: dict[int, Zone | None], kinds: list[ColumnKind], style: Style
) -> tuple[list[Draft], list[Unread]]:
    """Rows with their possible readings, in blocks that end with a total or begin with a period line."""
    drafts: list[Draft] = []
    unread: list[Unread] = []
    prefix: Line | None = None
    block, period, after_break = 0, region.period, False
    for role, line in region.body:
        if role is Role.PERIOD:
            block, period, prefix = block + 1, read_period(line.text), None
        elif role is Role.FRAGMENT and not region.has_text_tail:
            prefix = _take_fragment(line, drafts, after_break=after_break)
        elif role is Role.ROW:
            draft = _draft(line, zones[id(line)], kinds, style, block, period, has_tail=region.has_text_tail)
            draft, prefix = _with_prefix(draft, prefix), None
            drafts.append(draft)
            block += TOTAL_LABEL.search(draft.label.replace(" ", "")) is not None
        after_break = role is Role.REPEAT
    return drafts, unread


def _take_fragment(line: Line, drafts: list[Draft], *, after_break: bool) -> Line | None:
    """A label that goes on after its numbers belongs to the row above; else it may begin the label below."""
    if drafts and (after_break or _is_open(drafts[-1].label) or _completes(drafts[-1].label, line.text)):
        drafts[-1] = _with_suffix(drafts[-1], line)
        return None
    return line


def _with_prefix(draft: Draft, prefix: Line | None) -> Draft:
    """A name whose end stands in this row and whose beginning stands in the line above."""
    if prefix is None:
        return draft
    completes = has_legal_end(prefix.text + draft.label) and not has_legal_end(prefix.text)
    if not completes and not _is_open(prefix.text):
        return replace(draft, is_torn=not has_legal_end(draft.label) and _is_name_like(prefix.text))
    joined = Line(Span(prefix.span.start, draft.line.span.end), draft.line.text)
    return replace(draft, line=joined, offset=draft.line.span.start - prefix.span.start, head=prefix.text)


def _is_name_like(fragment: str) -> bool:
    return re.search(r"[:：、]|^[一二三四五六七八九十]|小计|其中", fragment) is None


def _is_open(label: str) -> bool:
    return sum(label.count(c) for c in "(（") > sum(label.count(c) for c in ")）")


def _completes(label: str, fragment: str) -> bool:
    """`上述4家信息技术服 | 务类可比公司平均数`, `云岭数据科技有 | 限公司`."""
    closes_name = has_legal_end(fragment) and len(fragment) <= 6 and not has_legal_end(label)
    return closes_name or re.search(r"(?:平均数|平均值|均值|中位数)$", fragment) is not None


def _with_suffix(draft: Draft, line: Line) -> Draft:
    joined = Line(Span(draft.line.span.start, line.span.end), draft.line.text)
    return replace(draft, line=joined, tail=line.text)


def _draft(
    line: Line,
    zone: Zone | None,
    kinds: list[ColumnKind],
    style: Style,
    block: int,
    period: Interval | None,
    *,
    has_tail: bool,
) -> Draft:
    readings: list[tuple[int, Reading]] = []
    sure = False
    if zone is not None and kinds:
        first = split_run(line.text[zone.start : zone.end], len(kinds), style, kinds)
        bare = line.text[zone.start : zone.end].rstrip("-—–－ ")
        if not first and bare and has_tail:
            first = split_run(bare, len(kinds), style, kinds)
        readings = [(zone.start, r) for r in first]
        sure = is_sure(first)
        taken = [] if first and not may_take_digits(line.text[: zone.start]) else _label_takes_digits(
            line.text, zone, kinds, style)
        if taken:
            sure = sure and False if first else len(taken) == 1
            readings += taken
    return Draft(line, zone, readings, sure, block, period)


def _label_takes_digits(text: str, zone: Zone, kinds: list[ColumnKind], style: Style) -> list[tuple[int, Reading]]:
    """Readings in which the first digits belong to the label: 客户12,345.67 may be 客户1 and 2,345.67."""
    found = []
    for start in range(zone.start + 1, min(zone.start + 3, zone.end)):
        if text[start - 1].isdigit() and text[start].isdigit():
            readings = split_run(text[start : zone.end], len(kinds), style, kinds)
            found += [(start, r) for r in readings[:1] if r.cost == 0]
    return found


def _settle(drafts: list[Draft]) -> None:
    """Let the total of each block choose among the readings of its unclear rows."""
    for block in {d.block for d in drafts}:
        rows = [d for d in drafts if d.block == block]
        if len(rows) < 3 or not rows[-1].sure or all(d.sure and d.readings[0][1].cost == 0 for d in rows):
            continue
        if TOTAL_LABEL.search(rows[-1].label.replace(" ", "")) is None:
            continue
        total = rows[-1].readings[0][1]
        columns = [i for i, p in enumerate(total.pieces) if p.kind == "number"]
        options = [[r for _, r in (d.readings[:1] if d.sure else d.readings[:4])] for d in rows[:-1]]
        chosen = choose_readings(options, total, columns)
        for draft, reading in zip(rows[:-1], chosen or (), strict=False):
            draft.readings = [x for x in draft.readings if x[1] is reading]
            draft.sure = draft.is_settled = True


def _rows(drafts: Sequence[Draft], columns: tuple[Column, ...], run: Sequence[int], unread: list[Unread]) -> list[Row]:
    rows: list[Row] = []
    previous: int | None = None
    before = columns[: run[0]] if run else columns
    for draft in drafts:
        if run and not draft.sure:
            unread.append(Unread(draft.line.span, _why(draft)))
        label_end = draft.readings[0][0] if draft.readings else (draft.zone.start if draft.zone else len(draft.line.text))
        lead = read_lead(draft.line.text[:label_end], before, previous)
        if any(c.kind is ColumnKind.ORDINAL for c in before):
            stated = re.match(r"\d{1,2}", draft.head)
            previous = int(stated.group()) if stated else lead.ordinal
        if draft.is_torn:
            unread.append(Unread(draft.line.span, "table row: the line above may hold a part of its label"))
            continue
        rows.append(_row(draft, lead, columns, run))
    return _spread_periods(rows, columns)


def _why(draft: Draft) -> str:
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
    """The text of the first name column; where it cannot be cut out, everything before the numbers."""
    at, text = draft.line.span.start + draft.offset, draft.line.text
    name = next((i for i, c in enumerate(columns) if c.kind in (ColumnKind.NAME, ColumnKind.BRAND)), None)
    stop = draft.readings[0][0] if draft.readings else (draft.zone.start if draft.zone else len(text))
    numbering = (ColumnKind.ORDINAL, ColumnKind.CODE)
    peeled = max((b for i, (_, b) in lead.pieces.items() if columns[i].kind in numbering), default=0)
    a, b = lead.pieces.get(name, (peeled, stop)) if name is not None else (peeled, stop)
    head = re.sub(r"^\d{1,2}[.、]?", "", draft.head) if columns[0].kind is ColumnKind.ORDINAL else draft.head
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
