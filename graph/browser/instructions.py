"""`README.md` of the pack: `instructions.md`, one page in both languages, with its counts filled in."""

from __future__ import annotations

from importlib.resources import files

from graph.browser.pictures import PICTURES
from graph.questions import question_names
from graph.schema import SCHEMA


def instructions() -> str:
    """The whole page."""
    page = files(__package__).joinpath("instructions.md").read_text(encoding="utf-8")
    return page.format(questions=len(question_names()), pictures=len(PICTURES), labels=len(SCHEMA.labels))
