"""The one report that a letter of the exchange asks about: 关于2023年年报的问询函 makes 报告期 the year 2023.

A reply to an 审核问询函 is about three years and one instead; its title names no report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.annotations import Annotations
from extractors.periods.intervals import Interval, half_year, whole_year
from extractors.record import Kind

_ASKED = re.compile(r"年报|年度报告|半年报|半年度报告|定期报告")
_REPORT = re.compile(r"(20\d\d)\s*年(半)?(?:年?度(?:财务|业绩)?报告|年?报(?!告期))")
OPENING = 1500
"""Characters of the filing in which it says which report the letter is about, where the title does not."""


def report_asked_about(found: Annotations) -> Interval | None:
    """The year (or half) of the report that the letter is about; None where it is about none, or about several."""
    if found.kind is not Kind.INQUIRY_REPLY or found.header is None:
        return None
    titles = [title for title in (found.header.title, found.header.letter) if title]
    if not any(_ASKED.search(title) for title in titles):
        return None
    return _only(titles) or _only([found.document.text[:OPENING]])


def _only(texts: Iterable[str]) -> Interval | None:
    named = {_interval(m) for text in texts for m in _REPORT.finditer(text)}
    return named.pop() if len(named) == 1 else None


def _interval(found: re.Match[str]) -> Interval:
    year = int(found[1])
    return half_year(year, 1) if found[2] else whole_year(year)
