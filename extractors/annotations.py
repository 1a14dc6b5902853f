"""What the components of the pipeline tell each other, kept on the spaCy Doc with types.

A component is `Doc → Doc`. It reads what earlier components left and writes its own; nothing else is shared. Spans that
spaCy users want to see (displaCy) also go to `doc.spans[...]`; the tuples here are the typed truth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc

from extractors.document import Document, Span
from extractors.periods.intervals import Interval
from extractors.periods.mention import PeriodMention
from extractors.record import (
    Alias,
    Amount,
    Attendee,
    DocumentHeader,
    Host,
    Kind,
    Meeting,
    Mention,
    Metric,
    Pending,
    Period,
    Project,
    Question,
    Regulation,
    Relation,
    Section,
)
from extractors.surface import Token


@dataclass(frozen=True, slots=True)
class Filer:
    """The company that files, and every name by which the filing calls it (公司, 发行人, 海天, …)."""

    code: str | None
    short: str | None
    name: str | None
    aliases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that extractors walk: `question` is empty for narrative; facts come from `body` only."""

    ordinal: int
    """1-based; for question-answer pairs the printed order, so `Relation.passage` can point at it."""
    question: Span | None
    body: Span
    title: str = ""
    speaker: str = "company"
    """A `Speaker` value: who speaks in `body`."""


@dataclass
class Annotations:
    """Everything found so far in one document. Components add to it; `pipeline.to_record` freezes it."""

    document: Document
    kind: Kind | None = None
    header: DocumentHeader | None = None
    filer: Filer = field(default_factory=lambda: Filer(None, None, None))
    base_date: date | None = None
    """What relative periods count from: last meeting day, else publication."""
    meeting: Meeting | None = None
    attendees: list[Attendee] = field(default_factory=list)
    hosts: list[Host] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    period_mentions: list[PeriodMention] = field(default_factory=list)
    """Every period in the passages, reported on or not, offsets of the document; `metrics` reads them."""
    report_periods: tuple[Interval, ...] = ()
    """What 报告期 stands for in an inquiry reply, ascending: three years and what has passed of the last one."""
    relations: list[Relation] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    regulations: list[Regulation] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    names: list[Token] = field(default_factory=list)
    """Company names of the passages, the filer's words among them, so that relations need not look again."""
    pending: list[Pending] = field(default_factory=list)
    tables: list[object] = field(default_factory=list)
    """Recovered tables (`extractors.tables.component.Table`), so that metrics and relations read cells, not lines."""
    table_spans: list[Span] = field(default_factory=list)
    """Lines that belong to tables: prose extractors leave them alone."""


Doc.set_extension("irgraph", default=None, force=True)


def notes(doc: Doc) -> Annotations:
    """The annotations of a document in the pipeline."""
    found = doc._.irgraph
    assert isinstance(found, Annotations), "run extractors.pipeline.extract, which sets them"
    return found
