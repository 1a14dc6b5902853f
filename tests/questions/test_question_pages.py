"""The page of questions is what the headers say, and what it tells a reader to type works."""

import pytest

from graph.question_pages import README, browser_parameters, readme
from graph.questions import ask, get_question, question_names
from graph.store import Store


def test_page_is_generated_from_the_headers() -> None:
    assert README.read_text("utf-8") == readme(), "run: python -m graph.question_pages"


def test_every_question_is_on_the_page() -> None:
    page = README.read_text("utf-8")
    assert [name for name in question_names() if f"### {name}\n" not in page] == []


@pytest.mark.parametrize("name", question_names())
def test_command_on_the_page_answers(sample_store: Store, name: str) -> None:
    required = {p.name: str(p.example) for p in get_question(name).parameters if not p.optional}
    assert ask(sample_store, name, **required).rows


@pytest.mark.parametrize("name", question_names())
def test_every_example_is_understood(embedded_sample: Store, name: str) -> None:
    ask(embedded_sample, name, **{p.name: str(p.example) for p in get_question(name).parameters})


@pytest.mark.parametrize("name", question_names())
def test_file_pasted_into_browser_answers_the_same(sample_store: Store, name: str) -> None:
    question = get_question(name)
    required = {p.name: str(p.example) for p in question.parameters if not p.optional}
    numbers_are_floats = {k: float(v) if isinstance(v, int) else v for k, v in browser_parameters(question).items()}
    pasted = sample_store.read_only(question.text, numbers_are_floats)
    assert [tuple(row) for row in pasted.rows] == list(ask(sample_store, name, **required).rows)
