"""Reads the tables in `extractors/lexicons/`: tab-separated rows, `#` comments, blank lines allowed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lexicon_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one table; missing trailing cells stay missing."""
    text = files("extractors").joinpath("lexicons", name).read_text("utf-8")
    lines = (line.rstrip("\n") for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def lexicon_words(name: str) -> tuple[str, ...]:
    """The words of a list, one on a line or several with blanks between, in their order."""
    return tuple(word for row in lexicon_rows(name) for cell in row for word in cell.split())
