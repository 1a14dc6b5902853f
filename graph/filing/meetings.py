"""The activity that a filing records: when and where it was, who came, who received them."""

from __future__ import annotations

from extractors.record import Attendee, Host
from graph.filing import periods
from graph.filing.draft import Draft, span_of
from graph.names.keys import printed


def add_meeting(draft: Draft) -> None:
    """The activity that the filing records, and who was there."""
    meeting, id = draft.record.meeting, draft.meeting
    if meeting is None or id is None:
        return
    parts = (draft.header.company_short, span_of(meeting.dates), "、".join(meeting.categories))
    title = " ".join(part for part in parts if part)
    draft.node(
        "Meeting",
        id,
        title=title or draft.header.title,
        document=draft.header.id,
        number=draft.header.number,
        first_date=min(meeting.dates, default=None),
        last_date=max(meeting.dates, default=None),
        location=meeting.location,
    )
    for category in meeting.categories:
        draft.node("Meeting", id, categories=category)
    for date in meeting.dates:
        draft.node("Meeting", id, dates=date)
    draft.edge("HELD", draft.filer, id)
    draft.edge("RECORDS", draft.document, id)
    if meeting.dates and (quarter := draft.period(periods.quarter_of(max(meeting.dates)).iso)) is not None:
        draft.edge("HELD_IN", id, quarter)
    for attendee in draft.record.attendees:
        add_attendee(draft, attendee, id)
    for host in draft.record.hosts:
        add_host(draft, host, id)


def add_attendee(draft: Draft, attendee: Attendee, meeting: str) -> None:
    """A person, an institution, or a person of an institution, who was there."""
    institution = None if attendee.institution is None else add_institution(draft, attendee.institution)
    if institution is not None:
        name = printed(attendee.institution or "")
        draft.edge("ATTENDED", institution, meeting, start=attendee.start, end=attendee.end, printed=name)
    if attendee.person is None:
        return
    person = draft.identity.analyst(attendee.person, attendee.institution, draft.header.id)
    draft.node("Analyst", person, names=printed(attendee.person))
    draft.edge("ATTENDED", person, meeting, start=attendee.start, end=attendee.end)
    if institution is not None:
        draft.edge("WORKS_FOR", person, institution, first_seen=draft.date, last_seen=draft.date, meetings=meeting)


def add_institution(draft: Draft, name: str) -> str:
    """An institution, with what the lexicon knows of it, tied to the company of the same name if there is one."""
    id, row = draft.identity.institution(name), draft.identity.institution_row(name)
    draft.node("Institution", id, names=printed(name))
    for renaming in draft.identity.institution_renamings(name):
        draft.rename("Institution", id, renaming)
    if row is not None:
        draft.node("Institution", id, short_names=("", row.short), kind=row.kind)
        if row.full is not None:
            draft.node("Institution", id, full_names=("", row.full))
    known_as = [name] if row is None else [n for n in (row.short, row.full) if n is not None]
    for known in known_as:
        draft.edge("SAME_AS", draft.identity.company(known, draft.header.id), id)
    return id


def add_host(draft: Draft, host: Host, meeting: str) -> None:
    """Somebody who spoke for the company."""
    id = draft.identity.representative(host.person, draft.header)
    draft.node("Representative", id, names=printed(host.person))
    draft.edge("HOSTED", id, meeting, title=host.title, start=host.start, end=host.end)
    title = None if host.title is None else (draft.date or "", host.title)
    draft.edge("REPRESENTS", id, draft.filer, first_seen=draft.date, last_seen=draft.date, latest_title=title)
