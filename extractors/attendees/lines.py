"""An attendee cell whose lines the margin cut, made whole again.

A list runs on from line to line; a line that begins with an entry of its own stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions import is_institution
from extractors.names import LATIN_NAME, is_han_name, without_honorific
from extractors.readers.joins import WIDEST_PAGE, display_width
from extractors.readers.traced import Traced

FULL_PERCENT = 86

FLOW_PERCENT = 75
"""Latin names wrap long before the margin."""

ENTRY_START = re.compile(r"([^\s、，,：:；;]{3,30})(?:[ \t\u3000]+|[：:] ?)([^\s、，,：:；;。]+)")

LEGAL_TAIL = re.compile(
    r"(?:Limited|Ltd\.?|LLC|Inc\.?|LP|L\.P\.?|PLC|Pte\.?|Partnership|Company|Corporation)(?=[\s、，（(]|$)", re.I
)
"""A line that begins so is the rest of a Latin name."""


UNCUT = 1_000_000
"""Lines wider than any page were made whole already: none of them is full."""

NARROWEST_CELL = 40
"""Where no line is this wide, none is full: they end where somebody ended them."""

REST_OF_PERSON = re.compile(r"[\u3400-\u9fff][、，,；;]")
REST_OF_INSTITUTION = re.compile(r"([\u3400-\u9fff]{1,2})[ \u3000]+[\u3400-\u9fff]{2}")
LAST_WORD = re.compile(r"[\u3400-\u9fff]+$")
INDIVIDUALS = re.compile(r"(?:个人|自然人)(?:投资者)?[\s:：]")
PAIR_MARK = re.compile(r"[ \t\u3000：:]")


def reflow(cell: Traced) -> Traced:
    """Lines that the margin cut are joined; a line that begins an entry of its own stays."""
    lines = cell.lines()
    texts = [line.text.strip() for line in lines]
    widths = sorted(map(display_width, texts))
    widest = widths[-1 - len(texts) // 10] if NARROWEST_CELL <= widths[-1] <= WIDEST_PAGE else UNCUT
    flows = _is_flow(texts, widest)
    pieces = [lines[0]]
    for i in range(1, len(lines)):
        if not _is_cut(texts[i - 1], texts[i], widest, flows=flows):
            pieces.append(Traced.inserted("\n"))
        elif texts[i - 1].isascii() or (texts[i - 1][-1:].isascii() and texts[i][:1].isascii()):
            pieces.append(Traced.inserted(" "))
        pieces.append(lines[i].strip())
    return Traced.concat(pieces)


def _is_flow(lines: Sequence[str], widest: int) -> bool:
    """One list over many lines: they end full or in a comma, and do not begin with entries of their own."""
    if len(lines) < 2 or sum(line.count("、") for line in lines) < 1.5 * len(lines):
        return False
    cut = sum(line[-1:] in "、，," or display_width(line) * 100 >= widest * FLOW_PERCENT for line in lines[:-1])
    return cut >= 0.8 * (len(lines) - 1) and sum(map(_begins_entry, lines)) * 2 < len(lines)


def _is_cut(before: str, after: str, widest: int, *, flows: bool) -> bool:
    if not before or not after or before[-1] in "；;。" or INDIVIDUALS.match(after):
        return False
    if (
        flows
        or before[-1] in "、，,：:"
        or _is_rest(before, after)
        or (before[-1].isascii() and LEGAL_TAIL.match(after))
    ):
        return True
    if "；" in before or "；" in after:
        return not PAIR_MARK.search(before.rpartition("；")[2]) or _is_full(before, widest)
    return "、" in before + after and _is_full(before, widest) and not _begins_entry(after)


def _is_rest(before: str, after: str) -> bool:
    """A line that begins with a single character, or with the end of an institution, is the rest of the name above."""
    rest, word = REST_OF_INSTITUTION.match(after), LAST_WORD.search(before)
    completes = rest and word and not is_institution(word.group()) and is_institution(word.group() + rest[1])
    return bool(completes) or REST_OF_PERSON.match(after) is not None


def _is_full(line: str, widest: int) -> bool:
    return display_width(line) * 100 >= widest * FULL_PERCENT


def _begins_entry(line: str) -> bool:
    """`甲证券 张三` or `甲证券：张三`."""
    match = ENTRY_START.match(line)
    if match is None or (is_han_name(match.group(1)) and not is_institution(match.group(1))):
        return False
    name = re.split(r"[（(]", match.group(2))[0]
    return is_han_name(without_honorific(name)) or LATIN_NAME.fullmatch(name) is not None
