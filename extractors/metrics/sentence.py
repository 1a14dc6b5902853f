"""Reads one sentence: each figure goes to the name before it, to a list of names, or to a list of periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Span
from extractors.metrics.changes import SoFar, give_changes
from extractors.metrics.cues import (
    ADJUSTED,
    BEFORE_SHARED_CORE,
    BESIDE_OTHERS,
    CHANGED_FIRST,
    CLAUSE_MARK,
    CONTINUED,
    ELIDED,
    FROM_PERIOD,
    LINK,
    LOSS,
    REPORT_PERIOD,
    WORDY_CHANGE,
    YEAR_BEFORE,
)
from extractors.metrics.figures import Change, Figure, Reading, align, below_zero, change_of, groups
from extractors.metrics.governing import PeriodsOfSentence, part_start
from extractors.metrics.names import MetricName, canonical_name, find_names, shared_core, split_core
from extractors.metrics.ownership import is_cut_short, is_own
from extractors.metrics.subjects import with_subjects
from extractors.metrics.turned import name_after
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.quantities.finder import Quantity
from extractors.quantities.roles import LISTED, Role

LONGEST_GAP = 90
"""Characters between a name and its figure."""


class SentenceReader:
    """One sentence with what was found in it."""

    def __init__(
        self, text: str, span: Span, periods: Sequence[PeriodMention], quantities: Sequence[Quantity],
        report: Sequence[Interval], governing: Interval | None, others: Sequence[Span],
    ) -> None:  # fmt: skip
        self.text, self.span, self.quantities, self.others = text, span, quantities, others
        self.when = PeriodsOfSentence(text, span, quantities, periods, report, governing)
        self.periods = self.when.periods
        stops = sorted([p.end for p in periods] + [q.end for q in quantities])
        self.names = with_subjects(text, span, find_names(text, stops, span.start, span.end), periods)
        self.so_far = SoFar()
        self.latest_names: list[MetricName] = []
        self.foreign: tuple[MetricName, int] | None = None
        """The name of the figure just read as somebody else's, and where that figure ends."""
        self.has_left_out = False

    def read(self, reading: Reading) -> None:
        for group in groups(self.text, self.quantities):
            if self._is_year_before(group):
                self._place_year_before(group[0], reading)
                continue
            if group[0].role is Role.CHANGE:
                give_changes(self, group, reading)
                continue
            names = self._names_of(group)
            if not names:
                continue
            if not is_own(self.text, self.span, self.others, names[0], group[0]):
                self.foreign = (names[0], group[0].end) if len(names) == len(group) == 1 else None
                continue
            if ADJUSTED.search(self.text, part_start(self.text, self.span, group[0].start), group[0].start):
                self._leave_out(group[0], "a figure without something is another figure", reading)
            elif len(group) == 1 and (names[0].is_loss or self._is_loss(names[0], group[0])):
                self._place(list(names), [below_zero(group[0])], reading)
            else:
                self._place(list(names), group, reading)

    def _names_of(self, group: Sequence[Quantity]) -> list[MetricName]:
        """The name or the list of names that a group of figures belongs to."""
        first = group[0]
        before = [n for n in self.names if n.end <= first.start]
        if len(self.latest_names) == len(group) == 1 and self._continues(first):
            return self.latest_names
        if self.foreign and len(group) == 1 and BESIDE_OTHERS.fullmatch(self.text, self.foreign[1], first.start):
            core = self.foreign[0].core
            return [replace(self.foreign[0], start=first.start, end=first.start, name=core, modifier="")]
        if len(group) == 1 and (elided := self._elided(first)) is not None:
            return [elided]
        if not before or not self._is_linked(before[-1], first):
            return name_after(self.text, self.names, first) if len(group) == 1 else []
        names = [before[-1]]
        while len(names) < len(before) and LISTED.fullmatch(self.text[before[-len(names) - 1].end : names[0].start]):
            names.insert(0, before[-len(names) - 1])
        return self._as_many(names, group) if len(group) > 1 else names[-1:]

    def _elided(self, quantity: Quantity) -> MetricName | None:
        """华东收入占比45%，华南30%: the name of the figure before, of the part that is named instead."""
        if len(self.latest_names) != 1 or not self.so_far.told or quantity.role is not Role.LEVEL:
            return None
        last, name = self.so_far.told[-1].quantity, self.latest_names[0]
        found = ELIDED.fullmatch(self.text, last.end, quantity.start)
        if found is None or not name.modifier or last.unit != quantity.unit or not name.name.startswith(name.modifier):
            return None
        if found["ending"] and not name.modifier.endswith(found["ending"]) and found["ending"] not in name.core:
            return None
        printed = found["part"] + name.name.removeprefix(name.modifier)
        return replace(name, start=quantity.start, end=quantity.start, name=printed, modifier=found["part"])

    def _as_many(self, names: list[MetricName], group: Sequence[Quantity]) -> list[MetricName]:
        """境内、境外收入分别为A、B: the parts share the core; 毛利率分别为A、B after that is of the same parts."""
        first = names[0]
        if len(names) >= len(group):
            return names
        if len(split := split_core(self.text, names[-1], self._floor(first))) == len(group):
            return split
        if "分别" not in self.text[names[-1].end : group[0].start]:
            return names
        listed = BEFORE_SHARED_CORE.search(self.text[max(self.span.start, first.start - 44) : first.start])
        if listed is not None and first.modifier:
            shared = shared_core(self.text, first, Span(first.start - len(listed.group()), first.start))
            return [*shared, *names] if len(shared) + len(names) == len(group) else names
        parts = [n.modifier for n in self.latest_names]
        if len(names) != 1 or len(parts) != len(group) or not all(parts) or first.modifier not in ("", parts[-1]):
            return names
        return [replace(first, name=part + first.core, modifier=part) for part in parts]

    def _floor(self, name: MetricName) -> int:
        """No name begins before the end of the last period or figure."""
        ends = [p.end for p in self.periods] + [q.end for q in self.quantities]
        return max((end for end in ends if end <= name.start), default=self.span.start)

    def _is_year_before(self, group: Sequence[Quantity]) -> bool:
        """…为3.2亿元，上年同期为1.1亿元."""
        if len(group) > 1 or len(self.so_far.latest) != 1 or group[0].value is None or group[0].role is not Role.LEVEL:
            return False
        latest = self.so_far.latest[0].quantity
        same_kind = latest.is_percent == group[0].is_percent and group[0].high is None
        return same_kind and bool(YEAR_BEFORE.fullmatch(self.text, latest.end, group[0].start))

    def _place_year_before(self, quantity: Quantity, reading: Reading) -> None:
        """The figure of the same time a year earlier stands after the latest one."""
        latest = self.so_far.latest[0]
        said = YEAR_BEFORE.fullmatch(self.text, latest.quantity.end, quantity.start)
        if said is not None and said["loss"]:
            quantity = below_zero(quantity)
        reading.figures.append(replace(latest, period=latest.period.year_before(), quantity=quantity, change=Change()))

    def _continues(self, quantity: Quantity) -> bool:
        end = self.so_far.latest[-1].quantity.end
        return end < quantity.start and bool(CONTINUED.fullmatch(self._gap(end, quantity.start)))

    def _is_linked(self, name: MetricName, quantity: Quantity) -> bool:
        if quantity.start - name.end > LONGEST_GAP:
            return False
        gap = self._gap(name.end, quantity.start)
        if quantity.role is Role.LEVEL:
            return bool(LINK.fullmatch(gap)) or self._is_loss(name, quantity)
        if CLAUSE_MARK.search(gap) or "占" in gap:
            return False
        if quantity.role is Role.TO:
            return len(gap) < 36
        is_over_years = gap.strip() in ("由", "从") and any(
            len(p.parts) > 1 for p in self.periods if p.end <= name.start
        )
        return is_over_years or bool(FROM_PERIOD.fullmatch(gap))

    def _is_loss(self, name: MetricName, quantity: Quantity) -> bool:
        """净利润亏损6,100万元."""
        is_profit = name.core.endswith(("净利润", "净利", "利润总额", "营业利润"))
        return is_profit and bool(LOSS.fullmatch(self.text, name.end, quantity.start))

    def _gap(self, start: int, end: int) -> str:
        """The text between, periods as `@`, changes as `#`."""
        marks = [(p.start, p.end, "@") for p in self.periods if start <= p.start and p.end <= end]
        marks += [(m.start(), m.end(), "@") for m in REPORT_PERIOD.finditer(self.text, start, end)]
        changes = [q for q in self.quantities if start <= q.start and q.end <= end and q.role is Role.CHANGE]
        for quantity in changes:
            lead = CHANGED_FIRST.search(self.text[start : quantity.start])
            marks.append((start + lead.start() if lead else quantity.start, quantity.end, "#"))
        pieces, at = [], start
        for left, right, mark in sorted(marks):
            if left >= at:
                pieces += [self.text[at:left], mark]
                at = right
        return WORDY_CHANGE.sub("#", "".join([*pieces, self.text[at:end]]))

    def _place(self, names: list[MetricName], group: Sequence[Quantity], reading: Reading) -> None:
        """Lay figures on names or on periods; what does not fit stays unread."""
        if broken := [q for q in group if q.value is None]:
            reading.unread += [(q, "the number cannot be read") for q in broken]
            return
        if any(is_cut_short(self.text, names[0], q) for q in group):
            reading.unread += [(q, "the unit cannot be read") for q in group]
            return
        if any(q.high is not None for q in group):
            reading.unread += [(q, "a range is no single value") for q in group]
            return
        periods = self.when.of(names, group)
        pairs = align(names, periods, group)
        if pairs is None:
            if len(periods) != 0 or len(group) > 1:
                reading.unread += [(q, "figures, names and periods do not align") for q in group]
            else:
                self._leave_out(group[0], "no period governs the figure", reading)
            return
        if len(pairs) == 1 and self._may_be_of_the_whole(*pairs[0]):
            self._leave_out(group[0], "the whole period or the part just named", reading)
            return
        pairs = [(n, self.when.since_new_year(n, p), q) for n, p, q in pairs]
        if any(n.is_flow and p.is_instant for n, p, _ in pairs):
            reading.unread += [(q, "what is earned or spent has no value on a day") for q in group]
            return
        latest = [Figure(n.name, p, q, self._change_inside(n, q), n.modifier) for n, p, q in pairs]
        shares_of_latest = names[0].is_ratio and len(latest) == len(self.so_far.latest)
        reading.figures += latest
        self.so_far.add(latest, are_shares=shares_of_latest)
        self.latest_names = names

    def _may_be_of_the_whole(self, name: MetricName, period: Interval, quantity: Quantity) -> bool:
        """前三季度新签A，其中三季度B，海外占比C: nobody knows of which, unless the whole's C was told before."""
        aside = next((p for p in reversed(self.periods) if p.end <= name.start), None)
        if aside is None or aside.interval != period or self.when.whole_of(aside) is None:
            return False
        told_of_part = any(aside.end <= q.start and q.end <= name.start for q in self.quantities)
        same = {_known(f.name) for f in self.so_far.told if f.quantity.end < aside.start}
        return told_of_part and _known(name.name) not in same

    def _leave_out(self, quantity: Quantity, reason: str, reading: Reading) -> None:
        """One item a sentence is enough to look at it."""
        if not self.has_left_out:
            self.has_left_out = True
            reading.unread.append((quantity, reason))

    def _change_inside(self, name: MetricName, quantity: Quantity) -> Change:
        """增长50%至4,369.53万元: the change stands between the name and its level."""
        inside = [q for q in self.quantities if name.end <= q.start and q.end <= quantity.start]
        found = Change()
        for change in inside:
            found = found.with_first_of(change_of(change))
        return found


def _known(name: str) -> str:
    return canonical_name(name) or name
