"""The pairs worth a look, best first: everything that `comparisons` finds, less what somebody has judged already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.names.judgements import Decision, Judgements, ScopedName
from graph.names.keys import key, regulation_key
from graph.review.comparisons import COMPARE, Field
from graph.review.entities import Entity, read_beside, read_entities
from graph.review.masked import read_masked
from graph.review.signals import Signal, score
from graph.store import Store

MIN_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two nodes that may be one, with what speaks for and against it."""

    label: str
    left: Entity
    right: Entity
    score: float
    signals: tuple[Signal, ...]

    @property
    def names(self) -> tuple[ScopedName, ScopedName]:
        """How a line of the judgements file names them."""
        return self.left.judged, self.right.judged


def find_candidates(
    store: Store,
    judgements: Judgements | None = None,
    labels: Iterable[str] = COMPARE,
    *,
    min_score: float = MIN_SCORE,
    again: bool = False,
) -> list[Candidate]:
    """Candidates by descending score. `again` lists also the pairs that were judged `unsure`."""
    found = [c for label in labels for c in _of_label(store, label, min_score)]
    judged = _judged(judgements or Judgements(), again=again)
    kept = [c for c in found if not judged & _pairs(c)]
    return sorted(kept, key=lambda c: (-c.score, c.label, c.left.id, c.right.id))


def _of_label(store: Store, label: str, min_score: float) -> list[Candidate]:
    found = [c for c in _candidates(store, label) if c.score >= min_score]
    if label != "Analyst":
        return found
    firms = {_scopes(c) for c in _candidates(store, "Institution") if c.score >= min_score}
    return [c for c in found if frozenset((c.left.scope, c.right.scope)) not in firms]


def _scopes(firms: Candidate) -> frozenset[str | None]:
    """The scopes of the people of two institutions: joined, they join those of one name by themselves."""
    return frozenset(e.id.partition(":")[2] for e in (firms.left, firms.right))


def _candidates(store: Store, label: str) -> Iterator[Candidate]:
    if label == "Company":
        yield from (Candidate(label, *proposed) for proposed in read_masked(store))
    field = Field(tuple(read_entities(store, label)), read_beside(store, label))
    for (left, right), signals in COMPARE[label](field):
        yield Candidate(label, left, right, score(signals), tuple(signals))


Judged = tuple[str, frozenset[tuple[str, str | None]]]
"""A label and the keys, with scopes, of two names."""


def _judged(judgements: Judgements, *, again: bool) -> set[Judged]:
    lines = [x for x in judgements.lines if not (again and x.decision is Decision.UNSURE)]
    return {_pair(line.label, a, b) for line in lines for n, a in enumerate(line.names) for b in line.names[n + 1 :]}


def _pairs(candidate: Candidate) -> set[Judged]:
    """Every way in which a line may have named the two."""
    left, right = candidate.left, candidate.right
    return {
        _pair(candidate.label, ScopedName(a, left.scope), ScopedName(b, right.scope))
        for a in (*left.names, left.judged.name)
        for b in (*right.names, right.judged.name)
    }


def _pair(label: str, a: ScopedName, b: ScopedName) -> Judged:
    read = regulation_key if label == "Regulation" else key
    return label, frozenset((read(n.name), None if n.scope is None else key(n.scope)) for n in (a, b))
