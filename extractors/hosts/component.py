"""Finds who spoke for the company, in the form's cell or in the opening of an announcement."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, notes
from extractors.briefings import find_briefing
from extractors.document import FieldName, Span
from extractors.hosts.among import company_parts
from extractors.hosts.cells import Speaker, parse_hosts
from extractors.hosts.cutting import Atom
from extractors.record import Host, Kind, Pending


@Language.component("irgraph_hosts")
def hosts_component(doc: Doc) -> Doc:
    """Speakers of the form's cell; what names nobody is left pending."""
    found = notes(doc)
    if found.kind is not Kind.IR_RECORD:
        return doc
    for block in found.document.fields(FieldName.HOSTS):
        speakers, unread = parse_hosts(block.span.of(found.document.text))
        _add_speakers(found, speakers, block.span.start)
        _leave_unread(found, unread, block.span.start)
    _read_among_visitors(found)
    briefing = find_briefing(found.document)
    if briefing is not None and briefing.people is not None:
        _read_briefing(found, briefing.people)
    return doc


def _read_among_visitors(found: Annotations) -> None:
    """The company's people in the cell of the visitors, but for those whom their own cell names."""
    for block in found.document.fields(FieldName.ATTENDEES):
        cell = block.span.of(found.document.text)
        for part in company_parts(cell):
            speakers, _ = parse_hosts(part.of(cell))
            named = {host.person for host in found.hosts}
            _add_speakers(found, [s for s in speakers if s.person not in named], block.span.start + part.start)


def _read_briefing(found: Annotations, people: Span) -> None:
    """Of a sentence in prose, only those count whose title stands there."""
    speakers, _ = parse_hosts(people.of(found.document.text))
    _add_speakers(found, [s for s in speakers if s.title is not None], people.start)


def _add_speakers(found: Annotations, speakers: Sequence[Speaker], base: int) -> None:
    for s in speakers:
        host = Host(person=s.person, title=s.title, start=base + s.start, end=base + s.end)
        if (host.person, host.title) not in {(h.person, h.title) for h in found.hosts}:
            found.hosts.append(host)


def _leave_unread(found: Annotations, unread: Sequence[Atom], base: int) -> None:
    text = found.document.text
    for atom in unread:
        start, end = base + atom.start, base + atom.end
        found.pending.append(Pending(text=text[start:end], reason="no person named here", start=start, end=end))
