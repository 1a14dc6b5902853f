"""An attendee cell whose lines the margin cut, made whole again.

A list runs on from line to line; a line that begins with an entry of its own stays a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.attendees.seams import begins_entry, glue, is_cut
from extractors.readers.joins import FULL_PERCENT, NARROWEST_CELL, WIDEST_PAGE, display_width
from extractors.readers.traced import Traced

FLOW_PERCENT = 75
"""Latin names wrap long before the margin."""

UNCUT = 1_000_000
"""Lines wider than any page were made whole already: none of them is full."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the cleaned cell; `width` is that of the line as printed, `is_end` that it ends it."""

    traced: Traced
    width: int
    is_end: bool

    @property
    def text(self) -> str:
        return self.traced.text


def reflow(cell: Traced, source: str) -> Traced:
    """Lines that the margin cut are joined; a line that begins an entry of its own stays. `source` is the cell as
    printed, which shows where its lines end."""
    rows = list(_rows(cell, source))
    widths = sorted(row.width for row in rows)
    widest = widths[-1 - len(widths) // 10] if NARROWEST_CELL <= widths[-1] <= WIDEST_PAGE else UNCUT
    flows = _is_flow(rows, widest)
    pieces, held = [rows[0].traced], rows[0].text
    for above, row in pairwise(rows):
        percent = FLOW_PERCENT if row.text[:1].isascii() and above.text[-1:].isascii() else FULL_PERCENT
        is_full = above.width * 100 >= widest * percent
        if above.is_end and is_cut(held, row.text, is_full=is_full, flows=flows):
            space = glue(held, row.text)
            pieces += [Traced.inserted(space)] if space else []
            held += space + row.text
        else:
            pieces.append(Traced.inserted("\n"))
            held = row.text
        pieces.append(row.traced)
    return Traced.concat(pieces)


def _rows(cell: Traced, source: str) -> Iterator[Row]:
    lines = [line.strip() for line in cell.lines()]
    places = [line.source_range() for line in lines]
    for i, (line, place) in enumerate(zip(lines, places, strict=True)):
        if place is None:
            yield Row(line, 0, is_end=True)
            continue
        start, end = source.rfind("\n", 0, place[0]) + 1, source.find("\n", place[1])
        printed = source[start : end if end != -1 else len(source)]
        following = next((later[0] for later in places[i + 1 :] if later is not None), len(source))
        yield Row(line, display_width(printed.strip()), is_end="\n" in source[place[1] : following])


def _is_flow(rows: Sequence[Row], widest: int) -> bool:
    """One list over many lines: they end full or in a comma, and do not begin with entries of their own."""
    lines = [row.text for row in rows]
    if len(lines) < 2 or sum(line.count("、") for line in lines) < 1.5 * len(lines):
        return False
    cut = sum(row.text[-1:] in "、，," or row.width * 100 >= widest * FLOW_PERCENT for row in rows[:-1])
    return cut >= 0.8 * (len(lines) - 1) and sum(map(begins_entry, lines)) * 2 < len(lines)
