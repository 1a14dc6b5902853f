"""Rows before they are sure: each line's numbers with every reading they allow, and labels torn apart by line breaks.

The total of a block may choose among the readings of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.document import Span
from extractors.periods.intervals import Interval
from extractors.tables.arithmetic import choose_readings
from extractors.tables.model import TOTAL_LABEL, ColumnKind
from extractors.tables.names import has_legal_end, may_take_digits
from extractors.tables.numbers import Reading, is_sure, split_run
from extractors.tables.periods import read_period
from extractors.tables.regions import Line, Region, Role
from extractors.tables.tokens import Style
from extractors.tables.zones import Zone


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
    def label_end(self) -> int:
        """Where the label ends in the line, by the likeliest reading."""
        if self.readings:
            return self.readings[0][0]
        return self.zone.start if self.zone else len(self.line.text)

    @property
    def label(self) -> str:
        return self.line.text[: self.zone.start if self.zone else len(self.line.text)].strip()


def draft_rows(region: Region, zones: Mapping[int, Zone | None], kinds: list[ColumnKind], style: Style) -> list[Draft]:
    """Rows with their possible readings, in blocks that end with a total or begin with a period line."""
    drafts: list[Draft] = []
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
    return drafts


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
        taken = (
            []
            if first and not may_take_digits(line.text[: zone.start])
            else _label_takes_digits(line.text, zone, kinds, style)
        )
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


def settle(drafts: list[Draft]) -> None:
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
