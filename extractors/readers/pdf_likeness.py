"""How unlike its field a row's lines are: where heights leave two readings, days, boxes and questions decide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import FieldName
from extractors.readers.forms import DATE_LIKE
from extractors.readers.joins import ITEM

TICKS = frozenset("□☐√✓✔☑☒■")
TALK = re.compile(r"(?:[QqAa]|问题?|[回答]复?) ?\d{0,3} ?[:：、.]|.{6,}[？?]$")
"""A line of questions and answers."""
MASTHEAD = re.compile(r".{0,30}(?:记录表|编号|证券代码|股票代码|证券简称)(?:$|[：: ])")
SHORT = {FieldName.TIME: 2, FieldName.DATE: 1, FieldName.PLACE: 2, FieldName.HOSTS: 8}
"""So many lines or fewer have these fields as a rule."""
NO_DAY, TICK_ASTRAY, TALK_ASTRAY, MASTHEAD_ASTRAY, TOO_LONG, NO_START = 1.0, 0.7, 0.5, 1.5, 0.1, 0.1


def unlikeness(field: FieldName | None, texts: Sequence[str]) -> float:
    """Nought where nothing is astray; each line that belongs elsewhere adds to it."""
    cost = MASTHEAD_ASTRAY * _count(MASTHEAD, texts)
    if field is FieldName.CONTENT:
        return cost + (NO_START if texts and not ITEM.match(texts[0]) else 0.0)
    if field in (FieldName.TIME, FieldName.DATE) and texts and not DATE_LIKE.match(texts[0]):
        cost += NO_DAY
    if field is not FieldName.CATEGORIES:
        cost += TICK_ASTRAY * sum(map(has_tick, texts))
    cost += TOO_LONG * max(len(texts) - SHORT[field], 0) if field in SHORT else 0.0
    return cost + TALK_ASTRAY * _count(TALK, texts)


def has_tick(text: str) -> bool:
    return not TICKS.isdisjoint(text)


def _count(pattern: re.Pattern[str], texts: Sequence[str]) -> int:
    return sum(pattern.match(text) is not None for text in texts)
