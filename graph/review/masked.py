"""Masked counterparties that may be somebody named: the rows of the question `proposed_identities`, as candidates."""

from __future__ import annotations

from graph.names.keys import printed
from graph.questions import ask
from graph.review.entities import Entity
from graph.review.signals import Signal
from graph.store import Store

QUESTION = "proposed_identities"


def read_masked(store: Store) -> list[tuple[Entity, Entity, float, tuple[Signal, ...]]]:
    """Masked side, other side, score and what speaks for it; a name of one document keeps that as its scope."""
    answer = ask(store, QUESTION)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return [
        (_entity(r["masked_id"], r["masked"]), _entity(r["proposed_id"], r["proposed"]), r["score"], _signals(r))
        for r in rows
    ]


def _entity(id: str, name: str) -> Entity:
    return Entity(id, "Company", printed(name), (printed(name),), id.partition(":")[2].rpartition("#")[0] or None)


def _signals(row: dict[str, object]) -> tuple[Signal, ...]:
    agreed = row["agreed"]
    where = "、".join(map(str, agreed)) if isinstance(agreed, list) else ""
    rivals = f"; {row['rivals']} more agree as well" if row["rivals"] else ""
    text = f"the amounts agree: {where}; shares too: {row['same_shares']}{rivals}"
    return (Signal("same_amounts", float(str(row["score"])), text),)
