"""Header lines that lost their separators: `项目2022年度2021年度`, `营业收入占比营业收入占比`.

A header cell is a period, a word of `lexicons/table_headers.tsv`, or a longer phrase that ends in one. Several ways
to cut remain (营业收入 | 占比, 营业收入占比); the rows below decide, by how many numbers they hold and which are
percents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon_rows import lexicon_rows
from extractors.periods.intervals import Interval
from extractors.tables.model import ColumnKind
from extractors.tables.periods import PERIOD, match_period, read_period

_BEAM = 24
_LONGEST_CELL = 26
_GLUE = "的及和与或占、(（/"
"""Characters after which, or before which, no cell ends."""
_STARTERS = ("其中", "占", "序号", "是否", "期后", "截至")
_RELATION = re.compile(r"与(?:公司|本公司|发行人|上市公司)(?:的)?(?:是否存在)?(?:关联)?关系")
_SHARE = re.compile(r"(?:占|占比)[^占]{2,20}(?:比重|比例|比率|比)")
_BUCKET = re.compile(
    r"逾期未[^占]{0,4}|(?:逾期|账龄)?\d(?:[-—~～至到]\d)?(?:个月|年)(?:以?内|以上|以下)?(?:[(（](?:含|不含)\d(?:个月|年)[)）])?"
    r"|第[一二三四1-4]季度|[一二三四]季度|Q[1-4]|(?:上|下)半年"
)
"""Headers that number time: ages of receivables, quarters."""
_NOTE = re.compile(r"[(（](?:%|％|[^()（）]{0,3}元[^()（）]{0,6}|[人个家次倍天/万台套吨件]{1,5}|注?\d?)[)）]|[%％]")
_END = re.compile(r"[一-鿿)）%％\d]$")
_NOT_HEADER = re.compile(r"[。！？!?;；，,]|[:：]$|^(?:注|单位)\s*\d?\s*[:：]|^【")


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """`text` without spaces; `kind` is None for a period that heads what stands below it."""

    text: str
    kind: ColumnKind | None
    period: Interval | None = None
    cost: float = 0.0

    @property
    def is_value(self) -> bool:
        return self.kind is None or self.kind.is_value


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One way to cut a header line."""

    cells: tuple[HeaderCell, ...]
    cost: float

    @property
    def is_periods(self) -> bool:
        return all(c.kind is None for c in self.cells)

    @property
    def leading(self) -> tuple[HeaderCell, ...]:
        """The cells before the first that holds values."""
        stop = next((i for i, c in enumerate(self.cells) if c.is_value), len(self.cells))
        return self.cells[:stop]


@cache
def _words() -> dict[str, tuple[ColumnKind, bool]]:
    """Header word → its role, and whether it may end a longer cell."""
    return {row[0]: (ColumnKind(row[1]), len(row) < 3) for row in lexicon_rows("table_headers.tsv")}


@cache
def _heads() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    return re.compile("(?=(" + "|".join(map(re.escape, longest_first)) + "))")


@cache
def read_cell(text: str) -> HeaderCell | None:
    """One header cell, from its whole text; None where its last word is unknown."""
    bare = _bare(text)
    if (period := read_period(bare)) is not None:
        return HeaderCell(bare, None, period)
    stem = _NOTE.sub("", bare)
    if (known := _words().get(stem)) is not None:
        return HeaderCell(bare, known[0])
    if _RELATION.fullmatch(stem):
        return HeaderCell(bare, ColumnKind.TEXT)
    if _BUCKET.fullmatch(stem):
        return HeaderCell(bare, ColumnKind.NUMBER)
    if found := match_period(stem):
        rest = read_cell(stem[found[1] :].lstrip("的")) if found[1] < len(stem) else None
        if rest is not None and rest.kind is not None and rest.period is None:
            return HeaderCell(rest.text, rest.kind, found[0], rest.cost)
    if stem.startswith("其中") and (inner := read_cell(stem[2:].lstrip(":：")[:_LONGEST_CELL])) is not None:
        return replace(inner, text=bare) if inner.kind is not None else None
    if _SHARE.fullmatch(stem):
        return HeaderCell(bare, ColumnKind.PERCENT)
    return _phrase(bare, stem)


def _phrase(bare: str, stem: str) -> HeaderCell | None:
    """A longer cell, known by its last word."""
    if PERIOD.search(stem):
        return None
    for length in range(min(6, len(stem) - 1), 0, -1):
        known = _words().get(stem[-length:])
        if known is not None and known[1]:
            inner = sum(len(m[1]) > 1 for m in _heads().finditer(stem[:-length]))
            split_share = 1.5 if "占" in stem[1:] and known[0] is not ColumnKind.PERCENT else 0.0
            return HeaderCell(bare, known[0], cost=1.0 + 0.7 * inner + split_share)
    return None


@cache
def cut_header(line: str) -> tuple[HeaderLine, ...]:
    """Ways to cut a header line wholly into cells, cheapest first; empty where it is none."""
    if not looks_like_header(line):
        return ()
    if "\t" in line or "|" in line:
        cells = [read_cell(c) for c in re.split(r"[\t|]", line.strip("| ")) if c.strip()]
        known = tuple(c for c in cells if c is not None)
        return (HeaderLine(known, sum(c.cost for c in known)),) if len(known) == len(cells) else ()
    bare = _bare(line)
    return _repeated(bare) or _beam(bare)


def _repeated(text: str) -> tuple[HeaderLine, ...]:
    """`金额占比金额占比`: the ways to cut one round, as often as it is printed."""
    for rounds in range(6, 1, -1):
        size, rest = divmod(len(text), rounds)
        if rest == 0 and size > 1 and text == text[:size] * rounds:
            return tuple(HeaderLine(x.cells * rounds, x.cost) for x in _beam(text[:size]))
    return ()


def looks_like_header(line: str) -> bool:
    bare = line.strip("| ")
    return 2 <= len(bare) <= 160 and _END.search(bare) is not None and _NOT_HEADER.search(bare) is None


def _beam(text: str) -> tuple[HeaderLine, ...]:
    ends = _boundaries(text)
    reached: dict[int, list[HeaderLine]] = {0: [HeaderLine((), 0.0)]}
    for end in ends:
        found = []
        for start, lines in reached.items():
            cell = _cell_between(text, start, end)
            if cell is not None:
                found += [HeaderLine((*x.cells, cell), x.cost + cell.cost + _step_cost(x, cell)) for x in lines]
        if found:
            reached[end] = sorted(found, key=lambda x: x.cost)[:_BEAM]
    return tuple(reached.get(len(text), ())) if text else ()


def _step_cost(line: HeaderLine, cell: HeaderCell) -> float:
    """Every cell costs a little; one that repeats its neighbour, or a second name column, costs more."""
    repeats = bool(line.cells) and line.cells[-1].text == cell.text
    second_name = cell.kind is ColumnKind.NAME and any(c.kind is ColumnKind.NAME for c in line.cells)
    return 0.3 + 2.0 * repeats + 0.8 * second_name


def _cell_between(text: str, start: int, end: int) -> HeaderCell | None:
    if end - start > _LONGEST_CELL or text[start] in "及和或、)）(（":
        return None
    if text[start] == "与" and not _RELATION.match(text, start):
        return None
    return read_cell(text[start:end])


def _boundaries(text: str) -> list[int]:
    """Places where a cell may end: after a head word or a period, with the note in brackets that follows it."""
    ends = set()
    for m in _heads().finditer(text):
        for length in range(1, len(m[1]) + 1):
            if m[1][:length] in _words():
                ends.add(m.start() + length)
    at = 0
    while at < len(text):
        found = match_period(text, at)
        if found is not None:
            ends.add(found[1])
            ends.add(at)
            at = found[1]
        else:
            at += 1
    for m in _BUCKET.finditer(text):
        ends |= {m.start(), m.end()}
    for starter in _STARTERS:
        ends |= {m.start() for m in re.finditer(starter, text)}
    ends |= {note.end() for e in tuple(ends) if (note := _NOTE.match(text, e))}
    related = {x for m in _RELATION.finditer(text) for x in m.span()}
    return sorted(e for e in ends | related if e > 0 and (e == len(text) or e in related or _may_end(text, e)))


def _may_end(text: str, end: int) -> bool:
    return text[end - 1] not in _GLUE and (text[end] not in "的及和与或、)）%％")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def with_period(cell: HeaderCell, period: Interval | None) -> HeaderCell:
    return cell if period is None or cell.period is not None else replace(cell, period=period)
