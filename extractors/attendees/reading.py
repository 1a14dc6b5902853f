"""What was read from an attendee cell so far: pairs, and what names nobody for certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.attendees.atom import Atom
from extractors.institutions import key
from extractors.names import without_honorific

LONGEST_NAME = 200
"""Characters; trustees with their product in brackets take eighty. What is longer can be no key of a store either."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An institution with one of its people; `start` to `end` in the cell covers both."""

    institution: str | None
    person: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unread:
    """Part of the cell that names nobody for certain."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Reading:
    """What was read so far."""

    pairs: list[Pair] = field(default_factory=list)
    keys: set[tuple[str, str]] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)

    def add(self, org: Atom | None, person: Atom | None) -> None:
        places = [a for a in (org, person) if a is not None]
        if any(len(a.text) > LONGEST_NAME for a in places):
            self.leave(sorted(places, key=lambda a: a.start), "longer than any name")
            return
        name = without_honorific(person.text) if person else None
        institution = org.text.strip('“”"') if org else None
        pair_key = (key(institution or ""), key(name or ""))
        if pair_key not in self.keys:
            self.keys.add(pair_key)
            self.pairs.append(Pair(institution, name, min(a.start for a in places), max(a.end for a in places)))

    def leave(self, atoms: Sequence[Atom], reason: str) -> None:
        if atoms:
            self.unread.append(Unread(atoms[0].start, atoms[-1].end, reason))

    def take(self, other: Reading, offset: int) -> None:
        """What was read from a part of the cell that begins at `offset`."""
        for pair in other.pairs:
            pair_key = (key(pair.institution or ""), key(pair.person or ""))
            if pair_key not in self.keys:
                self.keys.add(pair_key)
                self.pairs.append(replace(pair, start=pair.start + offset, end=pair.end + offset))
        for unread in other.unread:
            self.unread.append(replace(unread, start=unread.start + offset, end=unread.end + offset))
