"""What a Cypher text uses and returns, read without running it: enough to hold a header against its text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

NOT_CODE = re.compile(
    r"/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`",
    re.DOTALL,
)
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
WORD = re.compile(r"[A-Za-z_]\w*|[()\[\]{},]")
ALIAS = re.compile(r"\bAS\s+(\w+)\s*$", re.IGNORECASE)
BARE = re.compile(r"\w+")
WRITES = frozenset({"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DROP", "FOREACH", "LOAD"})
CLOSING = {")": -1, "]": -1, "}": -1, "(": 1, "[": 1, "{": 1}
AFTER_RETURN = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})


def code_of(text: str) -> str:
    """The text with comments, strings and quoted names blanked, at the same offsets."""
    return NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def parameters_used(text: str) -> list[str]:
    """Names after `$`, sorted, each once."""
    return sorted(set(PARAMETER.findall(code_of(text))))


def writes_in(text: str) -> list[str]:
    """Words of the text that would change a store."""
    words = {word.upper() for word in re.findall(r"(?<![.:$\w])[A-Za-z]+", code_of(text))}
    return sorted(words & WRITES)


def columns_returned(text: str) -> list[str]:
    """Names of the columns of the last top-level RETURN, in order. Raises ValueError where an item has no name."""
    code = code_of(text)
    start, end = _last_return(code)
    return [_column_name(item) for item in _split_at_commas(code[start:end])]


def _top_level(code: str) -> Iterator[tuple[str, int, int]]:
    """Words and commas outside all brackets, with their offsets."""
    depth = 0
    for found in WORD.finditer(code):
        depth += CLOSING.get(found[0], 0)
        if depth == 0 and found[0] not in CLOSING:
            yield found[0], found.start(), found.end()


def _last_return(code: str) -> tuple[int, int]:
    """Where the items of the last top-level RETURN stand."""
    start, end = -1, len(code)
    for word, first, last in _top_level(code):
        if word.upper() == "RETURN":
            start, end = last, len(code)
        elif word.upper() in AFTER_RETURN and start >= 0:
            end = min(end, first)
    if start < 0:
        raise ValueError("text has no RETURN")
    return start, end


def _split_at_commas(items: str) -> list[str]:
    commas = [first for word, first, _ in _top_level(items) if word == ","]
    edges = [-1, *commas, len(items)]
    return [items[a + 1 : b] for a, b in itertools.pairwise(edges)]


def _column_name(item: str) -> str:
    item = re.sub(r"^\s*DISTINCT\b", "", item, flags=re.IGNORECASE).strip().rstrip(";").strip()
    named = ALIAS.search(item)
    if named is not None:
        return named[1]
    if BARE.fullmatch(item):
        return item
    raise ValueError(f"returned item without a name: {item}")
