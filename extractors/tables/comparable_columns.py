"""Comparables with one company a column: 项目 | 北岸重工 | 澄湖传动 | 平均值 | 发行人.

Only cells that the source kept apart are read: glued headings of names cannot be cut with certainty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from extractors.document import Block, Span
from extractors.record import Relation, RelationType
from extractors.tables.cells import Cells, cut_line
from extractors.tables.comparables import NO_PEER, OTHER_LEAD, PEER_LEAD
from extractors.tables.headers import read_cell
from extractors.tables.names import is_name
from extractors.tables.numbers import read_number

_CORNER = re.compile(r"^(?:项目|期间|年度|年份|指标|财务指标|公司|公司名称|报告期|时间|)$")
_OWN = frozenset({"发行人", "申请人", "公司", "本公司"})
_LONGEST_LEAD = 240
_LONGEST_LINE = 400


def read_peer_columns(text: str, blocks: Sequence[Block], filer: Collection[str]) -> list[Relation]:
    """PEER_OF for the columns of comparables tables. `filer`: every name of the company that files."""
    found: list[Relation] = []
    for header, first in _header_pairs(text, blocks):
        if _sets_side_by_side(header, first, filer) and _is_led_to(text, header[0][1].start):
            found += [_relation(text, header, span) for name, span in header[1:] if _is_peer(name, filer)]
    return found


def _header_pairs(text: str, blocks: Sequence[Block]) -> Iterable[tuple[Cells, Cells]]:
    """Every row of cells with the row below it."""
    for block in blocks:
        rows = [[(s.of(text).strip(), s) for s in row] for row in block.rows]
        yield from pairwise(rows)
    at, above = 0, None
    for line in text.split("\n"):
        is_row = ("\t" in line or "|" in line) and len(line) <= _LONGEST_LINE
        cells = cut_line(text, Span(at, at + len(line))) if is_row else None
        if above is not None and cells is not None:
            yield above, cells
        at, above = at + len(line) + 1, cells


def _sets_side_by_side(header: Cells, first: Cells, filer: Collection[str]) -> bool:
    """Names beside the filer, over numbers only."""
    names = [name for name, _ in header[1:]]
    if len(header) < 4 or len(first) != len(header) or not _CORNER.match(header[0][0]):
        return False
    if not any(n in _OWN or n in filer for n in names):
        return False
    others = [n for n in names if n not in _OWN and n not in filer and not NO_PEER.search(n)]
    if len(others) < 2 or not all(_is_peer(n, filer) for n in others):
        return False
    return all(read_number(value)[0] is not None or value in ("-", "--", "") for value, _ in first[1:])


def _is_peer(name: str, filer: Collection[str]) -> bool:
    if name in filer or name in _OWN or NO_PEER.search(name) or not 2 <= len(name) <= 16:
        return False
    return is_name(name) and read_cell(name) is None and read_number(name)[0] is None


def _is_led_to(text: str, start: int) -> bool:
    lead = text[max(0, start - _LONGEST_LEAD) : start]
    return PEER_LEAD.search(lead) is not None and OTHER_LEAD.search(lead) is None


def _relation(text: str, header: Cells, span: Span) -> Relation:
    whole = Span(header[0][1].start, header[-1][1].end)
    return Relation(
        type=RelationType.PEER_OF,
        object=span.of(text).strip(),
        evidence=whole.of(text),
        start=whole.start,
        end=whole.end,
        object_start=span.start,
        object_end=span.end,
        rule="table_peer_column",
        confidence=0.9,
    )
