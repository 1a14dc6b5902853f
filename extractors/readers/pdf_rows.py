"""What a page is taken apart into: lines above and below, and the rows of a form or of a table between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.readers.parts import Line
from extractors.readers.pdf_lines import PrintedLine
from extractors.readers.pdf_page import Rule
from extractors.readers.traced import Traced


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form. `lines` are the paragraphs of its value; the cells of an inner table stand TAB-separated.

    `is_full`: its last printed line reaches the right margin; `is_flush`: its first one begins at the left margin.
    """

    label: Traced
    lines: tuple[Line, ...]
    is_full: bool = False
    is_flush: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page, or part of one, taken apart: what stands above the form, its rows, what stands below.

    Without a form, all is above. `divider` is None where the rows are those of a table that is no form; `extent` is
    then its bottom and top, and `beside` what stands at its sides. `rules` are the level lines of a page without form.
    """

    number: int
    above: list[PrintedLine]
    rows: list[Row] = field(default_factory=list)
    below: list[PrintedLine] = field(default_factory=list)
    divider: float | None = None
    extent: tuple[float, float] | None = None
    beside: list[PrintedLine] = field(default_factory=list)
    rules: Sequence[Rule] = ()
