"""Statements and figures of one filing: claims and observations, and the direct relationships that claims support."""

from __future__ import annotations

from decimal import Decimal

from extractors.metrics.units import is_money
from extractors.record import Amount, Metric, Modality, Polarity, Relation, RelationType, Speaker
from graph.filing import periods
from graph.filing.draft import Draft
from graph.filing.measures import in_base_unit
from graph.names.keys import key, printed

FILER_FIRST = frozenset(
    {
        RelationType.COMPETES_WITH,
        RelationType.PEER_OF,
        RelationType.PARTNERS_WITH,
        RelationType.INVESTED_IN,
        RelationType.AUDITED_BY,
    }
)
"""Types whose sentence begins with the filer; in the others the object comes first (X is a customer of the filer)."""

ASKERS = frozenset({Speaker.QUESTION, Speaker.REGULATOR})
"""Those who ask: what they say is a claim of theirs and never a fact."""

MEASURES = {"revenue": "营业收入", "receivable": "应收账款", "purchase": "采购额"}


def add_relation(draft: Draft, relation: Relation) -> None:
    """A claim about the filer and another company; and the relationship itself, where the claim is a plain yes."""
    other = draft.company(relation.object)
    _add_members(draft, relation, other)
    start, end = relation.object_start, relation.object_end
    if start is None or end is None:
        start, end = relation.start, relation.end
    draft.mention("Company", other, start, end)
    claim = _add_claim(draft, relation, other)
    if supports(relation) and other != draft.filer:
        source, target = (draft.filer, other) if relation.type in FILER_FIRST else (other, draft.filer)
        interval = periods.parse(relation.period or "")
        draft.edge(
            relation.type.value, source, target,
            first_stated=draft.date, last_stated=draft.date, claims=claim, documents=draft.header.id,
            periods=None if interval is None else interval.iso,
        )  # fmt: skip


def supports(relation: Relation) -> bool:
    """Whether a statement is a fact that may be read without its sentence: affirmed, stated, by one who answers."""
    plain = relation.polarity is Polarity.AFFIRMED and relation.modality is Modality.STATED
    return plain and relation.speaker not in ASKERS


def _add_members(draft: Draft, relation: Relation, group: str) -> None:
    if relation.members:
        draft.node("Company", group, group=True)
    for name in relation.members:
        member = draft.company(name)
        if member != group:
            draft.edge("MEMBER_OF", member, group)


def _add_claim(draft: Draft, relation: Relation, other: str) -> str:
    place = f"{draft.header.id}#{relation.start}-{relation.end}"
    id = draft.node(
        "Claim",
        f"Claim:{place}/{relation.type}/{key(relation.object)}",
        quote=relation.evidence,
        document=draft.header.id,
        type=relation.type.value,
        polarity=relation.polarity.value,
        modality=relation.modality.value,
        speaker=relation.speaker.value,
        cue=relation.cue,
        start=relation.start,
        end=relation.end,
        rule=relation.rule,
        confidence=float(relation.confidence),
        stated_on=draft.date,
    )
    _place(draft, id, relation.start, relation.period)
    draft.edge("OBJECT", id, other)
    return id


def add_metric(draft: Draft, metric: Metric) -> None:
    """A figure of the filer's own."""
    base = in_base_unit(metric.value, metric.unit, metric.text, is_money=is_money(metric.canonical or metric.name))
    place = f"{draft.header.id}#{metric.start}-{metric.end}"
    id = draft.node(
        "Observation",
        f"Observation:{place}/{key(metric.name)}/{metric.period or ''}",
        text=metric.text,
        quote=draft.sentence(metric.start, metric.end),
        document=draft.header.id,
        metric=metric.name,
        canonical=metric.canonical or metric.name,
        value=float(metric.value),
        unit=metric.unit,
        base_value=float(base.value),
        base_unit=base.unit,
        rounding=float(base.rounding),
        bound=metric.bound,
        scope=metric.scope,
        yoy_pct=_float(metric.yoy_pct),
        yoy_points=_float(metric.yoy_points),
        qoq_pct=_float(metric.qoq_pct),
        qoq_points=_float(metric.qoq_points),
        start=metric.start,
        end=metric.end,
        stated_on=draft.date,
    )
    _place(draft, id, metric.start, metric.period)


def add_amount(draft: Draft, amount: Amount) -> None:
    """A row of a customer or supplier table: a figure about the filer and the counterparty."""
    figure = f"{amount.amount.normalize():f}"
    base = in_base_unit(amount.amount, amount.unit, figure)
    place = f"{draft.header.id}#{amount.start}-{amount.end}"
    when = amount.period or amount.as_of
    other = draft.company(amount.counterparty)
    id = draft.node(
        "Observation",
        f"Observation:{place}/{amount.measure}/{when or ''}/{key(amount.counterparty)}",
        text=f"{printed(amount.counterparty)} {figure}{amount.unit}",
        quote=draft.sentence(amount.start, amount.end),
        document=draft.header.id,
        metric=MEASURES.get(amount.measure, amount.measure),
        value=float(amount.amount),
        unit=amount.unit,
        base_value=float(base.value),
        base_unit=base.unit,
        rounding=float(base.rounding),
        share_pct=_float(amount.share_pct),
        over_1y=_float(amount.over_1y),
        role=amount.role,
        start=amount.start,
        end=amount.end,
        stated_on=draft.date,
    )
    draft.mention("Company", other, amount.start, amount.end)
    draft.edge("OBJECT", id, other)
    _place(draft, id, amount.start, when)


def _place(draft: Draft, id: str, start: int, period: str | None) -> None:
    """Whose statement or figure it is, where it stands, and which period it is about."""
    draft.edge("SUBJECT", id, draft.filer)
    draft.edge("STATED_IN", id, draft.passage(draft.passages.at(start)))
    if (found := draft.period(period)) is not None:
        draft.edge("FOR_PERIOD", id, found)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
