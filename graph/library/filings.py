"""The filings of a store with the graph they make, kept equal to `assemble` while filings come and go one by one.

A filing brings its own evidence, which is counted at the places it speaks of (`graph.library.tallies`). It can also
change what names mean in other filings, but only by a statement about names that no filing made before, or that no
filing makes any more. Then, and only then, the filings are looked at again that print a name which hangs together with
those of the statement; where a name has in fact changed its meaning, their evidence is counted anew. So a step reads
and writes what the filing touches, however many filings there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from extractors.record import Record
from graph.filing.contributions import contribute
from graph.filing.evidence import Contribution, NodeKey
from graph.identity import Identity, identify_said
from graph.library.archive import Archive, Naming, Update
from graph.library.naming import LINKS, PROJECTS, closure, judged_names, name_id, names_of, place, statements, tied
from graph.library.settle import settle
from graph.library.tallies import TOTALS, Counts
from graph.names.groups import Name
from graph.names.judgements import Judgements
from graph.names.statements import filer_name, named_companies, said

Records = Mapping[str, Record]
Meaning = frozenset[str]


class Identities(NamedTuple):
    """What names mean before and after a step."""

    old: Identity
    new: Identity


class Library:
    """The steps to take with an archive: each gives what is to be changed in it, and changes nothing itself."""

    def __init__(self, archive: Archive, judgements: Judgements | None = None) -> None:
        self._archive = archive
        self._judgements = judgements or Judgements()
        self._judged = judged_names(self._judgements)

    def put(self, records: Iterable[Record]) -> Update:
        """Add filings, or replace what stands under their documents' ids; of several of one the last."""
        put = {record.document.id: record for record in records}
        there = {r.document.id: r for r in self._archive.records(put.keys())}
        fresh = {id: record for id, record in put.items() if there.get(id) != record}
        return self._exchange({id: r for id, r in there.items() if id in fresh}, fresh)

    def take_out(self, documents: Collection[str]) -> Update:
        """Take filings out; one that is not in changes nothing."""
        return self._exchange({r.document.id: r for r in self._archive.records(documents)}, {})

    def totals(self) -> dict[str, dict[str, int]]:
        """How many nodes by label, edges by type, and pending items there are."""
        counts = Counts(self._archive.counts)
        counts.fetch([TOTALS])
        tally = counts.old(TOTALS)
        return {} if tally is None else {n: {str(a): k for a, k in c.items()} for n, c in tally.values.items()}

    def _exchange(self, outs: Records, ins: Records) -> Update:
        """Take records out and put others in."""
        if not outs and not ins:
            return Update()
        counts = Counts(self._archive.counts)
        others = self._concerned(counts, outs, ins)
        identities = self._identities(counts, {**others, **outs}, {**others, **ins})
        moved = [r for r in others.values() if meaning_of(r, identities.old) != meaning_of(r, identities.new)]
        before = _contributions([*outs.values(), *moved], identities.old)
        after = _contributions([*ins.values(), *moved], identities.new)
        change = settle(counts, before, after)
        old, new = self._namings(outs), self._namings(ins)
        return Update(change, counts.changed(), new - old, old - new)

    def _concerned(self, counts: Counts, outs: Records, ins: Records) -> Records:
        """Count the statements about names; the other filings in which a name may mean something else now."""
        said = [(record, -1) for record in outs.values()] + [(record, 1) for record in ins.values()]
        evidence = [(at, e, by) for record, by in said for at, e in tied(record, self._judged).items()]
        counts.fetch(at for at, _, _ in evidence)
        for at, one, by in evidence:
            counts.count(at, one, by)
        places = {at for at, _, _ in evidence}
        names = self._closure_ids(counts, [at for at in places if _differs(counts, at, LINKS)])
        filers = self._closure_ids(counts, [at for at in places if _differs(counts, at, PROJECTS)])
        wanted = names | {f"filer\t{name}" for name in filers}
        found = self._archive.naming(wanted) if wanted else set()
        return {r.document.id: r for r in self._archive.records(found - outs.keys() - ins.keys())}

    def _closure_ids(self, counts: Counts, places: list[NodeKey]) -> set[str]:
        names = [Name(key, scope or None) for scope, _, key in (at.id.rpartition("\t") for at in places)]
        return {name_id(name) for name in closure(counts, names, self._judged)}

    def _identities(self, counts: Counts, old: Records, new: Records) -> Identities:
        """What the names of these filings mean, by the statements that hang together with them."""
        names = {name for records in (old, new) for r in records.values() for name in names_of(r, self._judged)}
        places = [place(name) for name in sorted(closure(counts, names, self._judged), key=name_id)]
        return Identities(
            identify_said([statements(map(counts.old, places)), *map(said, old.values())], self._judgements),
            identify_said([statements(map(counts.new, places)), *map(said, new.values())], self._judgements),
        )

    def _namings(self, records: Records) -> set[Naming]:
        found = {Naming(name_id(name), id) for id, r in records.items() for name in names_of(r, self._judged)}
        return found | {Naming(f"filer\t{name_id(filer_name(r.document))}", id) for id, r in records.items()}


def _differs(counts: Counts, at: NodeKey, kind: str) -> bool:
    """Whether a statement of this kind is new under the name, or gone."""
    tallies = (counts.old(at), counts.new(at))
    old, new = (set() if tally is None else set(tally.values.get(kind, ())) for tally in tallies)
    return old != new


def _contributions(records: Iterable[Record], identity: Identity) -> dict[str, Contribution]:
    return {record.document.id: contribute(record, identity) for record in records}


def meaning_of(record: Record, identity: Identity) -> Meaning:
    """The ids that the filing's names mean; its evidence depends on nothing else of other filings."""
    header = record.document
    names = {*named_companies(record), *(n for a in record.aliases for n in (a.name, a.alias))}
    found = {f"{name}\t{identity.company(name, header.id)}" for name in names}
    found |= {f"{p.name}\t{identity.project(p.name, header)}" for p in record.projects}
    found |= {f"{h.person}\t{identity.representative(h.person, header)}" for h in record.hosts}
    found |= {f"\t{identity.filer(header)}"}
    return frozenset(found)
