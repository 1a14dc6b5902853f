"""Finds numbered standards (ISO/IEC 27001, IATF16949, GB/T 1234-2020) and well-known acts named without 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.lexicon_rows import lexicon_rows

SERIES = (
    r"ISO/IEC",
    r"ISO/SAE",
    r"ISO/TS",
    r"ISO",
    r"IEC",
    r"IATF",
    r"IEEE",
    r"OHSAS",
    r"AEC-?Q",
    r"GB/T",
    r"GB/Z",
    r"GBT",
    r"GB(?= ?\d{4,5}(?:\.\d+)?[-—](?:19|20)\d\d)",
    r"GJB/Z",
    r"GJB",
    r"T/[A-Z]{2,8}",
    r"(?:YD|JB|SJ|HG|NB|QC|JR|CJ|GA|YY|DL|JT|QB|SY|SH)/T",
    r"ITU-T [A-Z]",
    r"ASTM [A-Z]",
    r"SAE J",
    r"JIS [A-Z]",
    r"21 CFR(?: [Pp]arts?)?",
    r"MIL-STD",
    r"DO(?=-\d{3})",
    r"JESD(?=\d{2})",
    r"AS(?=9\d{3})",
    r"EN(?= ?\d{4,5}\b)",
    r"UL(?= ?\d{3,5}\b)",
    r"API(?= (?:Std |Spec )?\d[A-Z0-9]*\b)",
)
"""How the number of a standard begins, longer forms first. `GB` (a unit), `EN`, `UL`, `AS` and `API` are words
elsewhere, so their digits are checked."""

_STANDARD = re.compile(
    rf"(?<![A-Za-z0-9/])({'|'.join(SERIES)})[ -]?((?:Std |Spec )?\d{{1,6}}[A-Z]?(?:\.\d+)*(?:-\d{{1,2}}(?!\d))?)"
    r"((?:[-:：—]{1,2}(?:19|20)\d\d)?)(?![A-Za-z0-9])"
)
_HEAD = re.compile(
    r"(ISO|IEC|IATF|GB|GJB|AEC|IEEE|OHSAS|[TYJSHNQDCG][A-Z]?/|ITU|ASTM|CFR|MIL|DO-|JESD|JIS|SAE|AS9|EN|UL|API)"
)

COMPANIONS = frozenset({"ISO", "ISO/IEC", "ISO/TS"})
"""ISO 27001 and ISO/IEC 27001 are the same standard: the joint series is printed either way."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule by its number or name: `key` is equal for two spellings of the same rule."""

    title: str
    key: str
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A row of `lexicons/regulations.tsv`."""

    title: str
    forms: tuple[str, ...]
    issuer: str | None
    is_bare: bool


@cache
def known_rules() -> tuple[KnownRule, ...]:
    return tuple(
        KnownRule(title, tuple(f for f in forms.split("|") if f), issuer or None, bare == "yes")
        for title, forms, issuer, bare in lexicon_rows("regulations.tsv")
    )


@cache
def known_by_key() -> dict[str, KnownRule]:
    """Every printed form of a known rule, by `title_key` of its form."""
    return {title_key(form): rule for rule in known_rules() for form in (rule.title, *rule.forms)}


def title_key(title: str) -> str:
    """What two spellings of one title have in common: no spaces, quotes or dashes, standards by series and number."""
    match = _STANDARD.fullmatch(title)
    if match is not None:
        return standard_key(match)
    plain = title.removeprefix("中华人民共和国")
    plain = re.sub(r"(?<=[\u4e00-\u9fff])一一(?=[\u4e00-\u9fff])", "", plain)
    return re.sub(r"[\s“”\"'‘’—–－\-·・《》〈〉<>＜＞（）()、,，]", "", plain).casefold()


def standard_key(match: re.Match[str]) -> str:
    """`ISO 27001` and `ISO/IEC27001:2022` share a key; the year of an edition is not part of it."""
    series, number = match.group(1).upper(), match.group(2).replace(" ", "").upper()
    series = "ISO" if series in COMPANIONS else series.replace("GBT", "GB/T").replace("AECQ", "AEC-Q")
    return f"{series}{number}".replace(" ", "")


def find_standards(text: str) -> Iterator[Found]:
    """Standards by their number, spelled as printed; the alias is the spelling without or with a space."""
    if _HEAD.search(text) is None:
        return
    for match in _STANDARD.finditer(text):
        printed, key = match.group(), standard_key(match)
        rule = known_by_key().get(key)
        aliases = [*_respaced(match), *([rule.title, *rule.forms] if rule else [])]
        yield Found(
            printed,
            key,
            match.start(),
            match.end(),
            tuple(dict.fromkeys(a for a in aliases if a != printed)),
            rule.issuer if rule else None,
        )


def _respaced(match: re.Match[str]) -> Iterator[str]:
    """Other ways to print a standard: `ISO 27001`, `ISO27001`, and both again for the joint series ISO/IEC."""
    series, number, year = match.groups()
    families = [series, "ISO", "ISO/IEC"] if series == "ISO/IEC" else [series]
    for family in families:
        yield f"{family} {number}{year}"
        yield f"{family}{number}{year}"


@cache
def _bare_forms() -> tuple[AhoCorasick, tuple[tuple[str, KnownRule], ...]]:
    forms = tuple((form, rule) for rule in known_rules() if rule.is_bare for form in (rule.title, *rule.forms))
    return AhoCorasick([form for form, _ in forms], matchkind=MatchKind.LeftmostLongest), forms


def find_known_rules(text: str) -> Iterator[Found]:
    """Acts of the lexicon wherever they stand; Latin names only as whole words."""
    automaton, forms = _bare_forms()
    for index, start, end in automaton.find_matches_as_indexes(text):
        form, rule = forms[index]
        if _is_cut(text, start, end):
            continue
        aliases = tuple(f for f in (rule.title, *rule.forms) if f != form)
        yield Found(form, title_key(rule.title), start, end, aliases, rule.issuer)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a name is a piece of a longer word (`REACH` in `OUTREACH`, 企业会计准则 in 企业会计准则解释)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii() and before.isascii() and before.isalnum():
        return True
    if text[end - 1].isascii() and after.isascii() and after.isalnum():
        return True
    return after in ("解", "第") and text[start:end].endswith("准则")
