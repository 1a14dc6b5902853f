"""Pieces of a record, made from a filing's text: every span is where its words stand in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractors.record import (
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Metric,
    Part,
    Period,
    Polarity,
    Question,
    Relation,
    RelationType,
)

YEAR_2023 = "2023-01-01/2023-12-31"
HALF_2024 = "2024-01-01/2024-06-30"
YEAR_2024 = "2024-01-01/2024-12-31"
DENIED = {"polarity": Polarity.DENIED}


@dataclass(frozen=True)
class Text:
    """A filing's text, and where words stand in it."""

    text: str

    def span(self, words: str, within: str | None = None) -> dict[str, int]:
        """`start` and `end` of the first occurrence of `words` (inside the first `within`, where given)."""
        base = 0 if within is None else self.text.index(within)
        start = self.text.index(words, base)
        return {"start": start, "end": start + len(words)}

    def part(self, words: str, within: str | None = None) -> Part:
        return Part(text=words, **self.span(words, within))


def make_header(text: str, code: str, kind: Kind, **fields: Any) -> DocumentHeader:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return DocumentHeader(kind=kind, company_code=code, sha256=sha256, **fields)


def make_attendees(text: Text, pairs: Iterable[tuple[str, str | None]]) -> tuple[Attendee, ...]:
    rows = []
    for institution, person in pairs:
        words = institution if person is None else f"{institution} {person}"
        rows.append(Attendee(institution=institution, person=person, **text.span(words)))
    return tuple(rows)


def make_hosts(text: Text, pairs: Iterable[tuple[str, str]]) -> tuple[Host, ...]:
    return tuple(Host(person=person, title=title, **text.span(f"{title}：{person}")) for title, person in pairs)


def make_questions(
    text: Text, items: Iterable[tuple[Any, ...]], parts: Mapping[int, tuple[str, ...]] | None = None
) -> tuple[Question, ...]:
    """Items are (question, answer, topics), and where the answer declines, its words; `parts` by number."""
    return tuple(_question(text, number, item, (parts or {}).get(number, ())) for number, item in enumerate(items, 1))


def _question(text: Text, number: int, item: tuple[Any, ...], parts: tuple[str, ...]) -> Question:
    question, answer, topics, *declined = item
    asked, told = text.span(question), text.span(answer)
    return Question(
        number=number,
        question=question,
        answer=answer,
        topics=topics,
        start=asked["start"],
        end=told["end"],
        question_start=asked["start"],
        question_end=asked["end"],
        answer_start=told["start"],
        answer_end=told["end"],
        parts=tuple(text.part(words, question) for words in parts),
        declined=text.part(declined[0], answer) if declined else None,
    )


def relation(text: Text, type: str, object: str, evidence: str, passage: int | None = None, **fields: Any) -> Relation:
    cue = fields.pop("cue", None)
    span = text.span(evidence)
    named = text.span(object, within=evidence)
    if cue is not None:
        where = text.span(cue, within=evidence)
        fields |= {"cue": cue, "cue_start": where["start"], "cue_end": where["end"]}
    return Relation(
        type=RelationType(type),
        object=object,
        evidence=evidence,
        passage=passage,
        rule=fields.pop("rule", "sample"),
        confidence=fields.pop("confidence", 0.9),
        object_start=named["start"],
        object_end=named["end"],
        **span,
        **fields,
    )


def make_period(text: Text, interval: str, label: str, words: str, basis: str = "explicit") -> Period:
    return Period(interval=interval, label=label, basis=basis, text=words, **text.span(words))


def make_metric(text: Text, name: str, period: str, value: str, unit: str, words: str, **fields: Any) -> Metric:
    return Metric(name=name, period=period, value=Decimal(value), unit=unit, text=words, **text.span(words), **fields)
