"""The page of questions is what the headers say."""

from graph.question_pages import README, readme
from graph.questions import question_names


def test_page_is_generated_from_the_headers() -> None:
    assert README.read_text("utf-8") == readme(), "run: python -m graph.question_pages"


def test_every_question_is_on_the_page() -> None:
    page = README.read_text("utf-8")
    assert [name for name in question_names() if f"### {name}\n" not in page] == []
