"""Precision, recall and F1 of records against hand-made gold, per field, and the share of filings wholly right.

A gold file is one JSON per filing, an output file of the same name is the record of `irgraph extract`. Gold items
marked `optional`, and statements that are not made as a present fact, are neither missed nor wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import IrgraphError

Item = dict[str, Any]
Same = Callable[[Item, Item], bool]

CORE = ("attendees", "hosts", "relations", "denials", "projects", "regulations", "periods", "metrics", "amounts")
"""Fields whose mean F1 is the summary figure."""

FIELDS = ("header", "categories", "dates", "location", "attendees", "institutions", "persons", "hosts", "questions",
          "relations", "denials", "projects", "regulations", "periods", "metrics", "amounts")  # fmt: skip

HEADER_KEYS = ("company_code", "company_short", "company_name", "number", "published")

RELATION_OF_GROUP = {
    "customers": "CUSTOMER_OF",
    "competitors": "COMPETES_WITH",
    "suppliers": "SUPPLIER_OF",
    "partners": "PARTNERS_WITH",
    "peers": "PEER_OF",
    "investees": "INVESTED_IN",
    "subsidiaries": "SUBSIDIARY_OF",
}
"""Groups of a gold's `must_not` that name a relation; violations count against `relations`."""

TOLERANCE = 1e-6
_IGNORED = re.compile(r"[\s·・\-—–_]+")
_HONORIFIC = re.compile(r"(先生|女士|小姐|博士)$")
_LIST_MARKS = str.maketrans("", "", "、,，")
_NAME_OVERLAP = 0.6
"""Share of the longer project name that the shorter must make up when one contains the other."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of one filing: how many gold items were found, what was wrong, what was missed."""

    found: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass
class Tally:
    """One field over all filings."""

    found: int = 0
    wrong: int = 0
    missed: int = 0
    filings: int = 0
    exact: int = 0
    violations: int = 0

    def add(self, outcome: Outcome) -> None:
        self.found += outcome.found
        self.wrong += len(outcome.wrong)
        self.missed += len(outcome.missed)
        self.filings += 1
        self.exact += not outcome.wrong and not outcome.missed

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def exact_share(self) -> float:
        return self.exact / self.filings if self.filings else 0.0


@dataclass(frozen=True, slots=True)
class Detail:
    """A field of a filing that is not right; `field` is `MUST NOT <group>` for a violation."""

    filing: str
    field: str
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass
class Scores:
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    details: list[Detail] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        return sum(self.tallies[name].f1 for name in CORE) / len(CORE)

    @property
    def violations(self) -> int:
        return sum(t.violations for t in self.tallies.values())


def score(gold_dir: Path, output_dir: Path) -> Scores:
    """Compare every gold file with the output file of the same name; a missing output is an empty record."""
    scores = Scores()
    for path in sorted(gold_dir.glob("*.json")):
        gold = _read_item(path, needs="document")
        output = output_dir / path.name
        record = _read_item(output) if output.exists() else {}
        _add_filing(scores, path.stem, gold, record)
    return scores


def _read_item(path: Path, *, needs: str | None = None) -> Item:
    try:
        item = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise IrgraphError(f"{path}: not JSON") from None
    if not isinstance(item, dict) or (needs is not None and needs not in item):
        raise IrgraphError(f"{path}: neither gold nor a record of a filing")
    found: Item = item
    return found


def _add_filing(scores: Scores, filing: str, gold: Item, record: Item) -> None:
    for name, outcome in _outcomes(gold, record):
        scores.tallies[name].add(outcome)
        if outcome.wrong or outcome.missed:
            scores.details.append(Detail(filing, name, outcome.wrong, outcome.missed))
    for group, names in violations(gold, record):
        owner = group if group in FIELDS else "relations"
        scores.tallies[owner].violations += len(names)
        scores.details.append(Detail(filing, f"MUST NOT {group}", names, ()))


def _outcomes(gold: Item, record: Item) -> Iterator[tuple[str, Outcome]]:
    """Fields that the gold annotates, with what the record makes of them."""
    yield "header", _header(gold, record)
    if gold.get("meeting"):
        yield from _meeting(gold, record.get("meeting") or {})
        yield from _attendance(gold, record)
        yield "hosts", _hosts(gold, record)
    if gold.get("questions") is not None:
        yield "questions", _questions(gold["questions"], len(record.get("questions") or []))
    yield from _relations(gold, record)
    yield "projects", _match(gold.get("projects", []), record.get("projects") or [], _same_project)
    yield "regulations", _match(gold.get("regulations", []), record.get("regulations") or [], _same_regulation)
    if gold.get("periods"):
        yield "periods", _periods(gold, record)
    metrics = gold.get("metrics", []) + _optional(gold.get("metrics_optional", []))
    if any(not m.get("optional") for m in metrics):
        yield "metrics", _recall_only(_match(metrics, record.get("metrics") or [], _same_metric))
    amounts = _gold_amounts(gold)
    if amounts:
        yield "amounts", _recall_only(_match(amounts, record.get("amounts") or [], _same_amount(gold)))


def violations(gold: Item, record: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Groups of `must_not` with the forbidden names that the record has."""
    for group, names in (gold.get("must_not") or {}).items():
        bad = tuple(x for x in names if normal(x) in _names_in_group(record, group))
        if bad:
            yield group, bad


def _names_in_group(record: Item, group: str) -> set[str]:
    attendees = record.get("attendees") or []
    if group == "institutions":
        return {normal(x.get("institution")) for x in attendees}
    if group == "persons":
        return {normal(x.get("person")) for x in attendees}
    if group == "regulations":
        return {normal(x.get("title")) for x in record.get("regulations") or []}
    if group == "projects":
        return {normal(x.get("name")) for x in record.get("projects") or []}
    stated = [r for r in _stated(record) if _polarity(r) == "affirmed"]
    return {normal(r.get("object")) for r in stated if r.get("type") == RELATION_OF_GROUP.get(group)}


def normal(value: object) -> str:
    """A name as it is compared: NFKC, lower case, without spaces, dots and dashes."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(value or ""))).lower()


def _names(item: Item, *keys: str) -> set[str]:
    printed = [item[k] for k in keys if item.get(k)] + list(item.get("aliases") or [])
    return {normal(x) for x in printed}


def _optional(items: Iterable[Item]) -> list[Item]:
    return [{**x, "optional": True} for x in items]


def _show(item: Item) -> str:
    return str(item.get("shown", item))


def _match(gold: list[Item], predicted: Iterable[Item], same: Same) -> Outcome:
    """One prediction may satisfy several gold items that it is an alias of."""
    predicted = list(predicted)
    required = [g for g in gold if not g.get("optional")]
    missed = [g for g in required if not any(same(g, p) for p in predicted)]
    wrong = [p for p in predicted if not any(same(g, p) for g in gold)]
    return Outcome(len(required) - len(missed), tuple(_label(p) for p in wrong), tuple(_label(g) for g in missed))


def _label(item: Item) -> str:
    if "shown" in item:
        return _show(item)
    if "type" in item:
        return f"{item['type']}:{item.get('object')}"
    name = item.get("name") or item.get("title") or item.get("counterparty") or str(item)
    extra = [str(item[k]) for k in ("period", "value") if item.get(k) is not None]
    return " ".join([str(name), *extra])


def _recall_only(outcome: Outcome) -> Outcome:
    """For gold that is not exhaustive."""
    return Outcome(outcome.found, (), outcome.missed)


def _shown(values: Iterable[object], *, optional: bool = False) -> list[Item]:
    return [{"value": v, "shown": str(v), "optional": optional} for v in values]


def _header(gold: Item, record: Item) -> Outcome:
    expected, got = gold["document"], record.get("document") or {}
    unprinted = gold.get("document_from_file_name")
    keys = [k for k in HEADER_KEYS if expected.get(k) and not unprinted]
    aliases: dict[str, list[str]] = {"number": gold.get("number_aliases", [])}
    right = [k for k in keys if normal(got.get(k)) in {normal(x) for x in (expected[k], *aliases.get(k, []))}]
    wrong = tuple(f"{k}={got.get(k)!r}" for k in keys if k not in right and got.get(k))
    return Outcome(len(right), wrong, tuple(f"{k}={expected[k]!r}" for k in keys if k not in right))


def _meeting(gold: Item, got: Item) -> Iterator[tuple[str, Outcome]]:
    expected = gold["meeting"]
    other = gold.get("category_aliases") or {}
    categories = [{"shown": c, "aliases": [c, *other.get(c, [])]} for c in expected.get("categories", [])]
    yield "categories", _match(categories, _shown(got.get("categories") or []), _same_alias)
    dates = _shown(expected.get("dates", [])) + _shown(gold.get("meeting_dates_optional", []), optional=True)
    yield "dates", _match(dates, _shown(got.get("dates") or []), _same_value)
    if expected.get("location"):
        yield "location", _location(expected["location"], got.get("location"))


def _location(expected: str, got: str | None) -> Outcome:
    a, b = normal(expected), normal(got)
    if b and (a in b or b in a):
        return Outcome(1, (), ())
    return Outcome(0, (str(got),) if b else (), (expected,))


def _attendance(gold: Item, record: Item) -> Iterator[tuple[str, Outcome]]:
    """Pairs, and institutions and persons alone."""
    institutions = _alias_sets(gold.get("attendee_aliases"))
    persons = _alias_sets(gold.get("person_aliases"))
    required, optional = gold.get("attendees", []), gold.get("attendees_optional", [])

    def same_pair(g: Item, p: Item) -> bool:
        gi, gp = (normal(x) for x in g["value"])
        pi, pp = (normal(x) for x in p["value"])
        return pi in institutions.get(gi, {gi}) and pp in persons.get(gp, {gp})

    printed = {(normal(x.get("institution")), normal(x.get("person"))): x for x in record.get("attendees") or []}
    got = [(x.get("institution"), x.get("person")) for x in printed.values()]
    pairs = _shown(map(tuple, required)) + _shown(map(tuple, optional), optional=True)
    yield "attendees", _match(pairs, _shown(got), same_pair)
    for name, side, aliases in (("institutions", 0, institutions), ("persons", 1, persons)):
        expected: list[Item] = [
            {"shown": x, "aliases": aliases.get(normal(x), {normal(x)})} for x in _side(required, side)
        ]
        expected += [{"shown": x[side], "aliases": [x[side]], "optional": True} for x in optional if x[side]]
        yield name, _match(expected, _shown(_side(got, side)), _same_alias)


def _alias_sets(aliases: dict[str, list[str]] | None) -> dict[str, set[str]]:
    return {normal(k): {normal(k), *map(normal, v)} for k, v in (aliases or {}).items()}


def _side(pairs: Iterable[Any], side: int) -> list[str]:
    return sorted({x[side] for x in pairs if x[side]})


def _same_alias(g: Item, p: Item) -> bool:
    return normal(p["value"]) in _names(g)


def _same_value(g: Item, p: Item) -> bool:
    return bool(g["value"] == p["value"])


def _hosts(gold: Item, record: Item) -> Outcome:
    got = [(x.get("person"), x.get("title")) for x in record.get("hosts") or []]
    return _match(_shown(map(tuple, gold.get("hosts", []))), _shown(got), _same_host)


def _same_host(g: Item, p: Item) -> bool:
    return normal(g["value"][0]) == normal(p["value"][0]) and _title(g["value"][1]) == _title(p["value"][1])


def _title(printed: object) -> str:
    return _HONORIFIC.sub("", normal(printed)).translate(_LIST_MARKS)


def _questions(expected: int, got: int) -> Outcome:
    return Outcome(1, (), ()) if expected == got else Outcome(0, (str(got),), (str(expected),))


def _polarity(relation: Item) -> str:
    return str(relation.get("polarity", "affirmed"))


def _is_stated(relation: Item) -> bool:
    return (relation.get("modality") or "stated") == "stated"


def _stated(record: Item) -> list[Item]:
    """Relations stated as present facts, one per type, object and polarity."""
    found = [r for r in record.get("relations") or [] if _is_stated(r)]
    return list({(r.get("type"), normal(r.get("object")), _polarity(r)): r for r in found}.values())


def _relations(gold: Item, record: Item) -> Iterator[tuple[str, Outcome]]:
    expected = [r if _is_stated(r) else {**r, "optional": True} for r in gold.get("relations", [])]
    got = _stated(record)
    for name, polarity in (("relations", "affirmed"), ("denials", "denied")):
        yield (
            name,
            _match(
                [r for r in expected if _polarity(r) == polarity],
                [r for r in got if _polarity(r) == polarity],
                _same_relation,
            ),
        )


def _same_relation(g: Item, p: Item) -> bool:
    return bool(g["type"] == p.get("type")) and normal(p.get("object")) in _names(g, "object")


def _same_project(g: Item, p: Item) -> bool:
    got = normal(p.get("name"))
    return any(got == name or _overlap(name, got) for name in _names(g, "name"))


def _overlap(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return shorter in longer and len(shorter) / max(len(longer), 1) >= _NAME_OVERLAP


def _same_regulation(g: Item, p: Item) -> bool:
    got = {normal(p.get("title")), *map(normal, p.get("aliases") or [])}
    return bool(got & _names(g, "title"))


def _periods(gold: Item, record: Item) -> Outcome:
    printed = record.get("periods") or []
    got = {x if isinstance(x, str) else x.get("interval") for x in printed} - {None}
    expected = _shown(gold["periods"]) + _shown(gold.get("periods_optional", []), optional=True)
    return _match(expected, _shown(sorted(got)), _same_value)


def _same_metric(g: Item, p: Item) -> bool:
    if not _same_number(p.get("value"), g["value"], signed=False) or g.get("period") != p.get("period"):
        return False
    got = normal(p.get("name"))
    return any(x in got or got in x for x in _names(g, "name"))


def _same_number(a: object, b: object, *, signed: bool = True) -> bool:
    try:
        x, y = float(str(a)), float(str(b))
    except ValueError:
        return False
    return abs(x - y if signed else abs(x) - abs(y)) < TOLERANCE


def _gold_amounts(gold: Item) -> list[Item]:
    """Rows of the customer and supplier tables, in one shape."""
    rows = [(r["customer"], r["period"], r) for r in gold.get("revenues", [])]
    rows += [(r["customer"], r["as_of"], r) for r in gold.get("receivables", [])]
    rows += [(r["supplier"], r["period"], r) for r in gold.get("purchases", [])]
    return [{"name": n, "when": w, "amount": r["amount"], "shown": f"{n} {w} {r['amount']}"} for n, w, r in rows]


def _same_amount(gold: Item) -> Same:
    aliases = {normal(r["object"]): _names(r, "object") for r in gold.get("relations", [])}

    def same(g: Item, p: Item) -> bool:
        name = normal(g["name"])
        return (
            _same_number(p.get("amount"), g["amount"])
            and normal(p.get("counterparty")) in aliases.get(name, {name})
            and g["when"] in (p.get("period"), p.get("as_of"))
        )

    return same
