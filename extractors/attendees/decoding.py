"""What each atom of an attendee cell is, found from the habits of the cell itself.

Institutions and people follow one another in a pattern that differs by company: what parts an institution from its
people, people from one another, an entry from the next. The plain atoms of a cell show its pattern; the pattern says
what the others are. Two states a place, transitions weighted by the habits, best path and certainty by the usual
dynamic programme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from math import exp, log
from operator import add

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

ROLES = tuple(Role)
Weights = tuple[float, float, float, float]
"""Log-probabilities, one for each of ROLES."""
Moves = tuple[tuple[Weights, ...], tuple[Weights, ...]]
"""Those of the steps out of each of ROLES, and into each of them."""

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
FEWEST_ALIKE = 3
"""So many institutions written alike make a habit without exception."""
UNLED = -4.0
"""The odds of an institution that breaks it."""


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
        return self.turn(arc, seen_here=seen_here) + log(parted / ways)

    def turn(self, arc: Arc, *, seen_here: Seen | None = None) -> float:
        """Log-probability of the arc, whatever parts the two."""
        left_out = seen_here[0] if seen_here is not None else None
        among = sum(self.follows[a] + weight - (a == left_out) for a, weight in FOLLOWS.items() if a[0] is arc[0])
        return log((self.follows[arc] + FOLLOWS[arc] - (arc == left_out)) / among)


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
    inside = habits.turn((Role.ORG, Role.PERSON))
    alone = _unled(atoms)
    likely = zip(atoms, alone, strict=True)
    looks = [(org, person_odds(a), glue_cut(a)[1], pair_cut(a)[1] + inside) for a, org in likely]
    places = [(atom.before, held) for atom, held in zip(atoms, seen, strict=True)]
    ways = {place: _moves(habits, *place) for place in dict.fromkeys(places)}
    moves = [ways[place] for place in places]
    return list(map(_decision, _forward(looks, moves), _backward(looks, moves, habits)))


def _unled(atoms: Sequence[Atom]) -> list[float]:
    """Where every plain institution has its people right behind a colon, what looks like a person and has none is one.

    Likewise where every plain institution begins a line, for what stands within the lines and is not parted as they
    are: `张三、朝晖 李四`. A name that begins a line may be of no institution: nothing is said of it.
    """
    following = [*(atom.before for atom in atoms[1:]), Separator.BREAK]
    plain = [i for i, atom in enumerate(atoms) if plain_role(atom) is Role.ORG]
    are_many = len(plain) >= FEWEST_ALIKE
    all_lead = are_many and all(following[i] is Separator.PAIR for i in plain)
    all_begin = are_many and all(atoms[i].before is Separator.BREAK for i in plain)
    odds = []
    for atom, after in zip(atoms, following, strict=True):
        is_within = atom.sort is Sort.PERSON and atom.before is not Separator.BREAK
        is_listed = atom.before is not Separator.LIST or after in (Separator.LIST, Separator.BREAK)
        is_person = (all_lead and after is not Separator.PAIR) or (all_begin and is_listed)
        odds.append(UNLED if is_within and is_person else 0.0)
    return odds


def _forward(looks: Sequence[Weights], moves: Sequence[Moves]) -> list[Weights]:
    """For each atom in each role, the weight of all that stands before it, and its own."""
    org, person, glued, paired = looks[0]
    held = (org, person + FIRST_IS_PERSON, glued + FIRST_IS_PERSON, paired)
    found = [held]
    for look, (_, into) in zip(looks[1:], moves[1:], strict=True):
        a, b, c, d = held
        held = _each(look[r] + _sum(a + w, b + x, c + y, d + z) for r, (w, x, y, z) in enumerate(into))
        found.append(held)
    return found


def _backward(looks: Sequence[Weights], moves: Sequence[Moves], habits: Habits) -> list[Weights]:
    """For each atom in each role, the weight of all that stands after it."""
    held = _each(habits.turn((ENDS[role], Role.ORG)) for role in ROLES)
    found = [held]
    for (e, f, g, h), (out, _) in zip(looks[:0:-1], moves[:0:-1], strict=True):
        a, b, c, d = held
        held = _each(_sum(w + e + a, x + f + b, y + g + c, z + h + d) for w, x, y, z in out)
        found.append(held)
    return found[::-1]


def _moves(habits: Habits, separator: Separator, seen_here: Seen | None) -> Moves:
    """The weight of every step from one atom to the next: by the role it leaves, and by the role it enters."""
    arcs = {arc: habits.weight(arc, separator, seen_here=seen_here) for arc in FOLLOWS}
    out = tuple(_each(arcs[ENDS[a], BEGINS[b]] for b in ROLES) for a in ROLES)
    return out, tuple(zip(*out, strict=True))


def _each(weights: Iterable[float]) -> Weights:
    org, person, glued, paired = weights
    return org, person, glued, paired


def _sum(a: float, b: float, c: float, d: float) -> float:
    """The logarithm of the sum of what these are logarithms of."""
    top = max(a, b, c, d)
    return top + log(exp(a - top) + exp(b - top) + exp(c - top) + exp(d - top))


def _decision(forward: Weights, backward: Weights) -> Decision:
    whole = _each(map(add, forward, backward))
    best = max(whole)
    return Decision(ROLES[whole.index(best)], min(1.0, exp(best - _sum(*whole))))
