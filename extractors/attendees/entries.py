"""Entries of an attendee cell: an institution with its people, and what stays in doubt beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.attendees.appearance import glue_cut, pair_cut, person_odds
from extractors.attendees.atom import Atom, Separator, Sort, could_be_person, parted
from extractors.attendees.decoding import Decision, Role, decode
from extractors.attendees.reading import Reading
from extractors.institutions import CORPORATE, is_known

CERTAIN_ENOUGH = 0.9
"""What is less certain stays unread."""
PAIRED_SHARE = 0.7
"""So many institutions with people make a cell in which one without is odd."""
NO_INSTITUTION = re.compile(
    r"(?:董事会秘书|董秘|证券事务代表|证代|独立董事|保荐代表人|董事长|总经理|总监|人员|人数|姓名|名单|单位名称|机构名称|时间|地点)$"
)
"""Posts and labels: who stands behind one did not come for it."""
LEGAL_FORMS = frozenset(
    {"co", "ltd", "limited", "inc", "llc", "llp", "lp", "plc", "pte", "sa", "ag", "gmbh", "company"}
)
LIKE_A_PERSON = 3.0
"""From these odds on, what is read as an institution with people still looks too much like a person."""


@dataclass(slots=True)
class Entry:
    """An institution with its people, and whether every one of them is certain."""

    org: Atom | None
    people: list[Atom] = field(default_factory=list)
    doubtful: list[Atom] = field(default_factory=list)


def entries_of(atoms: Sequence[Atom], decisions: Sequence[Decision]) -> list[Entry]:
    """Institutions with the people that follow them."""
    entries: list[Entry] = []
    for atom, decision in zip(atoms, decisions, strict=True):
        is_certain = decision.certainty >= CERTAIN_ENOUGH
        if decision.role is Role.ORG:
            is_certain = is_certain and is_whole(atom)
            if not is_certain and entries and not entries[-1].people and atom.before is not Separator.BREAK:
                entries[-1].doubtful.append(atom)
                continue
            entries.append(Entry(atom) if is_certain else Entry(None, doubtful=[atom]))
        elif decision.role is Role.GLUED:
            person, org = parted(atom, glue_cut(atom)[0])
            _join(entries, person, is_certain=is_certain)
            entries.append(Entry(org) if is_certain else Entry(None, doubtful=[org]))
        elif decision.role is Role.PAIRED:
            cut = pair_cut(atom)[0]
            org, person = parted(atom, cut) if cut else (atom, atom)
            is_parted = is_certain and cut > 0
            entries.append(Entry(org, [person]) if is_parted else Entry(None, doubtful=[atom]))
        else:
            _join(entries, atom, is_certain=is_certain and could_be_person(atom))
    return entries


def is_label(atom: Atom) -> bool:
    """A post, or the label of another field: no institution."""
    return NO_INSTITUTION.search(atom.text) is not None


def is_whole(atom: Atom) -> bool:
    """Every bracket that opens closes; a corporate word alone is the end of a name that a line break cut; no post."""
    if is_label(atom):
        return False
    words = re.findall(r"[A-Za-z]+", atom.text) if atom.text.isascii() else []
    is_word = len(words) == 1 and words[0].lower() in CORPORATE and not is_known(atom.text)
    is_tail = is_word or (bool(words) and all(word.lower() in LEGAL_FORMS for word in words))
    return not is_tail and sum(map(atom.text.count, "（(")) == sum(map(atom.text.count, "）)"))


def with_doubts(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Where institutions have people, one without must look like one; with people, it must not look like a person."""
    named = sum(bool(entry.people) for entry in entries)
    are_pairs = named >= PAIRED_SHARE * len(entries)
    for entry in entries:
        org = entry.org
        is_odd = org is not None and org.sort is not Sort.ORG
        looks_wrong = org is not None and org.sort is Sort.PERSON and person_odds(org) >= LIKE_A_PERSON
        if is_odd and ((are_pairs and not entry.people) or looks_wrong):
            yield Entry(None, doubtful=[a for a in (org, *entry.people, *entry.doubtful) if a is not None])
        else:
            yield entry


def _join(entries: list[Entry], person: Atom, *, is_certain: bool) -> None:
    """A person belongs to the institution before; after what may have been another one, that is in doubt."""
    if not entries:
        entries.append(Entry(None))
    is_certain = is_certain and entries[-1].org is not None and not entries[-1].doubtful
    (entries[-1].people if is_certain else entries[-1].doubtful).append(person)


def reversed_entries(atoms: Sequence[Atom]) -> list[Entry]:
    """`张三 甲证券`: read from the end, the order is the usual one."""
    separators = [Separator.BREAK, *(atom.before for atom in reversed(atoms[1:]))]
    turned = [replace(atom, before=before) for atom, before in zip(reversed(atoms), separators, strict=True)]
    entries = entries_of(turned, decode(turned))
    for entry in entries:
        entry.people.reverse()
    return entries[::-1]


def add_entry(entry: Entry, reading: Reading) -> None:
    """A doubtful name beside an institution without others leaves the institution in doubt as well."""
    doubtful = entry.doubtful
    if entry.org is not None and not entry.people:
        if doubtful:
            doubtful = [entry.org, *doubtful]
        else:
            reading.add(entry.org, None)
    for person in entry.people:
        reading.add(entry.org, person)
    reading.leave(sorted(doubtful, key=lambda atom: atom.start), "institution or person cannot be told")
