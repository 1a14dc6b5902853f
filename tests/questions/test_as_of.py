"""`as_of` shows what the store would show if nothing had been filed since: held against a store that holds no more."""

from __future__ import annotations

import pytest

from extractors.record import Record
from graph.load import load
from graph.questions import UnknownNameError, ask, get_question, question_names
from graph.store import Store
from tests.conftest import Stores
from tests.questions.conftest import load_sample
from tests.sample_records import sample_records

DAYS = ("2024-03-12", "2024-06-30", "2024-11-04", "2025-03-31")

ASKED = {
    "customers": {"company": "689901"},
    "suppliers": {"company": "302901"},
    "peers": {"company": "689901"},
    "competitors": {"company": "689901"},
    "partners": {"company": "302901"},
    "investments": {"company": "689901"},
    "relations_of_company": {"company": "689901"},
    "denied_relations": {},
    "unconfirmed_relations": {},
    "contradictions": {},
    "new_relations": {"period": "2024/.."},
    "evidence": {"subject": "689901"},
    "competitors_customers": {"company": "689901"},
    "companies_sharing_customers": {"company": "689901"},
    "said_by_others": {"company": "689901"},
    "customer_and_supplier": {"company": "689901"},
    "relation_history": {"company": "689901", "other": "明谷科技"},
    "ended_relations": {},
    "single_source": {},
    "one_sided_relations": {},
    "stale_relations": {"company": "689901", "filings": "1"},
    "weak_claims": {},
    "old_receivables": {},
    "amounts_over_time": {},
}
"""Questions whose every value follows from what had been said; they ask of companies known from the first day on."""

SUMMED_LATER = {"new_relations": ("claims", "documents")}
"""Columns that sum up a relationship as it is now."""


def said_on(record: Record) -> str:
    dates = record.meeting.dates if record.meeting is not None else ()
    return max(dates, default=record.document.published or "")


def columns(name: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{k: v for k, v in row.items() if k not in SUMMED_LATER.get(name, ())} for row in rows]


@pytest.mark.parametrize("day", DAYS)
def test_as_of_is_the_store_of_that_day(stores: Stores, day: str) -> None:
    full = stores.holding("embedded", "sample", load_sample)
    shown = {n: ask(full, n, **p, as_of=day).to_json_rows() for n, p in ASKED.items()}
    then = stores.holding("embedded", f"sample of {day}", lambda store: load_until(store, day))
    held = {n: answer_then(then, n, parameters) for n, parameters in ASKED.items()}
    assert {n: columns(n, rows) for n, rows in shown.items()} == {n: columns(n, rows) for n, rows in held.items()}
    assert any(held.values())


def load_until(store: Store, day: str) -> None:
    load(store, [record for record in sample_records() if said_on(record) <= day])


def answer_then(store: Store, name: str, parameters: dict[str, str]) -> list[dict[str, object]]:
    """The answer on that day's store; nothing where it does not know the company yet."""
    try:
        return ask(store, name, **parameters).to_json_rows()
    except UnknownNameError:
        return []


RELATIONS = {"CUSTOMER_OF", "SUPPLIER_OF", "COMPETES_WITH", "PEER_OF", "PARTNERS_WITH", "INVESTED_IN"}


@pytest.mark.parametrize("name", question_names())
def test_every_question_on_relations_takes_as_of(name: str) -> None:
    question = get_question(name)
    if any(relation in question.text for relation in RELATIONS):
        assert "as_of" in {p.name for p in question.parameters}
