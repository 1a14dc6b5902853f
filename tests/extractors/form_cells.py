"""How golden lines write a cell of several lines, and how a margin cuts one."""

from __future__ import annotations

import re

from extractors.readers.joins import display_width

WORD = re.compile(r"[A-Za-z0-9&.'()-]+ ?|.")
"""What a typesetter keeps together: a Latin word, a character."""
HANGING = "、，。；：）,;:)"
"""Marks that do not begin a line."""


def cell(printed: str) -> str:
    return printed.replace("\\n", "\n").replace("\\t", "\t")


def expected_items(printed: str) -> list[str]:
    return [] if printed == "-" else printed.split(" | ")


def cut_at_margin(text: str, width: int) -> str:
    """The cell in lines of so many columns at most, two a Chinese character."""
    return "\n".join(_cut_line(line, width) for line in text.split("\n"))


def _cut_line(line: str, width: int) -> str:
    rows = [""]
    for word in WORD.findall(line):
        if rows[-1] and display_width(rows[-1] + word.rstrip()) > width and word not in HANGING:
            rows.append("")
        rows[-1] += word
    return "\n".join(row.rstrip() for row in rows)
