"""A page without lines parted by the river: what stands in the column of labels, what beside it, what runs across."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.forms import is_in_label
from extractors.readers.joins import is_finished
from extractors.readers.pdf_gaps import unspaced
from extractors.readers.pdf_heights import Item
from extractors.readers.pdf_labels import LabelLine
from extractors.readers.pdf_lines import PrintedLine, printed_lines
from extractors.readers.pdf_page import Glyph
from extractors.readers.pdf_river import River
from extractors.readers.pdf_rows import FormPage
from extractors.readers.pdf_rules import cover, merged, near_to

SAME_MARGIN = 14.0
"""Lines that reach the margin end within so many points of each other: a mark may hang over it."""
FEWEST_FULL = 3
LONG = 15
USUAL_PITCH = 16.0
"""Points from one line to the next, where no lines show it."""
BANKS = 0.7
"""Characters over the river stand closer than this share of its width."""
ROW_COVER = 0.7
"""A line between two rows covers at least this share of the label column."""


@dataclass(frozen=True, slots=True)
class Sides:
    number: int
    labels: list[LabelLine]
    items: list[Item]
    """Beside the labels, and across, from top to bottom."""
    separators: list[float]


def lines_of(parts: Sequence[FormPage]) -> list[PrintedLine]:
    """All printed lines of a page outside its tables, from top to bottom."""
    lines = [line for part in parts for line in (*part.above, *part.beside, *part.below)]
    return sorted(lines, key=lambda line: -line.y) if len(parts) > 1 else lines


def sides_of(number: int, parts: Sequence[FormPage], river: River) -> Sides:
    left: list[Glyph] = []
    right: list[Glyph] = []
    across = []
    for line in lines_of(parts):
        halves = _halves(line, river)
        if halves is None:
            across.append(Item(number, line.y, line.y, line, runs_across=True))
        else:
            left += halves[0]
            right += halves[1]
    beside = [Item(number, line.y, line.y, line) for line in printed_lines(right)]
    tables = [Item(number, p.extent[1], p.extent[0], table=p.rows[0].lines) for p in parts if p.extent and p.rows]
    labels = [LabelLine(number, line.y, line) for line in printed_lines(left)]
    items = sorted([*beside, *across, *tables], key=lambda item: -item.top)
    separators = list(_separators(parts, labels, river))
    return Sides(number, labels, items, separators)


def _halves(line: PrintedLine, river: River) -> tuple[Sequence[Glyph], Sequence[Glyph]] | None:
    """What of the line stands on each side; None where it runs across, and its left half is none of a label."""
    left = [g for g in line.glyphs if g.x < river.middle]
    right = [g for g in line.glyphs if g.x >= river.middle]
    name, value = unspaced(left), unspaced(right)
    if name is None or value is None:
        reach = max(g.right for g in line.glyphs)
        return (left, right) if line.left >= river.middle or reach <= river.right else None
    gap = value.left - max(g.right for g in name.glyphs)
    return None if gap < BANKS * (river.right - river.left) and not is_in_label(name.text) else (left, right)


def _separators(parts: Sequence[FormPage], labels: Sequence[LabelLine], river: River) -> Iterator[float]:
    """Heights of the level lines that run through the column of labels."""
    rules = [rule for part in parts[:1] for rule in part.rules]
    if not rules or not labels:
        return
    left = min(label.line.left for label in labels)
    for y in merged(rule.at for rule in rules):
        if cover(near_to(rules, y), left, river.left) > ROW_COVER:
            yield y


def pitch_of(pages: Sequence[Sides]) -> float:
    """The usual distance from one line to the next, in points."""
    steps = [a.bottom - b.top for page in pages for a, b in pairwise(page.items) if a.line and b.line]
    steps = [step for step in steps if step > 1]
    return median(steps) if steps else USUAL_PITCH


def margin_of(lines: Sequence[PrintedLine]) -> float:
    """The right margin: several lines reach it, or two of which one breaks off; without such, no line is cut."""
    last = max(line.right for line in lines)
    alike = [line for line in lines if last - line.right < SAME_MARGIN]
    breaks_off = any(len(line.glyphs) >= LONG and not is_finished(line.text) for line in alike)
    return last if len(alike) >= FEWEST_FULL or (len(alike) > 1 and breaks_off) else math.inf
