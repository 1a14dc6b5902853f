"""What one filing contributes to the graph: the evidence for every node and edge that it speaks of.

Nothing here looks at another filing. What several filings share is settled when their evidence is joined.
"""

from __future__ import annotations

from extractors.record import Attendee, Host, Mention, Record
from graph import calendar
from graph.claims import add_amount, add_metric, add_relation
from graph.draft import Draft, span_of
from graph.evidence import Contribution
from graph.identity import Identity
from graph.names import is_registered, printed
from graph.statements import JOINING_KINDS, UNNAMED
from graph.topics import topic_parent


def contribute(record: Record, identity: Identity) -> Contribution:
    """The evidence of one filing, under an identity that knows its names."""
    draft = Draft(record, identity)
    add_filer(draft)
    add_document(draft)
    add_meeting(draft)
    add_passages(draft)
    for relation in record.relations:
        add_relation(draft, relation)
    for metric in record.metrics:
        add_metric(draft, metric)
    for amount in record.amounts:
        add_amount(draft, amount)
    add_undertakings(draft)
    add_regulations(draft)
    add_periods(draft)
    for mention in record.mentions:
        add_mention(draft, mention)
    add_brands(draft)
    add_other_names(draft)
    return draft.finish()


def add_filer(draft: Draft) -> None:
    """The company that files, under the names of its latest filing."""
    header, date = draft.header, draft.header.published or ""
    if header.company_short is None and header.company_name is None and header.company_code is None:
        draft.company(UNNAMED)
        return
    draft.node("Company", draft.filer, code=header.company_code)
    if header.company_short is not None:
        draft.node("Company", draft.filer, short_names=(date, printed(header.company_short)))
        draft.same_as(draft.filer, header.company_short)
    if header.company_name is not None:
        draft.node("Company", draft.filer, full_names=(date, printed(header.company_name)))
        draft.same_as(draft.filer, header.company_name)
    if header.company_short is None and header.company_name is None:
        draft.node("Company", draft.filer, names=header.company_code)


def add_document(draft: Draft) -> None:
    """The filing itself, with the record from which everything else here can be made again."""
    header, record = draft.header, draft.record
    draft.node(
        "Document",
        draft.document,
        title=header.title,
        kind=header.kind.value,
        number=header.number,
        published=header.published,
        source=header.source,
        sha256=header.sha256,
        record=record.to_json(),
        pending=len(record.pending),
    )
    draft.edge("FILED_BY", draft.document, draft.filer)


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
    if meeting.dates and (quarter := draft.period(calendar.quarter_of(max(meeting.dates)).iso)) is not None:
        draft.edge("HELD_IN", id, quarter)
    for attendee in draft.record.attendees:
        add_attendee(draft, attendee, id)
    for host in draft.record.hosts:
        add_host(draft, host, id)


def add_attendee(draft: Draft, attendee: Attendee, meeting: str) -> None:
    """A person, an institution, or a person of an institution, who was there."""
    institution = None if attendee.institution is None else add_institution(draft, attendee.institution)
    if institution is not None:
        draft.edge("ATTENDED", institution, meeting, start=attendee.start, end=attendee.end)
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


def add_passages(draft: Draft) -> None:
    """Questions, sections and tables, and the topics of the questions."""
    for passage in draft.passages.items:
        draft.passage(passage)
        for topic in passage.topics:
            draft.mention("Topic", add_topic(draft, topic), passage.start, passage.end)


def add_topic(draft: Draft, name: str) -> str:
    """A topic, with the broader topics that it is part of."""
    id = draft.node("Topic", f"Topic:{name}", names=name)
    seen, inner = {name}, name
    while (outer := topic_parent(inner)) is not None and outer not in seen:
        draft.node("Topic", f"Topic:{outer}", names=outer)
        draft.edge("PART_OF", f"Topic:{inner}", f"Topic:{outer}")
        seen.add(outer)
        inner = outer
    return id


def add_undertakings(draft: Draft) -> None:
    """The projects of the company that files."""
    for project in draft.record.projects:
        id = draft.identity.project(project.name, draft.header)
        draft.node("Project", id, short_names=(draft.date or "", printed(project.name)), kind=project.kind)
        for alias in project.aliases:
            draft.node("Project", id, names=printed(alias))
        draft.edge(
            "UNDERTAKES", draft.filer, id,
            first_stated=draft.date, last_stated=draft.date, documents=draft.header.id,
        )  # fmt: skip
        draft.mention("Project", id, project.start, project.end)


def add_regulations(draft: Draft) -> None:
    """The rules that the filing names."""
    for regulation in draft.record.regulations:
        id = draft.identity.regulation(regulation.title)
        draft.node("Regulation", id, names=printed(regulation.title), issuer=regulation.issuer)
        for alias in regulation.aliases:
            draft.node("Regulation", id, aliases=printed(alias))
        draft.mention("Regulation", id, regulation.start, regulation.end)


def add_periods(draft: Draft) -> None:
    """The periods that the filing speaks of; it covers those that companies report on."""
    for period in draft.record.periods:
        id, interval = draft.period(period.interval), calendar.parse(period.interval)
        if id is not None and interval is not None:
            draft.mention("Period", id, period.start, period.end)
            if interval.is_reporting_shape:
                draft.edge("COVERS", draft.document, id)


def add_mention(draft: Draft, mention: Mention) -> None:
    """An entity that the filing names, whether or not it says anything of it."""
    entity = _mentioned(draft, mention)
    if entity is not None:
        draft.mention(mention.label, entity, mention.start, mention.end)


def _mentioned(draft: Draft, mention: Mention) -> str | None:
    """The entity; None where a mention alone is too little to know it (a person needs an employer)."""
    name = mention.name
    match mention.label:
        case "Company":
            return draft.company(name)
        case "Institution":
            return add_institution(draft, name)
        case "Project":
            return draft.node("Project", draft.identity.project(name, draft.header), names=printed(name))
        case "Regulation":
            return draft.node("Regulation", draft.identity.regulation(name), names=printed(name))
        case "Topic":
            return add_topic(draft, name)
        case "Period":
            return draft.period(name)
        case _:
            return None


def add_brands(draft: Draft) -> None:
    """Brands beside the companies behind them, and short names that are not the company's alone: linked, not joined."""
    for alias in draft.record.aliases:
        names = sorted((alias.name, alias.alias), key=lambda n: not is_registered(n))
        company, brand = (draft.identity.company(n, draft.header.id) for n in names)
        linked = alias.kind == "brand" or is_registered(names[0]) > is_registered(names[1])
        if linked and company != brand and (draft.has("Company", company) or draft.has("Company", brand)):
            draft.edge("TRADES_AS", draft.company(names[0]), draft.company(names[1]))


def add_other_names(draft: Draft) -> None:
    """The other names that the filing gives to companies it speaks of."""
    for alias in draft.record.aliases:
        for name in (alias.name, alias.alias):
            if alias.kind in JOINING_KINDS and draft.has("Company", draft.identity.company(name, draft.header.id)):
                draft.company(name)
