"""The page of worked questions is what the store answers on the sample filings."""

from __future__ import annotations

import pytest

from graph.load import load
from graph.questions import ask
from graph.store import Store
from tests.conftest import Stores
from tests.samples.worked_questions import PAGE, WORKED, Worked, page, sample_filings


@pytest.fixture
def filings(stores: Stores) -> Store:
    return stores.holding("embedded", "sample filings", lambda store: load(store, sample_filings()))


def test_page_is_what_the_store_answers(filings: Store) -> None:
    assert PAGE.read_text("utf-8") == page(filings), "run: python -m tests.samples.worked_questions"


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.command)
def test_every_worked_question_has_an_answer(filings: Store, worked: Worked) -> None:
    assert ask(filings, worked.name, **worked.parameters).rows
