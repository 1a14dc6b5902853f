"""A contribution in the making: one filing, its identity, and the nodes and edges it has spoken of so far."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from extractors.periods.intervals import Interval
from extractors.record import Record
from graph.filing import periods
from graph.filing.evidence import Atom, Contribution, EdgeKey, NodeKey
from graph.filing.passages import REST, Passage, passages
from graph.identity import Identity
from graph.names.judgements import Renaming
from graph.names.keys import key, printed
from graph.names.known import Row
from graph.names.statements import company_name

DISCUSSABLE = frozenset({"Company", "Project", "Regulation", "Topic", "Period"})


Kept = dict[str, set[Atom]]


class Draft:
    """Collects evidence. `filer`, `document`, `meeting` are ids; `date` is when the filing says what it says."""

    def __init__(self, record: Record, identity: Identity) -> None:
        self.record = record
        self.header = record.document
        self.identity = identity
        self.passages = passages(record)
        self.filer = identity.filer(self.header)
        self.document = f"Document:{self.header.id}"
        self.meeting = _meeting_id(record, self.filer)
        dates = record.meeting.dates if record.meeting is not None else ()
        self.date = max(dates, default=self.header.published)
        self._nodes: dict[NodeKey, Kept] = {}
        self._edges: dict[EdgeKey, Kept] = {}

    def node(self, label: str, id: str, **values: Atom | None) -> str:
        """Evidence for a node; a value of None says nothing. Gives the id back."""
        _keep(self._nodes.setdefault(NodeKey(label, id), {}), values)
        return id

    def edge(self, type: str, source: str, target: str, key: tuple[str, ...] = (), **values: Atom | None) -> None:
        """Evidence for an edge."""
        _keep(self._edges.setdefault(EdgeKey(type, source, target, key), {}), values)

    def has(self, label: str, id: str) -> bool:
        return NodeKey(label, id) in self._nodes

    def company(self, name: str) -> str:
        """The company that a name means here. What is masked or generic is no name of a company known otherwise."""
        id = self.identity.company(name, self.header.id)
        scoped = company_name(name, self.header.id).scope is not None
        if not scoped:
            self.same_as(id, name)
        own = id == f"Company:{self.header.id}#{key(name)}"
        if (row := self.identity.company_row(name, self.header.id)) is not None:
            self._known_company(id, row)
        for renaming in self.identity.company_renamings(name):
            self.rename("Company", id, renaming)
        return self.node("Company", id, names=None if scoped and not own else printed(name), anonymous=own or None)

    def rename(self, label: str, id: str, renaming: Renaming) -> None:
        """A change of name: the node goes by the last."""
        self.node(label, id, renamings=str(renaming), short_names=(renaming.since, renaming.present))

    def _known_company(self, id: str, row: Row) -> None:
        """What the lexicon adds to a company; the names in its own filings come later and win."""
        self.node("Company", id, code=row.code, short_names=("", row.short))
        if row.full is not None:
            self.node("Company", id, full_names=("", row.full))

    def same_as(self, company: str, name: str) -> None:
        """Tie a company to the institution that goes by exactly this name, short or full, wherever one is found."""
        row = self.identity.institution_row(name)
        if row is None or key(name) in {key(n) for n in (row.short, row.full) if n}:
            self.edge("SAME_AS", company, self.identity.institution(name))

    def period(self, text: str | None) -> str | None:
        """The period of an ISO interval, with the periods that contain it and those beside it."""
        interval = periods.parse(text) if text is not None else None
        if interval is None:
            return None
        if self.has("Period", _period_id(interval)):
            return _period_id(interval)
        chain = [interval, *periods.containers(interval)]
        for period in chain:
            self._period(period)
        for inner, outer in pairwise(chain):
            self.edge("PART_OF", _period_id(inner), _period_id(outer))
        return _period_id(interval)

    def _period(self, period: Interval) -> None:
        first, last = period.first.isoformat(), period.last.isoformat()
        id = self.node(
            "Period", _period_id(period), names=period.label, interval=period.iso, start_date=first, end_date=last
        )
        if (after := periods.following(period)) is not None:
            self.edge("NEXT", id, _period_id(after))
        if (before := periods.preceding(period)) is not None:
            self.edge("NEXT", _period_id(before), id)

    def passage(self, passage: Passage) -> str:
        """A passage of the filing."""
        id = self.node(
            "Passage",
            f"Passage:{self.header.id}#{passage.ordinal}",
            title=passage.title or None,
            document=self.header.id,
            ordinal=passage.ordinal,
            kind=passage.kind,
            speaker=passage.speaker,
            question=passage.question,
            answer=passage.answer,
            declined=passage.declined,
            text=passage.text,
            start=passage.start,
            end=passage.end,
        )
        for part in passage.parts:
            self.node("Passage", id, parts=part)
        self.edge("PART_OF", id, self.document)
        return id

    def sentence(self, start: int, end: int) -> str | None:
        """The sentence around a place of the filing, where its text is kept."""
        return self.passages.at(start).sentence_at(start, end) or None

    def mention(self, label: str, entity: str, start: int, end: int) -> None:
        """An entity named in a passage; it is discussed at the meeting where the passage belongs to the talk."""
        passage = self.passages.at(start)
        place = self.passage(passage)
        self.edge("MENTIONS", place, entity, (str(start),), start=start, end=end)
        talk = passage.ordinal != REST or not self.passages.items
        if self.meeting is not None and talk and label in DISCUSSABLE and entity != self.filer:
            self.edge("DISCUSSED", self.meeting, entity, passages=place)

    def finish(self) -> Contribution:
        """Everything collected, sorted."""
        nodes = {k: _frozen(kept) for k, kept in sorted(self._nodes.items())}
        return Contribution(self.header.id, nodes, {k: _frozen(kept) for k, kept in sorted(self._edges.items())})


def _keep(kept: Kept, values: dict[str, Atom | None]) -> None:
    for name, value in values.items():
        if value is not None:
            kept.setdefault(name, set()).add(value)


def _frozen(kept: Kept) -> dict[str, frozenset[Atom]]:
    return {name: frozenset(atoms) for name, atoms in sorted(kept.items())}


def _period_id(period: Interval) -> str:
    return f"Period:{period.iso}"


def _meeting_id(record: Record, filer: str) -> str | None:
    """Company, printed number and dates: companies have printed one number on the records of two meetings.

    A meeting without a number is known by its document instead, so that two of one day stay two.
    """
    if record.meeting is None:
        return None
    company = filer.partition(":")[2]
    dates = span_of(record.meeting.dates) or "undated"
    return f"Meeting:{company}/{record.document.number or record.document.id}/{dates}"


def span_of(dates: Iterable[str]) -> str:
    """First and last day, or the one day."""
    days = sorted(set(dates))
    return days[0] if len(days) == 1 else "..".join((days[0], days[-1])) if days else ""
