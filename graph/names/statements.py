"""What one filing says about names: whose they are, and which of them mean the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extractors.record import DocumentHeader, Record
from graph.names.groups import Link, Name, Strength
from graph.names.keys import is_anonymous, is_generic, is_registered, key
from graph.names.known import known_companies, known_institutions

JOINING_KINDS = frozenset({"short", "full", "defined", "former"})
"""Kinds of alias statement that make two names one; `brand` is not among them."""

UNNAMED = "公司"
"""A filer whose filing gives neither code nor name is this, within its document."""

GENERIC_PROJECTS = frozenset(
    {"项目", "本项目", "该项目", "本次项目", "募投项目", "募集资金投资项目", "本次募投项目", "平台"}
)

_CODE = re.compile(r"\d{6}")


class ProjectLink(NamedTuple):
    """Two keys of one project of a filer, according to a document."""

    filer: Name
    left: str
    right: str
    document: str


class Said(NamedTuple):
    """Which names mean the same: all that the identity of names takes from filings."""

    companies: tuple[Link, ...]
    projects: tuple[ProjectLink, ...]


def filer_name(header: DocumentHeader) -> Name:
    """The code, else the registered name, else the short one, else a name within the document."""
    if header.company_code is not None:
        return Name(key(header.company_code))
    return company_name(header.company_name or header.company_short or UNNAMED, header.id)


def company_name(name: str, document: str | None) -> Name:
    """The name as a key: masked and generic names within their document."""
    scoped = is_anonymous(name) or is_generic(name)
    return Name(key(name), document if scoped else None)


def project_name(name: str, company: Name, document: str) -> Name:
    """A project's name as a key within the company, or within the document where it says no more than 本项目."""
    return Name(key(name), document if key(name) in GENERIC_PROJECTS else company.text)


def is_code(name: Name) -> bool:
    return name.scope is None and _CODE.fullmatch(name.key) is not None


def is_anchor(name: Name) -> bool:
    """Whether a company is known by this name and by no other's leave: a security code, a registered name."""
    return is_code(name) or (name.scope is None and is_registered(name.key))


def company_links(record: Record) -> Iterator[Link]:
    """The header's names, and what the filing says two names mean the same."""
    header = record.document
    filer = filer_name(header)
    for printed in (header.company_name, header.company_short):
        if printed is not None:
            yield from _link(filer, company_name(printed, header.id), "full", header.id)
    for alias in record.aliases:
        if alias.kind in JOINING_KINDS and not alias.name.startswith("《"):
            names = company_name(alias.name, header.id), company_name(alias.alias, header.id)
            yield from _link(*names, alias.kind, header.id)


def _link(left: Name, right: Name, kind: str, document: str) -> Iterator[Link]:
    if left != right:
        certain = kind == "former" or (is_anchor(left) and is_anchor(right))
        yield Link(left, right, Strength.STRONG if certain else Strength.WEAK, document)


def project_links(links: Iterable[ProjectLink], canonical: Callable[[Name, str], Name]) -> Iterator[Link]:
    """What filings say two names of a project mean the same, under the canonical names of their companies."""
    for link in links:
        company = canonical(link.filer, link.document)
        names = [project_name(name, company, link.document) for name in (link.left, link.right)]
        yield from _link(names[0], names[1], "defined", link.document)


def said(record: Record) -> Said:
    """What one filing says about names."""
    header = record.document
    filer = filer_name(header)
    pairs = [(key(p.name), key(alias)) for p in record.projects for alias in p.aliases]
    projects = (ProjectLink(filer, a, b, header.id) for a, b in pairs if a != b)
    return Said(tuple(dict.fromkeys(company_links(record))), tuple(dict.fromkeys(projects)))


def named_companies(record: Record) -> Iterator[str]:
    """Every name printed for a company, and those of institutions, which may be companies too."""
    for relation in record.relations:
        yield relation.object
        yield from relation.members
    for amount in record.amounts:
        yield amount.counterparty
    for mention in record.mentions:
        if mention.label == "Company":
            yield mention.name
    for alias in record.aliases:
        yield from (alias.name, alias.alias)
    for name in _institutions(record):
        row = known_institutions().row(key(name))
        yield from (name,) if row is None else (n for n in (row.short, row.full) if n is not None)


def _institutions(record: Record) -> Iterator[str]:
    yield from (a.institution for a in record.attendees if a.institution is not None)
    yield from (m.name for m in record.mentions if m.label == "Institution")


def name_keys(record: Record) -> frozenset[str]:
    """What ties the identity of a filing to that of others: filings with a key in common may change each other's."""
    header = record.document
    filer = filer_name(header)
    names = {n for link in company_links(record) for n in (link.left, link.right)} | {filer}
    names |= {company_name(n, header.id) for n in named_companies(record)}
    rows = [known_companies().row(n.key) for n in names if n.scope is None]
    names |= {Name(row.key) for row in rows if row is not None}
    projects = {project_name(n, filer, header.id) for p in record.projects for n in (p.name, *p.aliases)}
    return frozenset(n.text for n in names | projects)
