"""How golden lines write a cell of several lines."""

from __future__ import annotations


def cell(printed: str) -> str:
    return printed.replace("\\n", "\n").replace("\\t", "\t")


def expected_items(printed: str) -> list[str]:
    return [] if printed == "-" else printed.split(" | ")
