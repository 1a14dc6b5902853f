"""What one drawn form says, and how far a record of it is right."""

from __future__ import annotations

import random
from dataclasses import dataclass

from extractors.document import Document, FieldName
from extractors.record import Record
from tests.bench.drawn import words


@dataclass(frozen=True)
class Content:
    """The facts of a form; `talk` are questions with their answers."""

    company: tuple[str, str, str]
    number: str
    ticked: tuple[str, ...]
    visitors: tuple[tuple[str, tuple[str, ...]], ...]
    held: tuple[int, int, int]
    place: str
    hosts: tuple[tuple[str, str], ...]
    talk: tuple[tuple[str, str], ...]
    attachment: str
    written: tuple[int, int, int]
    labels: tuple[str, ...]


def content(rng: random.Random, visitors: int = 6, questions: int = 6) -> Content:
    """Some form; at most so many institutions and questions."""
    people = rng.sample(words.PEOPLE, len(words.PEOPLE))
    firms = rng.sample(words.INSTITUTIONS, rng.randint(min(2, visitors), visitors))
    came = tuple((firm, tuple(people.pop() for _ in range(rng.choice((1, 1, 2))))) for firm in firms)
    hosts = tuple((title, people.pop()) for title in rng.sample(words.TITLES, rng.randint(1, 3)))
    year, month, day = rng.randint(2020, 2025), rng.randint(1, 12), rng.randint(1, 27)
    return Content(
        company=rng.choice(words.COMPANIES),
        number=f"{year}-{rng.randint(1, 30):03}",
        ticked=tuple(rng.sample(words.BOXES, rng.choice((1, 1, 2)))),
        visitors=came,
        held=(year, month, day),
        place=rng.choice(words.PLACES),
        hosts=hosts,
        talk=tuple(rng.sample(words.TALK, rng.randint(2, questions))),
        attachment=rng.choice(words.ATTACHMENTS),
        written=(year, month, day + 1),
        labels=rng.choice(tuple(words.LABELS.values())),
    )


def facts(content: Content) -> dict[str, object]:
    """What a record of the form must say, by name."""
    return {
        "code": content.company[0],
        "number": content.number,
        "categories": frozenset(content.ticked),
        "attendees": sorted((firm, person) for firm, people in content.visitors for person in people),
        "dates": ("{}-{:02}-{:02}".format(*content.held),),
        "place": content.place,
        "hosts": sorted((person, title) for title, person in content.hosts),
        "questions": [_plain(question) for question, _ in content.talk],
        "answers": [_plain(answer) for _, answer in content.talk],
        "attachment": content.attachment,
        "written": "{}-{:02}-{:02}".format(*content.written),
    }


def read_facts(record: Record, document: Document) -> dict[str, object]:
    """The same of what was read."""
    meeting = record.meeting
    attached = [block.span.of(document.text) for block in document.fields(FieldName.ATTACHMENTS)]
    return {
        "code": record.document.company_code,
        "number": record.document.number,
        "categories": frozenset(meeting.categories) if meeting else None,
        "attendees": sorted((a.institution or "", a.person or "") for a in record.attendees),
        "dates": meeting.dates if meeting else None,
        "place": _plain((meeting.location or "") if meeting else ""),
        "hosts": sorted((host.person, host.title or "") for host in record.hosts),
        "questions": [_plain(q.question) for q in record.questions],
        "answers": [_plain(q.answer).removeprefix("答：") for q in record.questions],
        "attachment": _plain("".join(attached)),
        "written": record.document.published,
    }


def _plain(text: str) -> str:
    return "".join(text.split())


FACTS = frozenset(facts(content(random.Random(0))))
"""What is asked of each form."""
