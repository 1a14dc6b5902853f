"""The sample filings without a format: paragraphs, the rows of a form, tables with their cells.

What they say stands in `samples/filings/*.txt`; here is only how it is laid out in a file that has cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extractors.document import BlockKind, FieldName
from extractors.pipeline import read

FOLDER = Path(__file__).parents[2] / "samples" / "filings"
TABLES = Path(__file__).with_name("tables.txt")
LEFT, ABOVE = "<", "^"
"""A cell that is one with the cell to its left, or with the one above."""
TABLE_OF_ATTENDEES = "yunling-ir-2024-011"
LIST_OF_ATTENDEES = "chenghu-ir-2025-001"
NOTICE = "附件：公告原文"
BANNER = re.compile(r"[^:]{2,8}:.{0,80}(?:管理信息\d*|回复说明)$")
"""The title that the site, from which the text was saved, prints above the filing."""


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, all of one width."""

    rows: tuple[tuple[str, ...], ...]


Item = str | Grid


@dataclass(frozen=True)
class Filing:
    """`rows` are a form's: its labels, and the paragraphs or the table of each value."""

    name: str
    above: tuple[Item, ...]
    rows: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    below: tuple[Item, ...] = ()
    ticks: int | None = None
    """Which of the rows holds tick boxes."""


@cache
def filings() -> tuple[Filing, ...]:
    return tuple(_filing(path) for path in sorted(FOLDER.glob("*.txt")))


def _filing(path: Path) -> Filing:
    """The filing as it is read from its text: without page breaks and furniture of the site."""
    document = read(path)
    above: list[Item] = []
    below: list[Item] = []
    rows: list[tuple[str, tuple[Item, ...]]] = []
    ticks = None
    for block in document.blocks:
        value = block.span.of(document.text)
        if block.kind is BlockKind.FIELD:
            ticks = len(rows) if block.field is FieldName.CATEGORIES else ticks
            rows.append((block.label, tuple(_value(path.stem, block.field, value))))
        elif not (BANNER.match(value) or value == NOTICE):
            (below if rows else above).append(value)
    filing = Filing(path.stem, tuple(above), tuple(rows), tuple(below), ticks)
    return _with_list(filing) if path.stem == LIST_OF_ATTENDEES else replace(filing, above=tuple(_tabled(above)))


def _value(name: str, field: FieldName | None, value: str) -> Iterator[Item]:
    if field is FieldName.ATTENDEES and name == TABLE_OF_ATTENDEES:
        pairs = (re.split(r"[ \t]", line, maxsplit=1) for line in value.split("\n"))
        yield Grid((("机构名称", "参会人员"), *((firm, people) for firm, people in pairs)))
    else:
        yield from value.split("\n")


def _with_list(filing: Filing) -> Filing:
    """The attendees in a list behind the form, to which their cell and the list of attachments refer."""
    at = next(i for i, (label, _) in enumerate(filing.rows) if "参与单位" in label)
    pairs = [pair.split(" ") for line in filing.rows[at][1] for pair in str(line).split("；")]
    rows = tuple((str(i), firm, people) for i, (firm, people) in enumerate(pairs, 1))
    listed = Grid((("序号", "单位名称", "姓名"), *rows))
    form = list(filing.rows)
    form[at] = (form[at][0], ("详见附件《参会人员名单》",))
    form = [(label, ("《参会人员名单》",) if label.startswith("附件") else value) for label, value in form]
    return replace(filing, rows=tuple(form), below=(*filing.below, "附件：参会人员名单", listed))


def _tabled(items: Sequence[Item]) -> Iterator[Item]:
    """The paragraphs, with the tables in the place of the lines that they were flattened to."""
    grids = iter(_grids())
    grid = next(grids, None)
    at = 0
    while at < len(items):
        if grid is None or items[at] != _flat(grid.rows[0]):
            yield items[at]
            at += 1
            continue
        last = _flat(grid.rows[-1])
        end = at + 1 + next(i for i, item in enumerate(items[at:]) if item == last)
        _check(grid, [str(item) for item in items[at:end]])
        yield grid
        at, grid = end, next(grids, None)


def _grids() -> list[Grid]:
    """The tables of `tables.txt`."""
    text = "\n".join(line for line in TABLES.read_text(encoding="utf-8").split("\n") if not line.startswith("#"))
    blocks = (block.strip("\n") for block in text.split("\n\n"))
    return [Grid(tuple(tuple(row.split("|")) for row in block.split("\n"))) for block in blocks if block]


def _flat(row: Sequence[str]) -> str:
    return "".join(cell for cell in row if cell not in (LEFT, ABOVE))


def _check(grid: Grid, lines: Sequence[str]) -> None:
    """The cells say what the lines say; a page break may have repeated the header."""
    surplus = Counter("".join(lines))
    surplus.subtract(Counter("".join(map(_flat, grid.rows))))
    over = +surplus
    assert not -surplus, f"{lines[0]}: cells that the text lacks"
    assert not over or over == Counter(_flat(grid.rows[0])), f"{lines[0]}: text that the cells lack"
