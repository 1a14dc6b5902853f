"""The filings of a store with the graph they make, kept equal to `assemble` while filings come and go one by one.

A filing brings its own evidence. It can also change what names mean in other filings: those that print a name which
an alias statement, the lexicon or a judgement ties to one of its own, directly or by way of others. Only these are
looked at again, and only where a name has in fact changed its meaning is their evidence counted anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from extractors.record import Record
from graph.assemble import Builder, contributions
from graph.change import Change
from graph.groups import Name
from graph.identity import Identity, identify, name_keys
from graph.judgements import Decision, Judgements
from graph.names import key
from graph.network import Graph
from graph.statements import company_links, filer_name, named_companies

Meaning = frozenset[str]


class Keys(NamedTuple):
    """The names of a filing: all, and the sets of them that it says mean one thing."""

    named: frozenset[str]
    tied: tuple[frozenset[str], ...]


class Library:
    """Records and their graph. `put` and `take_out` give the changes of the graph, in the order to make them in."""

    def __init__(self, records: Iterable[Record] = (), judgements: Judgements | None = None) -> None:
        self._judgements = judgements or Judgements()
        self._judged = judged_keys(self._judgements)
        self._records: dict[str, Record] = {}
        self._keys: dict[str, Keys] = {}
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._meanings: dict[str, Meaning] = {}
        self._builder = Builder()
        for record in records:
            self._shelve(record)
        self._refresh(set(self._records))

    @property
    def graph(self) -> Graph:
        return self._builder.graph

    def __contains__(self, document: object) -> bool:
        return document in self._records

    def put(self, record: Record) -> list[Change]:
        """Add a filing, or replace what stands under its document's id."""
        document = record.document.id
        if self._records.get(document) == record:
            return []
        concerned = self._concerned(document)
        self._unshelve(document)
        self._shelve(record)
        self._meanings.pop(document, None)
        return self._refresh(concerned | self._concerned(document))

    def take_out(self, document: str) -> list[Change]:
        """Take a filing out; one that is not in changes nothing."""
        concerned = self._concerned(document) - {document}
        self._unshelve(document)
        self._meanings.pop(document, None)
        change = self._builder.remove(document)
        return [c for c in (change, *self._refresh(concerned)) if c]

    def _shelve(self, record: Record) -> None:
        document = record.document.id
        self._records[document] = record
        self._keys[document] = keys_of(record)
        for name in self._keys[document].named:
            self._naming[name].add(document)

    def _unshelve(self, document: str) -> None:
        if document in self._records:
            del self._records[document]
            for name in self._keys.pop(document).named:
                self._naming[name].discard(document)

    def _concerned(self, document: str) -> set[str]:
        """The filings in which a name may mean something else with this filing in than without it."""
        if document not in self._keys:
            return set()
        found: set[str] = set()
        waiting = [name for tied in self._keys[document].tied for name in tied]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [n for other in self._naming[name] for t in self._keys[other].tied if name in t for n in t]
                waiting += self._judged if name in self._judged else ()
        return {document}.union(*(self._naming[name] for name in found))

    def _refresh(self, documents: set[str]) -> list[Change]:
        """Count the evidence of these filings anew where their names mean something else than before."""
        identity = identify(self._records.values(), self._judgements)
        changed = []
        for document in sorted(documents):
            meaning = meaning_of(self._records[document], identity)
            if self._meanings.get(document) != meaning:
                self._meanings[document] = meaning
                changed.append(contributions(self._records[document], identity))
        change = self._builder.add_all(changed)
        return [change] if change else []


def keys_of(record: Record) -> Keys:
    """The keys of a filing's names."""
    filer = filer_name(record.document).text
    pairs = [frozenset((link.left.text, link.right.text)) for link in company_links(record)]
    rest = name_keys(record)
    return Keys(rest | {filer}, (frozenset((filer,)), *pairs))


def judged_keys(judgements: Judgements) -> frozenset[str]:
    """All names in the judgements: they are taken to hang together."""
    names = (n for line in judgements.lines if line.decision is not Decision.UNSURE for n in line.names)
    texts = (text for n in names for text in (Name(key(n.name), n.scope).text, key(n.name), key(n.scope or "")))
    return frozenset(texts)


def meaning_of(record: Record, identity: Identity) -> Meaning:
    """The ids that the filing's names mean; its evidence depends on nothing else of other filings."""
    header = record.document
    names = {*named_companies(record), *(n for a in record.aliases for n in (a.name, a.alias))}
    found = {f"{name}\t{identity.company(name, header.id)}" for name in names}
    found |= {f"{p.name}\t{identity.project(p.name, header)}" for p in record.projects}
    found |= {f"{h.person}\t{identity.representative(h.person, header)}" for h in record.hosts}
    found |= {f"\t{identity.filer(header)}"}
    return frozenset(found)
