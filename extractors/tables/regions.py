"""Where tables stand in text: the unit line, the header lines, the rows under them, and what ends them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Span
from extractors.periods.intervals import Interval
from extractors.tables.headers import cut_header
from extractors.tables.model import ColumnKind
from extractors.tables.names import leading_name
from extractors.tables.periods import read_period

UNIT = re.compile(
    r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(?P<unit>百万元|千万元|亿元|万元|千元|万美元|美元|元)"
    r"|[(（]\s*(?:人民币)?(?P<inline>百万元|亿元|万元|千元|万美元)\s*[)）]"
)
_UNIT_LINE = re.compile(r"^[(（]?\s*(?:金额)?单位\s*[:：].{1,24}$")
_PROSE = re.compile(r"[。！？!?]|[:：；;]$|^(?:注\s*\d?\s*[:：、]|【)")
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节])"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}[、.．]|[(（]\d{1,2}[)）]|第\d)|[“”《》]")
_NAME_GOES_ON = re.compile(r"[的与和及、，,于向因对为在将已（(]")
_NUMBER = re.compile(r"\d\.\d|\d%|\d,\d{3}|\d$|[-—]$")
_ROW_END = re.compile(r"(?:[\d%)）／/—–-]|是|否)$")
_EARLY_NUMBER = re.compile(r"^[^。；：，;:]{1,70}?(?:\d[\d,]*\.\d+|\d%)")
_SKIPPED = re.compile(r"^(?:[（(]?(?:续上表|接上表|续表|上接|下续)[)）]?[:：]?|[|\s:—–-]*\|[|\s:—–-]*)$")
"""What a page break or a Markdown rule leaves inside a table."""
_LEADING_KINDS = (ColumnKind.NAME, ColumnKind.ORDINAL, ColumnKind.CODE, ColumnKind.PERIOD, ColumnKind.BRAND)
_LONGEST_ROW, _LONGEST_FRAGMENT = 200, 44


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without the spaces around it."""

    span: Span
    text: str


class Role(StrEnum):
    ROW = "row"
    PERIOD = "period"
    FRAGMENT = "fragment"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Region:
    """A table as lines. `period` heads the first block; later ones stand in `body`."""

    caption: str
    lead: str
    unit: str | None
    period: Interval | None
    header: tuple[Line, ...]
    body: tuple[tuple[Role, Line], ...]
    has_text_tail: bool

    @property
    def span(self) -> Span:
        last = self.body[-1][1] if self.body else self.header[-1]
        return Span(self.header[0].span.start, last.span.end)


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines that hold something."""
    lines, at = [], start
    for piece in text[start:end].split("\n"):
        bare = piece.strip()
        if bare:
            left = at + len(piece) - len(piece.lstrip())
            lines.append(Line(Span(left, left + len(bare)), bare))
        at += len(piece) + 1
    return lines


def read_unit(text: str) -> str | None:
    """The unit of money that a unit line, caption or header cell states."""
    found = UNIT.search(text)
    return None if found is None else found["unit"] or found["inline"]


def find_regions(lines: Sequence[Line]) -> list[Region]:
    """Tables in order. A table that follows another without prose between shares its caption and unit."""
    lines = [x for x in lines if not _SKIPPED.match(x.text)]
    regions: list[Region] = []
    caption, unit, period, i = Line(Span(0, 0), ""), None, None, 0
    while i < len(lines):
        line = lines[i]
        if _UNIT_LINE.match(line.text):
            unit = read_unit(line.text)
        elif (header := _header_at(lines, i)) is not None:
            body, stop = _body(lines, i, header)
            if body:
                regions.append(_region(caption, unit, period, header, body))
            i, period = max(stop, i + len(header)), None
            continue
        elif (found := read_period(line.text)) is not None:
            period = found
        else:
            caption, unit, period = line, read_unit(line.text[-40:]), None
        i += 1
    return regions


def _region(
    caption: Line, unit: str | None, period: Interval | None, header: Sequence[Line], body: list[tuple[Role, Line]]
) -> Region:
    sentence = re.split(r"[。；](?=.)", caption.text)[-1]
    return Region(sentence, caption.text, unit, period, tuple(header), tuple(body), _has_text_tail(header))


def _header_at(lines: Sequence[Line], i: int) -> list[Line] | None:
    """The header lines that start here, or None."""
    first = lines[i].text
    if _NUMBERED.search(first) or _looks_like_row(first) or read_period(first) is not None:
        return None
    ways = cut_header(first)
    if not ways:
        return None
    starts = any(w.leading and w.leading[0].kind in _LEADING_KINDS for w in ways)
    header = [lines[i]]
    while i + len(header) < len(lines) and len(header) < 3 and _continues_header(lines[i + len(header)].text, starts):
        header.append(lines[i + len(header)])
        starts = True
    cells = max(len(w.cells) for w in ways) + len(header) - 1
    if not starts or cells < 2 or i + len(header) >= len(lines):
        return None
    below = lines[i + len(header)].text
    follows = (
        _is_row(below, header)
        or (read_period(below) is not None)
        or (i + len(header) + 1 < len(lines) and _is_row(lines[i + len(header) + 1].text, header) and not _ends(below))
    )
    return header if follows else None


def _continues_header(line: str, has_labels: bool) -> bool:
    ways = cut_header(line)
    if not ways or _looks_like_row(line) or line in ("合计", "小计", "总计"):
        return False
    if len(ways[0].cells) < 2:
        return False
    return not ways[0].leading if has_labels else bool(ways[0].leading)


def _has_text_tail(header: Sequence[Line]) -> bool:
    """The last column holds running text (客户介绍), or all after the names does."""
    cells = cut_header(header[0].text)[0].cells
    return (
        cells[-1].kind is ColumnKind.TEXT and len(cells) > 1 and not cells[-1].text.endswith(("投入情况", "金额情况"))
    )


def _looks_like_row(line: str) -> bool:
    without = re.sub(r"(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}", "", line)
    return re.search(r"\d\.\d|\d%|\d,\d{3}", without) is not None


def _is_row(line: str, header: Sequence[Line]) -> bool:
    line = line.strip("| ")
    if _HEADING.match(line) and not _looks_like_row(line):
        return False
    if _has_text_tail(header):
        if not any(c.is_value for c in cut_header(header[0].text)[0].cells):
            return _is_described(line)
        return _EARLY_NUMBER.match(line) is not None
    if len(line) > _LONGEST_ROW or _PROSE.search(line):
        return False
    if _NUMBER.search(line) is None:
        return False
    return _ROW_END.search(line) is not None or _has_as_many_cells(line, header)


def _has_as_many_cells(line: str, header: Sequence[Line]) -> bool:
    """Where TABs part the cells, a row may end with words (the age of a debt, a remark)."""
    count = max(h.text.strip("| ").count("\t") for h in header)
    return count > 1 and line.count("\t") == count


def _is_described(line: str) -> bool:
    """A name, and beside it what the column says of it; not a sentence that has the name for its subject."""
    name = leading_name(line)
    return name is not None and len(line) > len(name) + 4 and _NAME_GOES_ON.match(line, len(name)) is None


def _ends(line: str) -> bool:
    return _PROSE.search(line) is not None or _HEADING.match(line) is not None or _UNIT_LINE.match(line) is not None


def _body(lines: Sequence[Line], i: int, header: Sequence[Line]) -> tuple[list[tuple[Role, Line]], int]:
    """The lines of the table after its header, and the index after the last."""
    printed = {h.text for h in header}
    body: list[tuple[Role, Line]] = []
    at = i + len(header)
    while at < len(lines):
        role = _role(lines, at, header, printed, body)
        if role is None:
            break
        body.append((role, lines[at]))
        at += 1
    while body and body[-1][0] in (Role.PERIOD, Role.REPEAT):
        body.pop()
        at -= 1
    return (body, at) if any(r is Role.ROW for r, _ in body) else ([], i + len(header))


def _role(
    lines: Sequence[Line], at: int, header: Sequence[Line], printed: set[str], body: Sequence[tuple[Role, Line]]
) -> Role | None:
    text = lines[at].text
    if text in printed:
        return Role.REPEAT
    if read_period(text) is not None:
        return Role.PERIOD
    if _is_row(text, header):
        return Role.ROW
    if _header_at(lines, at) is not None or _UNIT_LINE.match(text) or _HEADING.match(text):
        return None
    return Role.FRAGMENT if _is_fragment(lines, at, header, printed, body) else None


def _is_fragment(
    lines: Sequence[Line], at: int, header: Sequence[Line], printed: set[str], body: Sequence[tuple[Role, Line]]
) -> bool:
    """Part of a cell: what a page break or a line break inside the cell left on a line of its own."""
    text = lines[at].text
    goes_on = at + 1 < len(lines) and (
        _is_row(lines[at + 1].text, header)
        or lines[at + 1].text in printed
        or read_period(lines[at + 1].text) is not None
    )
    if _has_text_tail(header):
        is_open = bool(body) and body[-1][1].text[-1] not in "。-—" and not text.startswith("注")
        return bool(body) and (is_open or (goes_on and not text.startswith("注")))
    after_break = bool(body) and body[-1][0] is Role.REPEAT
    return len(text) <= _LONGEST_FRAGMENT and not _PROSE.search(text) and (goes_on or after_break)
