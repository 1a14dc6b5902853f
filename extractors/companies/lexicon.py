"""Companies that are known by name: brands, groups and listed companies, found in one pass over the text.

The vocabularies are `lexicons/brands.tsv`, `listed_companies.tsv`, `company_names.txt` and `not_companies.tsv`. The
last one holds products, platforms and authorities that would else be read as the company inside them (腾讯会议 is not
腾讯); they are matched with the rest, win by length, and are then left out.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

LEFT_OK = (
    "户商手伴司方与和及或为向给对是由被从在于跟同以等括如有的进入应含除像即其将到过自比让请靠使据称因似友成"
    "得给着了下携手合通用购供选聘投资只买时"
)
RIGHT_OK = (
    "供销批出没签达提配有与和及或为向给对是由被从在于跟同以等的公集"
    "也都均将已还作之旗内中其采使选用推发参下方所未关某就占仍则并主认验审两三这那得"
)
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the lexicon: what it is a name of, and whom it stands for where it is a group's."""

    name: str
    canonical: str
    kind: str
    members: tuple[str, ...] = ()

    @property
    def is_company(self) -> bool:
        return self.kind in ("company", "group", "institute", "auditor", "listed", "named")


@dataclass(frozen=True, slots=True)
class Found:
    """A lexicon entry at its place in a text."""

    start: int
    end: int
    entry: Entry


def find_entries(text: str) -> list[Found]:
    """Every company of the lexicon that the text names, in order, longest name first, without overlap."""
    automaton, entries = _automaton()
    places = automaton.find_matches_as_indexes(text)
    found = [Found(start, end, entries[which]) for which, start, end in places]
    return [f for f in found if f.entry.is_company and _stands_alone(text, f)]


def members_of(name: str) -> tuple[str, ...]:
    """Whom a group's name stands for (BAT → 百度, 阿里巴巴, 腾讯); empty for anything else."""
    entry = _by_name().get(name)
    return entry.members if entry else ()


def is_company(name: str) -> bool:
    """Whether the whole of a text is a company that the lexicon knows."""
    entry = _by_name().get(name)
    return entry is not None and entry.is_company


def is_not_company(name: str) -> bool:
    """Whether the name is on record as a product, platform, authority or event."""
    entry = _by_name().get(name)
    return entry is not None and not entry.is_company


def _stands_alone(text: str, found: Found) -> bool:
    before = text[found.start - 1] if found.start else ""
    after = text[found.end] if found.end < len(text) else ""
    name = found.entry.name
    if _LATIN.match(name[0]) and before and re.match(r"[A-Za-z]", before):
        return False
    if _LATIN.match(name[-1]) and after and _LATIN.match(after):
        return False
    if len(name) <= 2 and _HAN.match(before or " ") and before not in LEFT_OK:
        return False
    if name not in words("weak") and (len(name) > 2 or found.entry.kind != "named"):
        return True
    left = not before or not _HAN.match(before) or before in LEFT_OK
    return left and (not after or not re.match(r"[㐀-鿿A-Za-z0-9]", after) or after in RIGHT_OK)


@cache
def words(which: str) -> frozenset[str]:
    """A word list of `lexicons/name_words.tsv`.

    `weak`: names that are words or parts of words too and count only between marks, particles or names (so do those of
    two characters in `company_names.txt`); `ordinary`:
    short names that are plain words; the other lists serve `legal_names` and `guesses`. Raises KeyError.
    """
    for row in _rows("name_words.tsv"):
        if row["list"] == which:
            return frozenset(row["words"].split())
    raise KeyError(f"name_words.tsv has no list {which}")


@cache
def _by_name() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in _rows("not_companies.tsv"):
        entries[row["name"]] = Entry(row["name"], row["name"], row["kind"])
    for row in _rows("listed_companies.tsv"):
        for name in {row["short"], row["full"]} - words("ordinary"):
            entries.setdefault(name, Entry(name, row["short"], "listed"))
    for row in _rows("brands.tsv"):
        members = tuple(m for m in row["members"].split("|") if m)
        for name in (row["name"], *(a for a in row["aliases"].split("|") if a)):
            entries[name] = Entry(name, row["name"], row["kind"], members)
    for name in _names():
        entries.setdefault(name, Entry(name, name, "named"))
    return entries


def _names() -> list[str]:
    text = resources.files("extractors").joinpath("lexicons", "company_names.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [name.replace("_", " ") for line in lines for name in line.split()]


@cache
def _automaton() -> tuple[AhoCorasick, list[Entry]]:
    entries = list(_by_name().values())
    return AhoCorasick([e.name for e in entries], matchkind=MatchKind.LeftmostLongest), entries


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("extractors").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))
