"""Printed names → canonical entities. The only place where two names become one.

`identify(records, judgements)` reads the alias statements of filings (headers, 以下简称, former names), the lexicon of
institutions and the judgements; nothing is joined for being similar. A listed company is known by its security code,
whatever it is called. A brand and the company behind it are linked in the graph, not joined. A masked or generic name
(客户A, 发行人) means something within its document only.

What a name means depends only on the names it is linked to, directly or not. So the identity of the filings that share
any of `name_keys` with a filing (and so on, from filing to filing) gives that filing the ids that the identity of all
filings gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractors.record import DocumentHeader, Record
from graph.names.groups import Groups, Link, Name, Strength, group
from graph.names.judgements import Decision, JudgementError, Judgements, Renaming, ScopedName, read_judgements
from graph.names.keys import is_registered, key, regulation_key
from graph.names.known import KnownNames, Row, known_companies, known_institutions, known_renamings
from graph.names.statements import (
    Said,
    company_name,
    filer_name,
    is_anchor,
    is_code,
    name_keys,
    project_links,
    project_name,
    said,
)

__all__ = ["Identity", "JudgementError", "Judgements", "identify", "name_keys", "read_judgements"]

Reader = Callable[[ScopedName], Name]
"""How the names of a label are written in the judgements file."""


class Renamed(NamedTuple):
    """Changes of name: of companies by each of the names, of institutions by the key of the one that stands for it.

    What filings say joins companies, so the changes are kept with the names that a judgement gives; so a filing's
    evidence depends on what it prints, and on nothing that another filing says.
    """

    companies: Mapping[str, list[Renaming]]
    institutions: Mapping[str, list[Renaming]]


@dataclass(frozen=True)
class Identity:
    """What each printed name means. Every method gives an id for any name, seen before or not."""

    companies: Groups
    institutions: Groups
    analysts: Groups
    representatives: Groups
    projects: Groups
    regulations: Groups
    renamed: Renamed

    def company_renamings(self, name: str) -> list[Renaming]:
        """The changes of name that this printed name had a part in."""
        return self.renamed.companies.get(key(name), [])

    def institution_renamings(self, name: str) -> list[Renaming]:
        """The changes of name of the institution, whatever it is called here."""
        return self.renamed.institutions.get(self._institution(name).key, [])

    def filer(self, header: DocumentHeader) -> str:
        return f"Company:{self._filer(header).text}"

    def company(self, name: str, document: str) -> str:
        return f"Company:{self.companies.canonical(company_name(name, document), document).text}"

    def institution(self, name: str) -> str:
        return f"Institution:{self._institution(name).text}"

    def institution_row(self, name: str) -> Row | None:
        """What the lexicon knows of the institution."""
        return known_institutions().row(self._institution(name).key)

    def company_row(self, name: str, document: str) -> Row | None:
        """What the lexicon knows of the company."""
        found = self.companies.canonical(company_name(name, document), document)
        return known_companies().row(found.key) if found.scope is None else None

    def analyst(self, person: str, institution: str | None, document: str) -> str:
        """A person without an institution is known within the document only."""
        scope = document if institution is None else self._institution(institution).text
        return f"Analyst:{self.analysts.canonical(Name(key(person), scope)).text}"

    def representative(self, person: str, header: DocumentHeader) -> str:
        name = Name(key(person), self._filer(header).text)
        return f"Representative:{self.representatives.canonical(name).text}"

    def project(self, name: str, header: DocumentHeader) -> str:
        return f"Project:{self.projects.canonical(project_name(name, self._filer(header), header.id)).text}"

    def regulation(self, title: str) -> str:
        return f"Regulation:{self.regulations.canonical(Name(regulation_key(title))).text}"

    def _filer(self, header: DocumentHeader) -> Name:
        return self.companies.canonical(filer_name(header), header.id)

    def _institution(self, name: str) -> Name:
        return self.institutions.canonical(Name(key(name)))


def identify(records: Iterable[Record], judgements: Judgements | None = None) -> Identity:
    """The identity of names under the statements of these filings and the judgements, in any order."""
    return identify_said([said(record) for record in records], judgements)


def identify_said(filings: Iterable[Said], judgements: Judgements | None = None) -> Identity:
    """The same, of what the filings say about names. A statement may be repeated."""
    filings = tuple(filings)
    judged = judgements or Judgements()
    companies = _companies([link for one in filings for link in one.companies], judged)
    projects = project_links([link for one in filings for link in one.projects], companies.canonical)
    firms = _institutions(judged)

    def within_firm(n: ScopedName) -> Name:
        return Name(key(n.name), firms.canonical(Name(key(n.scope or ""))).text)

    def within_company(n: ScopedName) -> Name:
        return Name(key(n.name), companies.canonical(company_name(n.scope or "", None)).text)

    return Identity(
        companies=companies,
        institutions=firms,
        analysts=_groups("Analyst", (), judged, within_firm),
        representatives=_groups("Representative", (), judged, within_company),
        projects=_groups("Project", list(projects), judged, within_company),
        regulations=_groups("Regulation", (), judged, lambda n: Name(regulation_key(n.name))),
        renamed=_renamed(judged, firms),
    )


def _renamed(judged: Judgements, firms: Groups) -> Renamed:
    companies: dict[str, list[Renaming]] = defaultdict(list)
    institutions: dict[str, list[Renaming]] = defaultdict(list)
    for line in judged.of("Company", Decision.RENAMED):
        for name in {key(n.name) for n in line.names}:
            companies[name] += line.renamings
    said = [r for line in judged.of("Institution", Decision.RENAMED) for r in line.renamings]
    for renaming in (*known_renamings(), *said):
        institutions[firms.canonical(Name(key(renaming.present))).key].append(renaming)
    return Renamed(companies, institutions)


def _companies(links: list[Link], judged: Judgements) -> Groups:
    return _groups("Company", links, judged, lambda n: Name(key(n.name), n.scope), _is_known, known_companies())


def _is_known(name: Name) -> bool:
    """Whether a name means a company by itself: a code, a registered name, a brand that many companies trade under."""
    row = known_companies().row(name.key) if name.scope is None else None
    return is_anchor(name) or (row is not None and row.kind == "company")


def _institutions(judged: Judgements) -> Groups:
    return _groups("Institution", (), judged, lambda n: Name(key(n.name)), known=known_institutions())


def _groups(
    label: str,
    links: Iterable[Link],
    judged: Judgements,
    read: Reader,
    is_anchor: Callable[[Name], bool] = lambda _: False,
    known: KnownNames | None = None,
) -> Groups:
    """The groups of a label under what filings (or the lexicon) and the judgements say."""
    same = [
        Link(read(line.names[0]), read(other), Strength.JUDGED, None)
        for line in judged.of(label, Decision.SAME, Decision.RENAMED)
        for other in line.names[1:]
    ]
    apart = [
        (read(a), read(b))
        for line in judged.of(label, Decision.DIFFERENT)
        for n, a in enumerate(line.names)
        for b in line.names[n + 1 :]
    ]
    known = known or KnownNames(())
    said = [*links, *same]
    spoken_of = {n for link in said for n in link[:2]} | {n for pair in apart for n in pair}

    def rank(name: Name) -> tuple[bool, bool, bool, bool, int]:
        """What a group is called by: a code, a name of the lexicon, a name that holds everywhere, a short one."""
        row = known.row(name.key) if name.scope is None else None
        stands = row is not None and row.key == name.key
        return (not is_code(name), not stands, name.scope is not None, is_registered(name.key), len(name.key))

    everything = [*said, *known.links(spoken_of)]
    return group(everything, apart, is_anchor=is_anchor, rank=rank, unlinked=known.standing)
