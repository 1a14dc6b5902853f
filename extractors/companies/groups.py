"""Groups that a filing names with their members: “三川系”（即甲、乙、丙）.

The name counts where its bracket lists two members or more that read as names; “三农”（即农业、农村） is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.companies.lexicon import is_company
from extractors.companies.likeness import Likeness, reads_as_latin_name, reads_as_name
from extractors.document import Span
from extractors.surface import Token, inside

_GROUP = re.compile(
    r"[“\"「](?P<name>[㐀-鿿]{1,4}系|[A-Z]{2,6})[”\"」]\s?[（(](?:即|包括|分别为|分别指|含|指)：?(?P<list>[^（）()\n]{4,60})[）)]"
)
_BRACKET = re.compile(r"[”\"」]\s?[（(](?:即|包括|分别为|分别指|含|指)：?(?P<list>[^（）()\n]{4,60})[）)]")
_AND = re.compile(r"、|以及|及|和|与|等")


def find_groups(text: str) -> Iterator[Span]:
    """Where the names of such groups stand."""
    for match in _GROUP.finditer(text):
        named = [item for item in _AND.split(match.group("list")) if _is_name(item.strip())]
        if len(named) > 1:
            yield Span(*match.span("name"))


def members_listed(text: str, group: Token, names: Sequence[Token]) -> tuple[str, ...]:
    """The names in the bracket after a group's name; empty where none stands there, or one only."""
    bracket = _BRACKET.match(text, group.span.end)
    if bracket is None or not _GROUP.match(text, group.span.start - 1):
        return ()
    listed = inside(names, Span(*bracket.span("list")))
    members = tuple(dict.fromkeys(t.name for t in listed if not t.is_filer))
    return members if len(members) > 1 else ()


def _is_name(text: str) -> bool:
    return is_company(text) or reads_as_name(text, Likeness.LISTED) or reads_as_latin_name(text)
