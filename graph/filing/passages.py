"""The passages of a filing: its questions, sections and tables, numbered once, and which of them holds a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.record import Question, Record

REST = 0
"""Ordinal of the passage for what stands outside every question, section and table (a form field, a heading)."""


SENTENCE_ENDS = "。；！？\n"
LONGEST = 400
"""Characters of a sentence that are kept; tables without lines have none that end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a filing; `number` is the printed number of a question, or the ordinal of a section."""

    ordinal: int
    kind: str
    title: str
    start: int
    end: int
    question: str | None = None
    answer: str | None = None
    text: str | None = None
    topics: tuple[str, ...] = ()
    speaker: str | None = None
    parts: tuple[str, ...] = ()
    declined: str | None = None
    question_start: int = 0
    answer_start: int = 0

    def sentence_at(self, start: int, end: int) -> str | None:
        """The sentence, or the line of a table, around a place; None where the passage's text is not kept."""
        pieces = ((self.text, self.start), (self.answer, self.answer_start), (self.question, self.question_start))
        for text, offset in pieces:
            if text is not None and offset <= start and end <= offset + len(text):
                return _sentence(text, start - offset, end - offset)
        return None

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def encloses(self, inner: Passage) -> bool:
        """Whether the other is a part of it. A question that fills its chapter is still the chapter's."""
        if (self.start, self.end) == (inner.start, inner.end):
            return self.kind == "section" and inner.kind == "question"
        return self.start <= inner.start and inner.end <= self.end


def _sentence(text: str, start: int, end: int) -> str:
    first = max(max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1, start - LONGEST // 2)
    last = min((at + 1 for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first : min(last, first + LONGEST)].strip()


@dataclass(frozen=True)
class Passages:
    """All passages of a filing, in reading order, the wider first."""

    items: tuple[Passage, ...]
    rest: Passage

    def at(self, offset: int) -> Passage:
        """The narrowest passage that holds the place; the rest of the filing where none does."""
        return next((p for p in self._narrowest_first if p.holds(offset)), self.rest)

    def around(self, inner: Passage) -> Passage | None:
        """The narrowest passage that this one is a part of: the chapter of an answer."""
        return next((p for p in self._narrowest_first if p.encloses(inner)), None)

    @cached_property
    def _narrowest_first(self) -> list[Passage]:
        return sorted(self.items, key=lambda p: (p.end - p.start, p.ordinal))


def passages(record: Record) -> Passages:
    """Passages keep the number that the filing gives them; where two claim one, the later is renumbered."""
    items = [*_questions(record), *_sections(record)]
    return Passages(_numbered(items), _rest(record))


def _questions(record: Record) -> list[Passage]:
    return [_question(q) for q in record.questions]


def _question(q: Question) -> Passage:
    declined = None if q.declined is None else q.declined.text
    return Passage(
        q.number, "question", q.question, q.start, q.end, q.question, q.answer, topics=q.topics,
        speaker=q.speaker.value, parts=tuple(p.text for p in q.parts), declined=declined,
        question_start=q.question_start, answer_start=q.answer_start,
    )  # fmt: skip


def _sections(record: Record) -> list[Passage]:
    return [
        Passage(s.ordinal, s.kind, s.title, s.start, s.end, text=s.text or None, speaker=s.speaker and s.speaker.value)
        for s in record.sections
    ]


def _rest(record: Record) -> Passage:
    placed = (record.attendees, record.hosts, record.relations, record.projects, record.regulations, record.periods,
              record.metrics, record.amounts, record.mentions, record.questions, record.sections)  # fmt: skip
    ends = [item.end for group in placed for item in group]
    return Passage(REST, "section", record.document.title, 0, max(ends, default=0))


def _numbered(items: Iterable[Passage]) -> tuple[Passage, ...]:
    ordered = sorted(items, key=lambda p: (p.start, -p.end, p.ordinal, p.kind))
    claimed = {p.ordinal for p in ordered}
    spare, taken, found = max(claimed, default=0) + 1, {REST}, []
    for passage in sorted(ordered, key=lambda p: p.kind != "question"):
        ordinal = passage.ordinal
        if ordinal in taken:
            ordinal, spare = spare, spare + 1
        taken.add(ordinal)
        found.append(replace(passage, ordinal=ordinal))
    return tuple(sorted(found, key=lambda p: (p.start, -p.end, p.ordinal)))
