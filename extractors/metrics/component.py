"""Finds the company's own figures in prose and adds them to those that the tables gave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, Passage, notes
from extractors.document import Span
from extractors.metrics.frames import Figure, Reading, read_figures
from extractors.metrics.names import canonical_name
from extractors.metrics.reach import Reach, find_reach
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.record import Metric, Pending

SCOPES = (
    ("parent", ("母公司",)),
    ("consolidated", ("整体", "综合", "合并", "合计")),
    ("segment", ("业务", "产品", "板块", "境外", "境内", "海外", "国内", "国外", "事业群", "地区", "服务")),
)
"""Which words of a modifier say what part of the company a figure is of."""
GENERIC = frozenset({"公司", "本公司", "上市公司", "发行人", "申请人", "我司", "我们", "集团", "本集团"})
"""Words for the filer that the rules know, and that also stand inside names (归属于上市公司股东的净利润)."""

Placed = TypeVar("Placed", PeriodMention, Span)


@Language.component("irgraph_metrics")
def metrics_component(doc: Doc) -> Doc:
    """Adds `metrics` and `pending`. A figure that a table already gave is not repeated."""
    found = notes(doc)
    text = found.document.text
    own = _own_names(found)
    periods = sorted(found.period_mentions, key=_start)
    others = sorted(Span(m.start, m.end) for m in found.mentions if m.label == "Company" and m.name not in own)
    found.metrics = [m.model_copy(update={"canonical": canonical_name(m.name)}) for m in found.metrics]
    known = {(m.name, m.period, m.value) for m in found.metrics}
    for passage in found.passages:
        masked, offset = _filer_masked(passage.body.of(text), own), passage.body.start
        reading = _without_future(_read(found, passage, masked, periods, others), found.base_date)
        fresh = [_metric(f, offset, text) for f in reading.figures]
        fresh += [_reach(r, offset, text) for r in find_reach(masked)]
        for metric in fresh:
            if (key := (metric.name, metric.period, metric.value)) not in known:
                known.add(key)
                found.metrics.append(metric)
        found.pending += [
            Pending(
                text=text[q.start + offset : q.end + offset],
                reason=f"metric: {reason}",
                start=q.start + offset,
                end=q.end + offset,
            )
            for q, reason in reading.unread
        ]
    return doc


def _own_names(found: Annotations) -> set[str]:
    filer = found.filer
    return {*filer.aliases, *(n for n in (filer.short, filer.name) if n)}


def _read(
    found: Annotations, passage: Passage, masked: str, periods: Sequence[PeriodMention], others: Sequence[Span]
) -> Reading:
    """The figures of a passage; `masked` is its text, `periods` and `others` are those of the filing, in order."""
    body = passage.body
    return read_figures(
        masked,
        [_shifted(p, body.start) for p in _beginning_in(periods, body)],
        report=found.report_periods,
        governing=_question_period(passage, periods),
        others=_inside(_beginning_in(others, body), body),
        skipped=_inside(found.table_spans, body),
    )


def _without_future(reading: Reading, day: date | None) -> Reading:
    """A level of a period that had not begun on the day of the filing is a hope, whatever words it stands in."""
    is_ahead = [day is not None and f.period.first > day for f in reading.figures]
    ahead = [
        (f.quantity, "the period had not begun") for f, later in zip(reading.figures, is_ahead, strict=True) if later
    ]
    told = [f for f, later in zip(reading.figures, is_ahead, strict=True) if not later]
    return Reading(told, reading.unread + ahead)


def _beginning_in(items: Sequence[Placed], stretch: Span) -> Sequence[Placed]:
    """Those of the items (in order) that begin in the stretch."""
    first = bisect_left(items, stretch.start, key=_start)
    return items[first : bisect_left(items, stretch.end, first, key=_start)]


def _start(item: PeriodMention | Span) -> int:
    return item.start


def _filer_masked(text: str, names: set[str]) -> str:
    """The text with each name of the filer read as 公司, every character still in its place."""
    for name in sorted((n for n in names if len(n) > 1 and n not in GENERIC), key=len, reverse=True):
        text = text.replace(name, "公" * (len(name) - 2) + "公司")
    return text


def _question_period(passage: Passage, periods: Sequence[PeriodMention]) -> Interval | None:
    """The one reporting period that the question asks about."""
    if passage.question is None:
        return None
    asked = {i for p in _beginning_in(periods, passage.question) if not p.is_comparison for i in p.parts}
    return asked.pop() if len(asked) == 1 else None


def _shifted(mention: PeriodMention, offset: int) -> PeriodMention:
    return replace(mention, start=mention.start - offset, end=mention.end - offset)


def _inside(spans: Sequence[Span], stretch: Span) -> list[Span]:
    return [
        Span(s.start - stretch.start, s.end - stretch.start)
        for s in spans
        if s.start < stretch.end and stretch.start < s.end
    ]


def _metric(figure: Figure, offset: int, text: str) -> Metric:
    quantity = figure.quantity
    assert quantity.value is not None, "a figure without a value stays unread"
    return Metric(
        name=figure.name, canonical=canonical_name(figure.name),
        period=figure.period.iso, value=quantity.value, unit=quantity.unit.replace(" ", ""),
        bound=quantity.bound, scope=_scope(figure.modifier), yoy_pct=figure.change.yoy_pct,
        yoy_points=figure.change.yoy_points, qoq_pct=figure.change.qoq_pct, qoq_points=figure.change.qoq_points,
        text=text[quantity.start + offset : quantity.end + offset],
        start=quantity.start + offset, end=quantity.end + offset,
    )  # fmt: skip


def _reach(reach: Reach, offset: int, text: str) -> Metric:
    start, end = reach.quantity.start + offset, reach.quantity.end + offset
    assert reach.quantity.value is not None, "a number that is not read counts nothing"
    return Metric(
        name=reach.name, canonical=reach.canonical, period=None, value=reach.quantity.value, unit="个",
        bound=reach.quantity.bound, text=text[start:end], start=start, end=end,
    )  # fmt: skip


def _scope(modifier: str) -> str | None:
    return next((scope for scope, words in SCOPES if any(w in modifier for w in words)), None)
