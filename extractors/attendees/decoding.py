"""What each atom of an attendee cell is, found from the habits of the cell itself.

Institutions and people follow one another in a pattern that differs by company: what parts an institution from its
people, people from one another, an entry from the next. The plain atoms of a cell show its pattern; the pattern says
what the others are. Two states a place, transitions weighted by the habits, best path and certainty by the usual
dynamic programme.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from extractors.attendees.appearance import glue_cut, is_plain, pair_cut, person_odds
from extractors.attendees.atom import Atom, Separator, Sort


class Role(StrEnum):
    """What an atom is. GLUED is a person with the next institution behind the name, PAIRED an institution with its
    person: two in one, where nothing parts them.
    """

    ORG = "org"
    PERSON = "person"
    GLUED = "glued"
    PAIRED = "paired"


BEGINS = {Role.ORG: Role.ORG, Role.PERSON: Role.PERSON, Role.GLUED: Role.PERSON, Role.PAIRED: Role.ORG}
ENDS = {Role.ORG: Role.ORG, Role.PERSON: Role.PERSON, Role.GLUED: Role.ORG, Role.PAIRED: Role.PERSON}


Arc = tuple[Role, Role]
"""As what the atom before ends, as what the next begins."""
Seen = tuple[Arc, Separator]

FOLLOWS: Mapping[Arc, float] = {
    (Role.ORG, Role.PERSON): 2.0,
    (Role.ORG, Role.ORG): 1.0,
    (Role.PERSON, Role.PERSON): 1.0,
    (Role.PERSON, Role.ORG): 2.0,
}
PARTED: Mapping[Arc, Mapping[Separator, float]] = {
    (Role.ORG, Role.PERSON): {Separator.PAIR: 2.5, Separator.SPACE: 2.5, Separator.LIST: 0.1, Separator.BREAK: 0.6},
    (Role.PERSON, Role.PERSON): {
        Separator.LIST: 2.5,
        Separator.SPACE: 0.8,
        Separator.BREAK: 0.02,
        Separator.PAIR: 0.01,
    },
    (Role.PERSON, Role.ORG): {Separator.BREAK: 2.5, Separator.LIST: 1, Separator.SPACE: 1, Separator.PAIR: 0.01},
    (Role.ORG, Role.ORG): {Separator.BREAK: 1.2, Separator.LIST: 1.2, Separator.SPACE: 0.2, Separator.PAIR: 0.01},
}
"""What is usual over all cells, as if seen so many times before."""

NEVER = -50.0
FIRST_IS_PERSON = -4.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of an atom and how certain it is, 0.5 to 1."""

    role: Role
    certainty: float


@dataclass(slots=True)
class Habits:
    """How often the plain atoms of a cell follow one another in which way."""

    follows: Counter[Arc] = field(default_factory=Counter)
    parted: Counter[tuple[Arc, Separator]] = field(default_factory=Counter)

    def see(self, arc: Arc, separator: Separator) -> None:
        self.follows[arc] += 1
        self.parted[arc, separator] += 1

    def weight(self, arc: Arc, separator: Separator, *, seen_here: Seen | None) -> float:
        """Log-probability of the arc with this separator; what is `seen_here` does not count as its own example."""
        if separator is Separator.MEMBER:
            return 0.0 if arc == (Role.PERSON, Role.PERSON) else NEVER
        same_arc = self.follows[arc] - (seen_here is not None and seen_here[0] == arc)
        ways = sum(PARTED[arc].values()) + same_arc
        parted = PARTED[arc][separator] + self.parted[arc, separator] - (seen_here == (arc, separator))
        return self.turn(arc, seen_here=seen_here) + math.log(parted / ways)

    def turn(self, arc: Arc, *, seen_here: Seen | None = None) -> float:
        """Log-probability of the arc, whatever parts the two."""
        left_out = seen_here[0] if seen_here is not None else None
        among = sum(self.follows[a] + weight - (a == left_out) for a, weight in FOLLOWS.items() if a[0] is arc[0])
        return math.log((self.follows[arc] + FOLLOWS[arc] - (arc == left_out)) / among)


def plain_role(atom: Atom) -> Role | None:
    if not is_plain(atom):
        return None
    return Role.ORG if atom.sort is Sort.ORG else Role.PERSON


def learn(atoms: Sequence[Atom]) -> tuple[Habits, list[Seen | None]]:
    """The habits of a cell, and for each atom what it contributed to them."""
    habits = Habits()
    seen: list[Seen | None] = [None]
    roles = [plain_role(atom) for atom in atoms]
    for (before, role), atom in zip(pairwise(roles), atoms[1:], strict=True):
        if before is None or role is None or atom.before is Separator.MEMBER:
            seen.append(None)
            continue
        habits.see((before, role), atom.before)
        seen.append(((before, role), atom.before))
    return habits, seen


def decode(atoms: Sequence[Atom]) -> list[Decision]:
    """The role of every atom. Institutions come first, their people after them."""
    if not atoms:
        return []
    habits, seen = learn(atoms)
    looks = [_looks(atom, habits) for atom in atoms]
    ways = {way: _moves(habits, *way) for way in {(a.before, s) for a, s in zip(atoms, seen, strict=True)}}
    moves = [ways[atom.before, held] for atom, held in zip(atoms, seen, strict=True)]
    first = {Role.ORG: 0.0, Role.PERSON: FIRST_IS_PERSON}
    forward = [{role: look + first[BEGINS[role]] for role, look in looks[0].items()}]
    for look, move in zip(looks[1:], moves[1:], strict=True):
        forward.append({role: look[role] + _sum([forward[-1][b] + move[b, role] for b in Role]) for role in Role})
    backward = [{role: habits.turn((ENDS[role], Role.ORG)) for role in Role}]
    for look, move in zip(looks[:0:-1], moves[:0:-1], strict=True):
        backward.append({b: _sum([move[b, role] + look[role] + backward[-1][role] for role in Role]) for b in Role})
    return [_decision(f, b) for f, b in zip(forward, reversed(backward), strict=True)]


def _looks(atom: Atom, habits: Habits) -> dict[Role, float]:
    inside = habits.turn((Role.ORG, Role.PERSON))
    return {
        Role.ORG: 0.0,
        Role.PERSON: person_odds(atom),
        Role.GLUED: glue_cut(atom)[1],
        Role.PAIRED: pair_cut(atom)[1] + inside,
    }


def _moves(habits: Habits, separator: Separator, seen_here: Seen | None) -> dict[tuple[Role, Role], float]:
    """The weight of every step from one atom to the next."""
    arcs = {arc: habits.weight(arc, separator, seen_here=seen_here) for arc in FOLLOWS}
    return {(a, b): arcs[ENDS[a], BEGINS[b]] for a in Role for b in Role}


def _sum(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what these are logarithms of."""
    top = max(logs)
    return top + math.log(sum(math.exp(log - top) for log in logs))


def _decision(forward: Mapping[Role, float], backward: Mapping[Role, float]) -> Decision:
    whole = {role: forward[role] + backward[role] for role in Role}
    role = max(whole, key=lambda r: whole[r])
    return Decision(role, min(1.0, math.exp(whole[role] - _sum(list(whole.values())))))
