"""Which figures a change is of: 同比增长12% after 收入3.2亿元, one for each of a list; none after another subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from extractors.document import Span
from extractors.metrics.cues import ADJUSTED, BOTH_BASES, CHANGE_LEAD, CLAUSE_MARK
from extractors.metrics.figures import Figure, Reading, change_of
from extractors.metrics.governing import PeriodsOfSentence
from extractors.metrics.names import MetricName
from extractors.quantities.finder import Quantity


@dataclass(slots=True)
class SoFar:
    """The levels of a sentence up to here."""

    latest: list[Figure] = field(default_factory=list)
    """The figures read last, which a change after them belongs to (to those before, where the last are shares)."""
    told: list[Figure] = field(default_factory=list)
    """Every one, in order."""

    def add(self, figures: list[Figure], *, are_shares: bool) -> None:
        self.told += figures
        if not are_shares:
            self.latest = figures

    def replace(self, figure: Figure, changed: Figure) -> None:
        self.latest = [changed if f == figure else f for f in self.latest]
        self.told = [changed if f == figure else f for f in self.told]


class Sentence(Protocol):
    """What this module asks of the sentence that is read."""

    text: str
    span: Span
    quantities: Sequence[Quantity]
    when: PeriodsOfSentence
    names: list[MetricName]
    so_far: SoFar


def give_changes(sentence: Sentence, group: Sequence[Quantity], reading: Reading) -> None:
    """Give changes to the figures right before them, one each."""
    if len(sentence.so_far.latest) == 1 and len(group) == 2 and (bases := _two_bases(sentence, group[0])):
        for quantity, basis in zip(group, bases, strict=True):
            give_changes(sentence, [replace(quantity, basis=basis)], reading)
        return
    changed = _changed(sentence, group)
    if len(changed) != len(group) or _is_of_something_else(sentence, changed[-1].quantity.end, group[0]):
        return
    for figure, quantity in zip(changed, group, strict=True):
        change = change_of(_on_year_before(sentence, figure, quantity))
        better = replace(figure, change=figure.change.with_first_of(change))
        reading.figures[reading.figures.index(figure)] = better
        sentence.so_far.replace(figure, better)


def _two_bases(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """同比、环比分别提升1.2、0.8个百分点: both changes are of one figure."""
    found = BOTH_BASES.search(sentence.text, sentence.so_far.latest[0].quantity.end, quantity.start)
    if found is None:
        return None
    return ("yoy", "qoq") if found["first"] == "同比" else ("qoq", "yoy")


def _changed(sentence: Sentence, group: Sequence[Quantity]) -> list[Figure]:
    """The figures that a list of changes is about: those read last, or as many as 分别 counts."""
    latest, told = sentence.so_far.latest, sentence.so_far.told
    if group[0].is_points and told and not latest[-1].quantity.is_percent:
        return told[-len(group) :] if told[-1].quantity.is_percent else []
    if len(group) == len(latest):
        return [] if len(group) < _counted_by_respectively(sentence, group[0]) else latest
    last = told[-1].quantity.end if told else sentence.span.start
    return told[-len(group) :] if "分别" in sentence.text[last : group[0].start] else []


def _counted_by_respectively(sentence: Sentence, quantity: Quantity) -> int:
    """After A、B，同比分别增长… the changes are for both; one change alone says for nobody knows which."""
    told = sentence.so_far.told
    if not told or "分别" not in sentence.text[told[-1].quantity.end : quantity.start]:
        return 0
    last = told[-1].quantity.start
    return sum(not CLAUSE_MARK.search(sentence.text, f.quantity.end, last) for f in told)


def _is_of_something_else(sentence: Sentence, last: int, quantity: Quantity) -> bool:
    """Does another period, name, loss or subject (平均单价同比下降) stand between the figure and the change?"""
    if "亏" in re.sub(r"扭亏(?:为盈)?", "", sentence.text[last : quantity.start]):
        return True
    if ADJUSTED.search(sentence.text, last, quantity.start):
        return True
    if any(last <= p.start < quantity.start and not sentence.when.is_base(p) for p in sentence.when.periods):
        return True
    if any(last <= n.start < quantity.start and not n.is_ratio for n in sentence.names):
        return True
    return CHANGE_LEAD.fullmatch(_clause_before(sentence, last, quantity.start)) is None


def _clause_before(sentence: Sentence, last: int, stop: int) -> str:
    """The words of the change's own clause before it, periods and figures as `@`."""
    start = max((m.end() for m in CLAUSE_MARK.finditer(sentence.text, last, stop)), default=last)
    pieces, at = [], start
    told = [(p.start, p.end) for p in sentence.when.placed] + [(q.start, q.end) for q in sentence.quantities]
    for first, end in sorted(told):
        if at <= first and end <= stop:
            pieces += [sentence.text[at:first], "@"]
            at = end
    return "".join([*pieces, sentence.text[at:stop]])


def _on_year_before(sentence: Sentence, figure: Figure, quantity: Quantity) -> Quantity:
    """较2023年提升 of a figure for 2024 is on the year before, 较一季度 of one for the second on the quarter."""
    if quantity.basis != "other":
        return quantity
    when = sentence.when
    base = [p for p in when.placed if figure.quantity.end <= p.start < quantity.start and when.is_base(p)]
    if len(base) != 1:
        return quantity
    if base[0].interval == figure.period.year_before():
        return replace(quantity, basis="yoy")
    return replace(quantity, basis="qoq") if figure.period.follows(base[0].interval) else quantity
