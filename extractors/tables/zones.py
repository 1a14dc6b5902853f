"""Where the numbers of a glued line stand: after the label, at the end or before running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.tables.numbers import RUN
from extractors.tables.regions import Region, Role

_TAIL_RUN = re.compile(r"(?:[(（]\d[\d,]*\.\d+[)）]|[\d,.%，％\-—–－−~～/ ])+$")
_AGES = re.compile(
    r"(?:[1-5][-—~～至]?)?[1-5]年(?:以内|以上)?(?:[(（]含\d年[)）])?(?:[、,，/及和]|(?=[1-5][-—~～至年]))?"
)
_LONGEST_RUN = 300
_JUNK = ".,，%％~～/ "


@dataclass(frozen=True, slots=True)
class Zone:
    """The numbers of a line: `line.text[start:end]`."""

    start: int
    end: int


def find_zone(text: str, has_text_tail: bool) -> Zone | None:
    """The stretch of numbers after the label: the last of the line, or the first where text follows."""
    found = _run_before_text(text) if has_text_tail else _run_at_end(text)
    if found is None or found.end() - found.start() > _LONGEST_RUN:
        return None
    return _trimmed(text, found.start(), found.end())


def _run_before_text(text: str) -> re.Match[str] | None:
    return next((m for m in RUN.finditer(text) if re.search(r"\d\.\d|\d%", m.group())), None)


def _run_at_end(text: str) -> re.Match[str] | None:
    """The last numbers of the line, or those before a closing 是 or 否."""
    if (found := _TAIL_RUN.search(text)) is not None:
        return found
    flag = re.search(r"(?:是|否|不适用)$", text)
    return None if flag is None else _TAIL_RUN.search(text[: flag.start()])


def _trimmed(text: str, start: int, end: int) -> Zone | None:
    while start < end and text[start] in _JUNK:
        start += 1
    while end > start and text[end - 1] in " ,，.~～":
        end -= 1
    return Zone(start, end) if start < end else None


def without_ages(region: Region) -> Region:
    """Where 账龄 is a column among the numbers, its cells (1年以内) are blanked out, which separates the numbers."""
    header = region.header[0].text
    if "账龄" not in header[1:] or header.startswith("账龄"):
        return region
    body = tuple((role, replace(x, text=_blank_ages(x.text)) if role is Role.ROW else x) for role, x in region.body)
    return replace(region, body=body)


def _blank_ages(text: str) -> str:
    first = re.search(r"\d\.\d", text)
    return (
        text if first is None else text[: first.end()] + _AGES.sub(lambda m: " " * len(m.group()), text[first.end() :])
    )
