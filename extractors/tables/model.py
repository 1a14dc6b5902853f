"""What a recovered table is: columns, and rows whose cells are known to belong to them.

Wherever cells come from (a PDF's ruled lines, tabs, or glued text taken apart by number grammar), the meaning step
reads this and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extractors.document import Span
from extractors.periods.intervals import Interval

TOTAL_LABEL = re.compile(r"(?:合\s*计|小\s*计|总\s*计|累\s*计)$")


class ColumnKind(StrEnum):
    """What stands in the cells of a column; the roles of `lexicons/table_headers.tsv`."""

    ORDINAL = "ordinal"
    CODE = "code"
    NAME = "name"
    BRAND = "brand"
    PERIOD = "period"
    TEXT = "text"
    FLAG = "flag"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
    CHANGE = "change"

    @property
    def is_value(self) -> bool:
        return self in _VALUES


_VALUES = frozenset({ColumnKind.NUMBER, ColumnKind.PERCENT, ColumnKind.CHANGE})


@dataclass(frozen=True, slots=True)
class Column:
    """`header` is the leaf header as printed without spaces, `group` the headers above it; `period` from either."""

    header: str
    kind: ColumnKind
    period: Interval | None = None
    group: str = ""

    @property
    def measure(self) -> str:
        """The header that says what is measured: the leaf, unless that is only a period."""
        return self.header or self.group


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `value` is None for text, for `-` and for an empty cell."""

    text: str
    span: Span
    value: Decimal | None = None
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells aligned with the table's columns, None where the row has none; `period` is that of its block."""

    cells: tuple[Cell | None, ...]
    span: Span
    label: str
    """The text of the name column, with what the page break put after the numbers."""
    label_span: Span
    period: Interval | None = None
    is_confirmed: bool = False
    """The cells are certain: printed in the table's own style, kept apart by the source, or chosen by a total."""
    block: int = 0
    """Rows up to a total form a block."""

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        return tuple(None if c is None else c.value for c in self.cells)

    def value(self, column: int | None) -> Decimal | None:
        """The number in a column, None where there is none (or no such column)."""
        cell = None if column is None else self.cells[column]
        return None if cell is None else cell.value

    @property
    def is_total(self) -> bool:
        return TOTAL_LABEL.search(self.label.replace(" ", "")) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the filing. `caption` is the sentence that leads to it, `lead` the paragraph around that."""

    caption: str
    lead: str
    unit: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span
    is_understood: bool = True
    """False where the header's columns could not be told apart: labels hold, values have no meaning."""

    def find_column(self, *kinds: ColumnKind) -> int | None:
        """The first column of one of the kinds."""
        return next((i for i, c in enumerate(self.columns) if c.kind in kinds), None)
