"""Record: everything one filing says, as printed, with offsets. The only thing that passes from extractors/ to graph/.

Offsets count characters of the document's normalised text, end exclusive. Amounts and values are printed text turned
into `Decimal`, in the printed unit. The JSON form is one object a filing; keys may be added, none changes its meaning.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer


class Kind(StrEnum):
    IR_RECORD = "ir_record"
    INQUIRY_REPLY = "inquiry_reply"


class RelationType(StrEnum):
    """How the object stands to the filer.

    `CUSTOMER_OF`: the object buys from the filer; `INVESTED_IN`: the filer holds a stake in the object;
    `SUBSIDIARY_OF`: the object is one; `PEER_OF`: a comparable used for a ratio.
    """

    CUSTOMER_OF = "CUSTOMER_OF"
    SUPPLIER_OF = "SUPPLIER_OF"
    COMPETES_WITH = "COMPETES_WITH"
    PEER_OF = "PEER_OF"
    PARTNERS_WITH = "PARTNERS_WITH"
    INVESTED_IN = "INVESTED_IN"
    SUBSIDIARY_OF = "SUBSIDIARY_OF"
    AUDITED_BY = "AUDITED_BY"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    STATED = "stated"
    PLANNED = "planned"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    FORMER = "former"


class Speaker(StrEnum):
    """Who says it: the company in an answer, an investor in a question, the exchange, a sponsor, accountant, lawyer."""

    COMPANY = "company"
    QUESTION = "question"
    REGULATOR = "regulator"
    SPONSOR = "sponsor"
    ACCOUNTANT = "accountant"
    LAWYER = "lawyer"


Number = Annotated[Decimal, PlainSerializer(float, return_type=float, when_used="json")]
"""Exact inside; a JSON number at the border."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentHeader(Model):
    id: str
    kind: Kind
    company_code: str | None = None
    company_short: str | None = None
    company_name: str | None = None
    number: str | None = None
    published: str | None = None
    """ISO date."""
    title: str
    letter: str | None = None
    """The inquiry letter that a reply answers, by its printed title."""
    source: str
    sha256: str


class Meeting(Model):
    categories: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """ISO dates, every day of the activity, ascending."""
    location: str | None = None


class Attendee(Model):
    institution: str | None
    person: str | None
    start: int
    end: int


class Host(Model):
    person: str
    title: str | None = None
    start: int
    end: int


class Part(Model):
    """One of the things that a question asks, (1)…；(2)… or a sentence of its own, without its number."""

    text: str
    start: int
    end: int


class Question(Model):
    """A question with its answer; the spans are those of the passage, the question and the answer."""

    number: int
    question: str
    answer: str
    start: int
    end: int
    question_start: int
    question_end: int
    answer_start: int
    answer_end: int
    topics: tuple[str, ...] = ()
    speaker: Speaker = Speaker.COMPANY
    """Who answers."""
    parts: tuple[Part, ...] = ()
    """What an exchange's question asks one by one."""
    declined: Part | None = None
    """The words by which the answer declines to say something (不便披露, 请以公告为准)."""


class Section(Model):
    """A stretch of the filing that is not a question with its answer: narrative, a chapter of a reply, a table."""

    ordinal: int
    kind: str
    """`section` or `table`."""
    title: str
    start: int
    end: int
    text: str = ""
    """As in the document between `start` and `end`."""
    speaker: Speaker | None = None
    """Who speaks there; of a chapter, in which several speak, None."""


class Relation(Model):
    type: RelationType
    object: str
    """The counterparty as printed."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.STATED
    speaker: Speaker = Speaker.COMPANY
    cue: str | None = None
    """The text that denied or weakened it."""
    cue_start: int | None = None
    cue_end: int | None = None
    period: str | None = None
    passage: int | None = None
    evidence: str
    start: int
    end: int
    """Span of `evidence`."""
    object_start: int | None = None
    object_end: int | None = None
    aliases: tuple[str, ...] = ()
    """Other names the filing itself gives the object (以下简称, brand column)."""
    members: tuple[str, ...] = ()
    """For a group (BAT): the names it stands for."""
    rule: str
    confidence: float


class Project(Model):
    name: str
    kind: str
    """`fundraising`, `research`, `platform`, `dataset`, `base`, `other`."""
    aliases: tuple[str, ...] = ()
    start: int
    end: int


class Regulation(Model):
    title: str
    aliases: tuple[str, ...] = ()
    issuer: str | None = None
    start: int
    end: int


class Period(Model):
    interval: str
    """ISO interval `start/end`, or one ISO date for an instant."""
    label: str
    """`2024H1`, `2024`, `2024Q3`, `2024Q1-Q3`, `2024-08`, `2024-06-30`."""
    basis: str
    """`explicit`, `two_digit_year`, `relative`, `inferred_year`, `document`."""
    text: str
    start: int
    end: int


class Metric(Model):
    name: str
    """As printed, with what modifies it."""
    canonical: str | None = None
    """The lexicon's name where it has one (营收 → 营业收入), the same in every filing."""
    period: str | None
    value: Number
    unit: str
    bound: str | None = None
    """`over`, `under`, `about`, `at_least`, `at_most`."""
    scope: str | None = None
    yoy_pct: Number | None = None
    """Change on the year before in percent; of a share or a rate mostly `yoy_points`, in percentage points."""
    yoy_points: Number | None = None
    qoq_pct: Number | None = None
    """Change on the quarter (month) before."""
    qoq_points: Number | None = None
    text: str
    """The figure as printed."""
    start: int
    end: int


class Amount(Model):
    """A row of a customer or supplier table."""

    counterparty: str
    role: str
    """`customer` or `supplier`."""
    measure: str
    """`revenue`, `receivable`, `purchase`."""
    period: str | None = None
    as_of: str | None = None
    amount: Number
    unit: str
    share_pct: Number | None = None
    over_1y: Number | None = None
    start: int
    end: int


class Alias(Model):
    """A statement in the filing that two printed names mean the same (以下简称, a brand beside a legal name)."""

    name: str
    alias: str
    kind: str
    """`short`, `full`, `brand`, `defined`, `former`."""
    start: int
    end: int


class Mention(Model):
    """Characters read as an entity, whether or not a relation was found: `label` is the graph label it would get."""

    label: str
    name: str
    start: int
    end: int


class Pending(Model):
    """Seen but not understood."""

    text: str
    reason: str
    start: int | None = None
    end: int | None = None


class Record(Model):
    document: DocumentHeader
    meeting: Meeting | None = None
    attendees: tuple[Attendee, ...] = ()
    hosts: tuple[Host, ...] = ()
    questions: tuple[Question, ...] = ()
    sections: tuple[Section, ...] = ()
    relations: tuple[Relation, ...] = ()
    projects: tuple[Project, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    periods: tuple[Period, ...] = ()
    metrics: tuple[Metric, ...] = ()
    amounts: tuple[Amount, ...] = ()
    aliases: tuple[Alias, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pending: tuple[Pending, ...] = ()

    def to_json(self) -> str:
        """One line of JSON; the same record always gives the same bytes."""
        return self.model_dump_json(exclude_none=False)

    def to_dict(self) -> dict[str, Any]:
        return self.model_dump(mode="json")
