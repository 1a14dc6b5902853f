"""Finds statements that two names mean the same: 甲股份有限公司（以下简称“甲”、“甲公司”）, 乙集团有限公司（CEC）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Filer, notes
from extractors.companies.legal_names import find_legal_names
from extractors.companies.lexicon import find_entries
from extractors.record import Alias

QUOTED = re.compile(r"[“\"'‘「](?P<alias>[^”\"'’」“‘]{1,24})[”\"'’」]")
_DEFINITION = re.compile(
    r"[（(](?:以下|下文|下称|文中)?(?:统称|合称|均)?(?:简称|称|称为)?(?:为|：|:)?\s*"
    r"(?P<aliases>[“\"'‘「][^）)\n]{1,80}[”\"'’」])[^）)“”\"\n]{0,12}[）)]"
)
_BARE_DEFINITION = re.compile(r"[（(](?:以下)?(?:简称|下称)(?:为|：|:)?(?P<alias>[^）)“”\"，,\n]{2,16})[）)]")
_BRACKET = re.compile(r"[（(](?P<alias>[㐀-鿿]{2,8}|[A-Z][A-Za-z]{1,11})[）)]")
_NOT_ALIAS = re.compile(
    r"特殊普通合伙|有限合伙|普通合伙|集团|上海|北京|深圳|广州|中国|香港|亚洲|控股|筹|如有|盖章|签字"
)

Party = tuple[int, int, str]
"""Start, end and name of an organisation that an alias may be given to."""


def find_aliases(text: str, extra: tuple[str, ...] = ()) -> list[Alias]:
    """Every alias statement of the text; `extra` are names (the filer's) that are parties too."""
    parties = _parties(text, extra)
    found = [*_defined(text, parties), *_bracketed(text, parties)]
    return sorted(found, key=lambda a: (a.start, a.alias))


def with_aliases(filer: Filer, aliases: list[Alias]) -> Filer:
    """The filer with what the filing says to call it by."""
    own = {n for n in (filer.name, filer.short) if n}
    added = {a.alias for a in aliases if a.name in own}
    return replace(filer, aliases=filer.aliases | added) if added else filer


def _parties(text: str, extra: tuple[str, ...]) -> dict[int, Party]:
    """Organisations by the offset at which their name ends; the longest where several end there."""
    places: list[Party] = [(n.start, n.end, n.name) for n in find_legal_names(text)]
    places += [(f.start, f.end, f.entry.name) for f in find_entries(text)]
    for name in extra:
        places += [(m.start(), m.end(), name) for m in re.finditer(re.escape(name), text)]
    by_end: dict[int, Party] = {}
    for party in sorted(places, key=lambda p: p[1] - p[0]):
        by_end[party[1]] = party
    return by_end


def _party_before(text: str, parties: dict[int, Party], bracket: int) -> Party | None:
    """The party whose name ends where the bracket opens, or one bracket of legal form earlier."""
    end = len(text[:bracket].rstrip())
    if end in parties:
        return parties[end]
    form = re.search(r"[（(](?:特殊普通合伙|有限合伙|普通合伙)[）)]$", text[max(0, end - 12) : end])
    party = parties.get(end - len(form.group())) if form else None
    return (party[0], end, text[party[0] : end]) if party else None


def _defined(text: str, parties: dict[int, Party]) -> Iterator[Alias]:
    for match in _DEFINITION.finditer(text):
        party = _party_before(text, parties, match.start())
        if party is None:
            continue
        for quoted in QUOTED.finditer(match.group("aliases")):
            yield Alias(name=party[2], alias=quoted.group("alias"), kind="defined", start=party[0], end=match.end())
    for match in _BARE_DEFINITION.finditer(text):
        party = _party_before(text, parties, match.start())
        if party is not None:
            yield Alias(name=party[2], alias=match.group("alias"), kind="defined", start=party[0], end=match.end())


def _bracketed(text: str, parties: dict[int, Party]) -> Iterator[Alias]:
    """A bracket after a full name holds its short form when the characters of one run through the other."""
    for match in _BRACKET.finditer(text):
        party = _party_before(text, parties, match.start())
        alias = match.group("alias")
        if party is None or _NOT_ALIAS.search(alias) or alias == party[2]:
            continue
        if (alias.isascii() and party[2].endswith(("公司", "集团"))) or _runs_through(alias, party[2]):
            yield Alias(name=party[2], alias=alias, kind="short", start=party[0], end=match.end())


def _runs_through(short: str, full: str) -> bool:
    rest = iter(full)
    return len(short) < len(full) and all(character in rest for character in short)


@Language.component("irgraph_aliases")
def aliases_component(doc: Doc) -> Doc:
    """Write alias statements to `notes(doc).aliases`, and the filer's own to its `Filer`."""
    found = notes(doc)
    own = tuple(n for n in (found.filer.name, found.filer.short) if n)
    found.aliases.extend(find_aliases(found.document.text, own))
    found.filer = with_aliases(found.filer, found.aliases)
    return doc
