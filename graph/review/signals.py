"""What speaks for and against two nodes being one: each signal has a weight and says itself in words.

>>> score([Signal("same_core", 0.6, "…"), Signal("shared_people", 0.5, "…")])
0.8
>>> score([Signal("same_core", 0.8, "…"), Signal("side_by_side", -0.5, "…")])
0.4
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.names.keys import key
from graph.review.entities import Beside, Entity
from graph.review.name_parts import BUYERS, NameParts, faces, name_parts, simplified

MEETINGS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason: `weight` between -1 (speaks against) and 1."""

    name: str
    weight: float
    text: str


def score(signals: Iterable[Signal]) -> float:
    """0 to 1: reasons for add up as independent chances do; each reason against takes its share of the sum."""
    missed, kept = 1.0, 1.0
    for signal in signals:
        if signal.weight > 0:
            missed *= 1 - signal.weight
        else:
            kept *= 1 + signal.weight
    return round((1 - missed) * kept, 3)


def all_parts(entity: Entity) -> tuple[NameParts, ...]:
    """The parts of every name that the entity is printed under."""
    return tuple(dict.fromkeys(name_parts(face) for name in entity.names for face in faces(name)))


def spelled(entity: Entity) -> frozenset[str]:
    """Every name as a key, in simplified characters."""
    return frozenset(simplified(key(name)) for name in entity.names)


def firm_names(left: Entity, right: Entity, houses: frozenset[str] = frozenset()) -> list[Signal]:
    """How much alike the names of two firms are; the best pair of their names counts.

    `houses`: cores that several firms of one house share (a bank, its broker, its fund manager).
    """
    if shared := spelled(left) & spelled(right):
        return [Signal("same_writing", 0.85, f"one name in simplified characters: {min(shared)}")]
    found = [_alike(a, b, a.core in houses) for a in all_parts(left) for b in all_parts(right)]
    return max(found, key=lambda signals: (score(signals), len(signals)), default=[])


def _alike(a: NameParts, b: NameParts, in_house: bool) -> list[Signal]:
    """Signals of one pair of names; none where neither core is the other."""
    if a.core != b.core:
        return _misspelt(a, b)
    return [_trade(a, b, in_house), *_differences(a, b)]


def _trade(a: NameParts, b: NameParts, in_house: bool) -> Signal:
    """One core: is what follows it the same trade? In a house of several firms it has to be, to the word."""
    if a.trades == b.trades == ("tech",) and not (a.tail.startswith(b.tail) or b.tail.startswith(a.tail)):
        return Signal("same_core_other_trade", 0.3, f"both are called {a.core}, of {a.tail} and of {b.tail}")
    if a.trades == b.trades:
        return Signal("same_name_parts", 0.75, f"{a.core}: only place, legal form or wording of the trade differ")
    if _is_desk_of_broker(a, b) or _is_desk_of_broker(b, a):
        return Signal("desk_of_broker", 0.75, f"a desk of {a.core} and the broker")
    if in_house:
        return Signal("same_house", 0.2, f"both are called {a.core}, as are other firms of that house")
    if not a.trades or not b.trades:
        return Signal("short_in_full", 0.65, f"{a.core} is what tells the longer name from others")
    if BUYERS.issuperset((*a.trades, *b.trades)):
        return Signal("same_investor", 0.65, f"{a.core}: both invest, under other words")
    if set(a.trades) & set(b.trades):
        return Signal("same_core", 0.45, f"both are called {a.core}, of a like trade")
    return Signal("same_core_other_trade", 0.2, f"both are called {a.core}, of different trades")


def _is_desk_of_broker(a: NameParts, b: NameParts) -> bool:
    """国金自营 beside 国金证券."""
    return a.desk and not b.desk and not a.trades and b.trades == ("securities",)


def _differences(a: NameParts, b: NameParts) -> list[Signal]:
    found = []
    if a.places and b.places and not set(a.places) & set(b.places):
        places = f"{'、'.join(a.places)} / {'、'.join(b.places)}"
        found.append(Signal("other_place", -0.6, f"different places: {places}"))
    if set(a.apart) != set(b.apart):
        words = "、".join(sorted(set(a.apart) ^ set(b.apart)))
        found.append(Signal("sister_firm", -0.7, f"only one is called {words}"))
    if ("holding" in a.trades) is not ("holding" in b.trades) and a.trades and b.trades:
        found.append(Signal("group_and_firm", -0.4, "only one is a group or holding"))
    if a.is_legal and b.is_legal and a.tail != b.tail:
        found.append(Signal("two_registered_names", -0.6, f"both are registered, as {a.tail} and as {b.tail}"))
    if a.desk is not b.desk and not _is_desk_of_broker(a, b) and not _is_desk_of_broker(b, a):
        found.append(Signal("desk", -0.2, "only one is a desk of a firm"))
    return found


def _misspelt(a: NameParts, b: NameParts) -> list[Signal]:
    """One character more, less, other or two exchanged, in a core long enough for that to be no accident."""
    shorter = min(len(a.core), len(b.core))
    if shorter < 3 or OSA.distance(a.core, b.core, score_cutoff=1) != 1 or a.trades != b.trades:
        return []
    if a.core.isascii() and shorter < 6:
        return []
    weight = 0.55 if shorter >= LONG_CORE else 0.4 if a.core.isascii() else 0.3
    return [Signal("one_character", weight, f"{a.core} / {b.core}"), *_differences(a, b)]


LONG_CORE = 9
"""Characters of a core from which one that differs is a slip of the pen."""


def shared_people(left: Beside, right: Beside, firms_of: Mapping[str, int], share: float = 1.0) -> list[Signal]:
    """People who came for both; a name that came for many firms is many people's, and people move within a house."""
    people = sorted(left.people.keys() & right.people.keys(), key=lambda p: (firms_of[p], p))
    weights = [share * _rarity(firms_of[p]) * (1.0 if len(p) > SHORT_NAME else 0.7) for p in people]
    missed = 1.0
    for weight in weights:
        missed *= 1 - weight
    if not people:
        return []
    return [Signal("shared_people", round(min(0.95, 1 - missed), 3), f"came for both: {'、'.join(people[:5])}")]


SHORT_NAME = 2
"""Characters of a person's name that many share."""


def _rarity(firms: int) -> float:
    return 0.6 if firms <= 2 else 0.5 if firms <= 4 else 0.2 if firms <= 8 else 0.05


def side_by_side(left: Beside, right: Beside, weight: float, what: str) -> list[Signal]:
    """Named next to each other: who lists both knows two."""
    common = sorted(left.places & right.places)
    if not common:
        return []
    share = len(common) / min(len(left.places), len(right.places))
    shown = "、".join(common[:MEETINGS_SHOWN])
    return [Signal("side_by_side", round(-weight * (0.5 + share / 2), 3), f"both in the same {what}: {shown}")]


def same_partners(left: Beside, right: Beside, weight: float, what: str) -> list[Signal]:
    common = sorted(left.partners & right.partners)
    return [Signal("same_partners", weight, f"{what}: {'、'.join(common[:3])}")] if common else []


def same_documents(left: Beside, right: Beside, weight: float) -> list[Signal]:
    """Named in one filing: a full name and its short form are apt to stand there together."""
    documents = [{p.removeprefix("Passage:").rpartition("#")[0] for p in x.passages} for x in (left, right)]
    common = sorted(documents[0] & documents[1])
    return [Signal("same_document", weight, f"both in {'、'.join(common[:2])}")] if common else []


def one_after_the_other(left: Beside, right: Beside, weight: float) -> list[Signal]:
    """Seen first here, then there, and never back."""
    early, late = sorted((left, right), key=lambda b: (b.first, b.last))
    if not early.last or not late.first or early.last >= late.first:
        return []
    return [Signal("one_after_the_other", weight, f"until {early.last}, then from {late.first}")]
