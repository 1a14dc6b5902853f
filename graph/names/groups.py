"""Connected groups of names: which printed names mean one entity, given what filings and judgements say.

Links come in three strengths. A judged link always joins. A strong link (a code and its registered name, a former
name, the lexicon) joins unless a judgement keeps its ends apart. A weak link (a short or defined name) joins a name
to what it is short for, and never joins two anchors: entities known by themselves, that is by a code, by a registered
name, or by a judgement that they differ.

A short name that filings tie to two anchors is contested. It then means what each filing says inside that filing, and
joins nothing anywhere else. So one company's 华信 cannot merge with another's, in whatever order the filings arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from graph.names.judgements import JudgementError


class Name(NamedTuple):
    """A key, and the scope (document, institution, company) outside which it means nothing, if any."""

    key: str
    scope: str | None = None

    @property
    def text(self) -> str:
        return self.key if self.scope is None else f"{self.scope}#{self.key}"


class Strength(IntEnum):
    WEAK = 0
    STRONG = 1
    JUDGED = 2


class Link(NamedTuple):
    """Two names of one entity, according to a document (None: a judgement or a lexicon)."""

    left: Name
    right: Name
    strength: Strength
    document: str | None


class Forest:
    """Disjoint sets of names (union-find). A name that was never joined is a set of its own."""

    def __init__(self) -> None:
        self._parent: dict[Name, Name] = {}

    def __contains__(self, name: Name) -> bool:
        return name in self._parent

    def root(self, name: Name) -> Name:
        top = name
        while (parent := self._parent.get(top, top)) != top:
            top = parent
        while (parent := self._parent.get(name, name)) != top:
            self._parent[name] = top
            name = parent
        return top

    def join(self, left: Name, right: Name) -> None:
        self._parent.setdefault(left, left)
        self._parent.setdefault(right, right)
        low, high = sorted((self.root(left), self.root(right)), key=_order)
        self._parent[high] = low

    def sets(self) -> dict[Name, set[Name]]:
        found: dict[Name, set[Name]] = defaultdict(set)
        for name in self._parent:
            found[self.root(name)].add(name)
        return found


@dataclass(frozen=True)
class Groups:
    """The entity each name means. A name that no link speaks of is an entity of its own."""

    _forest: Forest
    _canonical: dict[Name, Name]
    _unlinked: Callable[[Name], Name]

    def canonical(self, name: Name, document: str | None = None) -> Name:
        """The name that stands for the entity which `name` means in `document`."""
        inside = Name(name.key, document)
        found = inside if document is not None and inside in self._forest else name
        return self._canonical[self._forest.root(found)] if found in self._forest else self._unlinked(found)


def group(
    links: Collection[Link],
    apart: Iterable[tuple[Name, Name]],
    *,
    is_anchor: Callable[[Name], bool],
    rank: Callable[[Name], tuple[object, ...]],
    unlinked: Callable[[Name], Name] = lambda name: name,
) -> Groups:
    """Groups under the links. The name of least `rank` stands for a group; `unlinked` says what other names mean."""
    pairs_apart = sorted({_sorted(pair) for pair in apart}, key=lambda pair: (_order(pair[0]), _order(pair[1])))
    parted = {name for pair in pairs_apart for name in pair}
    forest, weak = _join_strong(_without(links, set(pairs_apart)), pairs_apart)
    cores = {forest.root(n) for link in weak for n in link[:2] if n in parted or is_anchor(n)}
    cores |= {root for root, names in forest.sets().items() if any(n in parted or is_anchor(n) for n in names)}
    for left, right in [join for blob in _blobs(weak, forest, cores) for join in _settle(blob, forest, cores)]:
        forest.join(left, right)
    for name in parted.union(*(link[:2] for link in links)):
        forest.join(name, name)
    canonical = {root: min(names, key=lambda n: (rank(n), _order(n))) for root, names in forest.sets().items()}
    return Groups(forest, canonical, unlinked)


def _without(links: Collection[Link], apart: set[tuple[Name, Name]]) -> list[Link]:
    """The links that do not say outright what a judgement denies."""
    return [x for x in links if _sorted((x.left, x.right)) not in apart]


def _join_strong(links: list[Link], apart: list[tuple[Name, Name]]) -> tuple[Forest, list[Link]]:
    """Join what is certain; where that joins names judged different, what filings say there counts as weak."""
    certain = _forest(x for x in links if x.strength is not Strength.WEAK)
    torn = {certain.root(a) for a, b in apart if certain.root(a) == certain.root(b)}
    kept = [x for x in links if x.strength is Strength.JUDGED or (x.strength and certain.root(x.left) not in torn)]
    forest = _forest(kept)
    for a, b in apart:
        if forest.root(a) == forest.root(b):
            raise JudgementError(f"judged both same and different: {a.text} | {b.text}")
    held = set(kept)
    return forest, [x for x in links if x not in held]


def _forest(links: Iterable[Link]) -> Forest:
    forest = Forest()
    for link in links:
        forest.join(link.left, link.right)
    return forest


def _blobs(weak: list[Link], forest: Forest, cores: set[Name]) -> Iterator[list[Link]]:
    """The weak links in sets that hang together through names which are no anchor's."""
    loose = Forest()
    placed = []
    for link in weak:
        ends = [root for n in link[:2] if (root := forest.root(n)) not in cores]
        if ends:
            loose.join(ends[0], ends[-1])
            placed.append((ends[0], link))
    blobs: dict[Name, list[Link]] = defaultdict(list)
    for end, link in placed:
        blobs[loose.root(end)].append(link)
    yield from blobs.values()


def _settle(blob: list[Link], forest: Forest, cores: set[Name]) -> list[tuple[Name, Name]]:
    """Joins of short names to the one anchor they hang on, or, where there are several, inside each filing only."""
    if len(_anchors(blob, forest, cores)) <= 1:
        return [(x.left, x.right) for x in blob]
    documents = sorted({x.document for x in blob if x.document is not None})
    return [join for d in documents for join in _inside(d, [x for x in blob if x.document == d], forest, cores)]


def _inside(document: str, blob: list[Link], forest: Forest, cores: set[Name]) -> list[tuple[Name, Name]]:
    """What one filing's contested names mean in it: its parts that hang on one anchor join that anchor."""
    joins = []
    for part in _blobs(blob, forest, cores):
        anchors = _anchors(part, forest, cores)
        loose = sorted({n for x in part for n in x[:2] if forest.root(n) not in cores}, key=_order)
        local = [n if n.scope == document else Name(n.key, document) for n in loose]
        joins += [(local[0], n) for n in local]
        if len(anchors) == 1:
            joins.append((local[0], anchors.pop()))
    return joins


def _anchors(blob: list[Link], forest: Forest, cores: set[Name]) -> set[Name]:
    return {root for x in blob for n in x[:2] if (root := forest.root(n)) in cores}


def _sorted(pair: tuple[Name, Name]) -> tuple[Name, Name]:
    left, right = sorted(pair, key=_order)
    return left, right


def _order(name: Name) -> tuple[str, str]:
    return (name.key, name.scope or "")
