"""A question with its answer as the record holds it: what it asks one by one, and whether the answer declines."""

from __future__ import annotations

from extractors.document import Span
from extractors.questions.declined import find_refusal
from extractors.questions.parts import find_parts
from extractors.record import Question, Speaker


def make_question(text: str, number: int, whole: Span, asked: Span, answer: Span, speaker: Speaker) -> Question:
    """The spans are those of the passage, the question and the answer in the document's text."""
    return Question(
        number=number,
        question=asked.of(text),
        answer=answer.of(text),
        start=whole.start,
        end=whole.end,
        question_start=asked.start,
        question_end=asked.end,
        answer_start=answer.start,
        answer_end=answer.end,
        speaker=speaker,
        parts=tuple(find_parts(text, asked)),
        declined=find_refusal(text, answer),
    )
