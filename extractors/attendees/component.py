"""Finds who attended, for which institution."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import notes
from extractors.attendees.cells import parse_attendees
from extractors.document import FieldName
from extractors.hosts.among import company_parts, without
from extractors.record import Attendee, Kind, Pending


@Language.component("irgraph_attendees")
def attendees_component(doc: Doc) -> Doc:
    """Reads every attendee cell of the form, but for the company's own people; a pair printed twice counts once."""
    found = notes(doc)
    if found.kind is not Kind.IR_RECORD:
        return doc
    seen: set[tuple[str | None, str | None]] = set()
    for block in found.document.fields(FieldName.ATTENDEES):
        base = block.span.start
        cell = block.span.of(found.document.text)
        reading = parse_attendees(without(cell, company_parts(cell)))
        for pair in reading.pairs:
            if (pair.institution, pair.person) not in seen:
                seen.add((pair.institution, pair.person))
                found.attendees.append(
                    Attendee(
                        institution=pair.institution, person=pair.person, start=base + pair.start, end=base + pair.end
                    )
                )
        found.pending.extend(
            Pending(text=cell[u.start : u.end], reason=u.reason, start=base + u.start, end=base + u.end)
            for u in reading.unread
        )
    return doc
