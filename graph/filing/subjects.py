"""What a filing speaks of: its passages and topics, the projects, rules and periods in them, and other mentions."""

from __future__ import annotations

from extractors.record import Mention
from graph.filing import periods
from graph.filing.draft import Draft
from graph.filing.meetings import add_institution
from graph.filing.topics import topic_parent
from graph.names.keys import printed


def add_passages(draft: Draft) -> None:
    """Questions, sections and tables, and the topics of the questions."""
    for passage in draft.passages.items:
        inner = draft.passage(passage)
        if (wider := draft.passages.around(passage)) is not None:
            draft.edge("PART_OF", inner, draft.passage(wider))
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
        id, interval = draft.period(period.interval), periods.parse(period.interval)
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
