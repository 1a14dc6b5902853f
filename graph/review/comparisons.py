"""Which pairs of a label are compared, and how: one function a label, all over plain values.

Pairs come from blocks (names with one core, names one character apart, people of one name), so the work grows with
the number of names and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.names.keys import key, regulation_key
from graph.names.known import known_companies, known_institutions
from graph.review.entities import Beside, Entity
from graph.review.name_parts import LICENSED, name_parts, simplified
from graph.review.signals import (
    Signal,
    all_parts,
    firm_names,
    one_after_the_other,
    same_documents,
    same_partners,
    score,
    shared_people,
    side_by_side,
    spelled,
)

CROWD = 40
"""A block with more entities than this says nothing: a word that many names share."""

FIRMS_OF_ONE_PERSON = 4
"""A name that came for more firms than this is several people's."""

WITHIN_A_HOUSE = 0.3
"""What a person in common says of two firms of one house, of what it says else."""

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+(?=期|号)")
_BRACKET = re.compile(r"\(([^()]*)\)")

Pair = tuple[Entity, Entity]


@dataclass(frozen=True)
class Field:
    """The entities of a label, and what stands beside each."""

    entities: tuple[Entity, ...]
    beside: Mapping[str, Beside]

    def at(self, entity: Entity) -> Beside:
        return self.beside.get(entity.id) or Beside()


def pairs_in(blocks: Iterable[Iterable[Entity]]) -> Iterator[Pair]:
    """Every two entities of a block, once, the one with the smaller id first."""
    seen = set()
    for block in blocks:
        members = sorted({e.id: e for e in block}.values(), key=lambda e: e.id)
        if len(members) > CROWD:
            continue
        for pair in combinations(members, 2):
            if (ids := (pair[0].id, pair[1].id)) not in seen:
                seen.add(ids)
                yield pair


def blocks_by(entities: Iterable[Entity], keys: Callable[[Entity], Iterable[str]]) -> list[list[Entity]]:
    """Entities that share a key, in sets."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for one in set(keys(entity)):
            found[one].append(entity)
    return [block for block in found.values() if len(block) > 1]


def compare_institutions(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    firms_of = Counter(p for e in field.entities for p in field.at(e).people)
    rare = {p for p, n in firms_of.items() if n <= 2 * FIRMS_OF_ONE_PERSON}
    houses = houses_of(field.entities)
    by_person = blocks_by(field.entities, lambda e: field.at(e).people.keys() & rare)
    for left, right in pairs_in([*blocks_by(field.entities, _firm_keys), *by_person]):
        if _known_apart(left, right, known_institutions().row):
            continue
        names = firm_names(left, right, houses)
        share = WITHIN_A_HOUSE if any(signal.name == "same_house" for signal in names) else 1.0
        people = shared_people(field.at(left), field.at(right), firms_of, share)
        if names or (people and _somewhat_alike(left, right, houses)):
            beside = side_by_side(field.at(left), field.at(right), 0.4, "attendance list")
            yield (left, right), [*names, *people, *([] if people else beside)]


def houses_of(entities: Iterable[Entity]) -> frozenset[str]:
    """Cores by which several firms of one house are called: 国泰基金 beside 国泰证券 or 国泰人寿."""
    known = [name for row in known_institutions().rows for name in (row.short, row.full) if name]
    firms = [*map(name_parts, known), *(parts for entity in entities for parts in all_parts(entity))]
    return frozenset(parts.core for parts in firms if LICENSED & set(parts.trades))


def _firm_keys(entity: Entity) -> Iterator[str]:
    """What firms that may be one have in common: a whole name, a core, a core with one character left out."""
    yield from (f"={name}" for name in spelled(entity))
    for parts in all_parts(entity):
        yield parts.core
        if len(parts.core) > 2:
            yield from (f"-{parts.core[:i]}{parts.core[i + 1 :]}" for i in range(len(parts.core)))
            yield f"-{parts.core}"


def _somewhat_alike(left: Entity, right: Entity, houses: frozenset[str]) -> bool:
    """Whether a person in common is more than somebody who moved: the names have a good part in common."""
    parts = [(a, b) for a in all_parts(left) for b in all_parts(right) if not {a.core, b.core} & houses]
    return any(fuzz.ratio(a.core, b.core) >= 66 or fuzz.ratio(a.core + a.tail, b.core + b.tail) >= 75 for a, b in parts)


def _known_apart(left: Entity, right: Entity, row: Callable[[str], object | None]) -> bool:
    """Whether the lexicon knows both, as two."""
    rows = [next((r for n in e.names if (r := row(key(n))) is not None), None) for e in (left, right)]
    return None not in rows


def compare_companies(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    singles = [e for e in field.entities if not e.group]
    for left, right in pairs_in([*blocks_by(singles, _firm_keys), *blocks_by(singles, _first_characters)]):
        if (left.code and right.code) or _known_apart(left, right, known_companies().row):
            continue
        beside = (field.at(left), field.at(right))
        if right.id in beside[0].linked:
            continue
        together = [*same_documents(*beside, 0.2), *same_partners(*beside, 0.25, "the same relation to")]
        names = firm_names(left, right) or (_abbreviation(left, right) if together else [])
        if names:
            yield (left, right), [*names, *together, *side_by_side(*beside, 0.85, "sentence")]


def _first_characters(entity: Entity) -> Iterator[str]:
    for parts in all_parts(entity):
        if not parts.core.isascii():
            yield f"^{parts.core[0]}"


def _abbreviation(left: Entity, right: Entity) -> list[Signal]:
    """信通院 for 信息通信研究院: the short name's characters stand in the long one in this order, the first first."""
    for a in left.names:
        for b in right.names:
            short, long = sorted((key(a), key(b)), key=len)
            if 3 <= len(short) <= 6 and len(long) >= 2 * len(short) and _runs_through(short, long):
                return [Signal("abbreviation", 0.4, f"{short} runs through {long}")]
    return []


def _runs_through(short: str, long: str) -> bool:
    rest = iter(long)
    return short[0] == long[0] and all(character in rest for character in short)


def compare_analysts(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    by_name = blocks_by(field.entities, lambda e: [simplified(key(e.name))])
    firms = {id(block): len({e.scope for e in block}) for block in by_name}
    few = [block for block in by_name if 2 <= firms[id(block)] <= FIRMS_OF_ONE_PERSON]
    bearers = {e.id: firms[id(block)] for block in by_name for e in block}
    for left, right in pairs_in(few):
        yield (left, right), _moved(left, right, field, bearers[left.id])
    for left, right in pairs_in(blocks_by(field.entities, _person_keys)):
        if (typed := _mistyped(left, right)) is not None:
            beside = (field.at(left), field.at(right))
            partners = same_partners(*beside, 0.2, "both visited")
            yield (left, right), [typed, *partners, *side_by_side(*beside, 0.9, "attendance list")]


def _moved(left: Entity, right: Entity, field: Field, firms: int) -> list[Signal]:
    """One name at two institutions: somebody who moved, or two people."""
    beside = (field.at(left), field.at(right))
    rare = 0.4 if firms == 2 else 0.2
    signals = [Signal("same_person_name", rare, f"the name came for {firms} institutions in all")]
    signals += [*one_after_the_other(*beside, 0.3), *same_partners(*beside, 0.25, "both visited")]
    if len(key(left.name)) <= 2:
        signals.append(Signal("common_name", -0.35, "a name of two characters is many people's"))
    return [*signals, *side_by_side(*beside, 0.85, "attendance list")]


def _person_keys(entity: Entity) -> Iterator[str]:
    """Names of one institution or company with one character left out."""
    name = simplified(key(entity.name))
    yield from (f"{entity.scope}-{name[:i]}*{name[i + 1 :]}" for i in range(len(name)))


def _mistyped(left: Entity, right: Entity) -> Signal | None:
    a, b = simplified(key(left.name)), simplified(key(right.name))
    if left.scope != right.scope or len(a) < 3 or len(a) != len(b) or OSA.distance(a, b) != 1:
        return None
    if a.isascii() and len(a) < 6:
        return None
    return Signal("one_character", 0.6 if a[0] == b[0] else 0.4, f"{left.name} / {right.name} of one house")


def compare_representatives(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    for left, right in pairs_in(blocks_by(field.entities, _person_keys)):
        if (typed := _mistyped(left, right)) is not None:
            yield (left, right), [typed, *side_by_side(field.at(left), field.at(right), 0.9, "meeting")]


def compare_projects(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    """Names of one company's projects that hold one another or are written nearly alike."""
    for left, right in pairs_in(blocks_by(field.entities, lambda e: [e.scope or ""])):
        if names := _titles(left, right, key, 0.75):
            yield (left, right), [*names, *same_documents(field.at(left), field.at(right), 0.2)]


def compare_regulations(field: Field) -> Iterator[tuple[Pair, list[Signal]]]:
    """Titles that hold one another (a short form), or differ by 试行, 修订 or punctuation."""
    for left, right in pairs_in(blocks_by(field.entities, _title_keys)):
        if names := _titles(left, right, regulation_key, 0.9):
            yield (left, right), [*names, *same_documents(field.at(left), field.at(right), 0.25)]


def _title_keys(entity: Entity) -> Iterator[str]:
    """The end of a title: a short form has it in common with the full one."""
    return (_title(regulation_key(name))[-4:] for name in entity.names)


def _title(text: str) -> str:
    """The title without what stands in brackets (试行, 2023年修订) and without punctuation."""
    return "".join(c for c in _BRACKET.sub("", text) or text if c.isalnum())


def _titles(left: Entity, right: Entity, read: Callable[[str], str], least: float) -> list[Signal]:
    """How much alike two titles are; other numbers, or other words in brackets, make another thing.

    `least`: the share of characters in common from which titles that do not hold one another are alike at all.
    """
    found = [_alike(read(a), read(b), least) for a in left.names for b in right.names]
    return max(found, key=score, default=[])


def _alike(left: str, right: str, least: float) -> list[Signal]:
    a, b = sorted((_title(left), _title(right)), key=len)
    numbers, brackets = ([set(found(x)) for x in (left, right)] for found in (_NUMBER.findall, _BRACKET.findall))
    if (all(numbers) or all(brackets)) and (numbers[0] != numbers[1] or brackets[0] != brackets[1]):
        return []
    if a == b:
        return [Signal("same_title", 0.8, "the titles differ in brackets or punctuation only")]
    if len(a) >= 4 and b.endswith(a):
        return [Signal("short_title", 0.4, f"{b} ends with {a}")]
    if len(a) >= 3 and a in b:
        return [Signal("name_in_name", 0.45, f"{b} holds {a}")]
    alike = fuzz.ratio(a, b) / 100
    return [Signal("alike", round(alike - 0.3, 2), f"written alike to {alike:.0%}")] if alike >= least else []


COMPARE: dict[str, Callable[[Field], Iterator[tuple[Pair, list[Signal]]]]] = {
    "Company": compare_companies,
    "Institution": compare_institutions,
    "Analyst": compare_analysts,
    "Representative": compare_representatives,
    "Project": compare_projects,
    "Regulation": compare_regulations,
}
