"""Which statements about names hang together, read from the tallies, so that the identity of a filing's names needs
only those.

Every statement stands under both names that it ties (one about a project, under the company's). From a name one gets
to those that a filing, the lexicon or a judgement ties to it; all judged names are taken to hang together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractors.record import Record
from graph.filing.evidence import Evidence, NodeKey, Tally
from graph.library.tallies import NAME, Counts
from graph.names.groups import Link, Name, Strength
from graph.names.judgements import Decision, Judgements
from graph.names.keys import key
from graph.names.known import known_companies
from graph.names.statements import (
    GENERIC_PROJECTS,
    ProjectLink,
    Said,
    company_name,
    filer_name,
    is_anchor,
    named_companies,
    said,
)

LINKS, PROJECTS = "links", "projects"


def name_id(name: Name) -> str:
    return f"{name.scope or ''}\t{name.key}"


def place(name: Name) -> NodeKey:
    return NodeKey(NAME, name_id(name))


def judged_names(judgements: Judgements) -> frozenset[Name]:
    names = [n for line in judgements.lines if line.decision is not Decision.UNSURE for n in line.names]
    found = {form for n in names for form in (Name(key(n.name), n.scope), Name(key(n.name)))}
    return frozenset(found | {Name(key(n.scope)) for n in names if n.scope is not None})


def names_of(record: Record, judged: frozenset[Name]) -> set[Name]:
    """Every name whose meaning the filing's evidence depends on."""
    header = record.document
    names = {n for link in said(record).companies for n in (link.left, link.right)} | {filer_name(header)}
    names |= {company_name(n, header.id) for n in named_companies(record)}
    return names | ({Name(n.key, header.id) for n in names} & judged)


def tied(record: Record, judged: frozenset[Name]) -> dict[NodeKey, Evidence]:
    """The statements of a filing, by the names that they stand under."""
    kept: dict[NodeKey, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    statements = said(record)
    for link in statements.companies:
        atom = json.dumps([*link.left, *link.right, int(link.strength)], ensure_ascii=False)
        for name in (link.left, link.right):
            kept[place(name)][LINKS].add(atom)
    for project in statements.projects:
        document = project.document if _is_local(project, judged) else ""
        atom = json.dumps([*project.filer, project.left, project.right, document], ensure_ascii=False)
        kept[place(project.filer)][PROJECTS].add(atom)
    return {at: {kind: frozenset(atoms) for kind, atoms in kinds.items()} for at, kinds in kept.items()}


def _is_local(project: ProjectLink, judged: frozenset[Name]) -> bool:
    """Whether what the statement means depends on the document it stands in."""
    generic = GENERIC_PROJECTS & {project.left, project.right}
    return bool(generic) or not is_anchor(project.filer) or Name(project.filer.key, project.document) in judged


def closure(counts: Counts, names: Iterable[Name], judged: frozenset[Name]) -> set[Name]:
    """These names and all that hang together with them, by the statements before or after the step."""
    found: set[Name] = set()
    wave = set(names)
    while wave:
        counts.fetch(map(place, wave))
        found |= wave
        wave = {other for name in wave for other in _beside(counts, name)} | (judged if wave & judged else set())
        wave -= found
    return found


def _beside(counts: Counts, name: Name) -> Iterator[Name]:
    for tally in (counts.old(place(name)), counts.new(place(name))):
        for link in _links(tally):
            yield from link[:2]
    row = known_companies().row(name.key) if name.scope is None else None
    if row is not None:
        yield Name(row.key)
        yield from (Name(key(n)) for n in row.names)


def statements(tallies: Iterable[Tally | None]) -> Said:
    """What filings, whichever, say about names."""
    links: dict[Link, None] = {}
    projects: dict[ProjectLink, None] = {}
    for tally in tallies:
        links.update(dict.fromkeys(_links(tally)))
        for atom in _atoms(tally, PROJECTS):
            filer, scope, left, right, document = json.loads(atom)
            projects[ProjectLink(Name(filer, scope), left, right, document)] = None
    return Said(tuple(links), tuple(projects))


def _links(tally: Tally | None) -> Iterator[Link]:
    for atom in _atoms(tally, LINKS):
        a, of_a, b, of_b, strength = json.loads(atom)
        yield Link(Name(a, of_a), Name(b, of_b), Strength(strength), None)


def _atoms(tally: Tally | None, kind: str) -> list[str]:
    values: Mapping[str, Iterable[object]] = {} if tally is None else tally.values
    return sorted(str(atom) for atom in values.get(kind, ()))
