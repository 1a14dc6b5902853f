"""An attendee cell cut into atoms: institutions and names, with the separators between them.

Brackets hold together, Latin words hold together, a line that the margin cut is joined first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.attendees.lines import reflow
from extractors.document import Span
from extractors.institutions import ENDINGS, is_institution, is_known, split_glued, split_latin
from extractors.names import LATIN_NAME, is_han_name, is_short_han, without_honorific
from extractors.readers.traced import Traced


class Separator(StrEnum):
    """What stands before an atom."""

    BREAK = "break"
    SPACE = "space"
    LIST = "list"
    PAIR = "pair"
    """A colon, a slash or dash after an institution, a bracket, or nothing at all: what follows belongs to it."""


class Sort(StrEnum):
    ORG = "org"
    PERSON = "person"
    LATIN = "latin"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Atom:
    """A name as printed, without line breaks, and its place in the cell."""

    text: str
    start: int
    end: int
    before: Separator
    sort: Sort


SEPARATORS = {
    "：": Separator.PAIR,
    ":": Separator.PAIR,
    "、": Separator.LIST,
    "，": Separator.LIST,
    ",": Separator.LIST,
}
CONNECTORS = frozenset("&+")
LONGEST_QUOTE = 80
BREAKS = frozenset("\n；;。")
OPEN, CLOSE = frozenset("（("), frozenset("）)")
CORPORATE_NEXT = re.compile(r"[,，] ?(?:Ltd|Limited|Inc|LLC|L\.?P|Co\b|PLC|Pte)", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-z0-9À-ÿ&.'’+()（）,/ -]*[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ&.'’+()（）,/ -]*")
NUMBERING = re.compile(r"(?:^|(?<=[\n；;。]))[ \t]*(?:[（(]?\d{1,3} ?(?:[、）)]|[.．](?!\d))|[①-⑳•●◆▪])[ \t]*")
NOISE_BRACKET = re.compile(
    r"[（(【](?:[^（）()]{0,12}(?:排名|排序)[^（）()]{0,12}|线上|线下|现场|电话|视频|网络|在线|腾讯会议|以上)[^（）()]{0,6}[）)】]"
)
ROLE = re.compile(
    r"(?:首席)?(?:高级|资深|助理|行业)?(?:研究员|分析师|基金经理|投资经理|研究总监|投资总监|总监|研究助理|销售|交易员|合伙人|经理|首席|Analyst|PM)"
)
ROLE_INSIDE = re.compile(rf"(.{{2,}}?)(?:{ROLE.pattern})(.*)")
DASHED = re.compile(r"(.{2,}?) ?[-—–－|｜/] ?([\u3400-\u9fff]{2,4})")
HEADCOUNT = re.compile(
    r"[ ]{0,3}等?[ ]{0,3}(?:共|合计|总计|约|近|逾|超过)?[等计]?[ ]*\d[\d,]*[ ]*(?:多|余)?[ ]*(?:家|名|位|人)"
    r"(?:机构|单位|公司|券商|基金|投资者|投资人|人员|代表|及个人|[ \d共及、和与家名位人])*"
)
"""等 32 家机构共 58 人: how many came, not who."""


def cut_atoms(cell: str) -> tuple[list[Atom], list[Span]]:
    """All atoms of a cell in printed order, and where it only counts heads."""
    text = reflow(_without(NUMBERING, _without(NOISE_BRACKET, Traced.whole(cell))))
    counts = [_place(text.cut(m.start(), m.end()).strip()) for m in HEADCOUNT.finditer(text.text)]
    raw = _join_words(_split(_without(HEADCOUNT, text)))
    return _without_noise([atom for piece in raw for atom in _unglue(piece)]), counts


def _without_noise(atoms: Sequence[Atom]) -> list[Atom]:
    """Roles and row numbers go; what stood before them stands before the next atom."""
    kept: list[Atom] = []
    pending = None
    for atom in atoms:
        if _is_noise(atom.text):
            pending = pending or atom.before
        else:
            is_first = pending in (Separator.BREAK, Separator.LIST)
            kept.append(replace(atom, before=pending) if pending and is_first else atom)
            pending = None
    return kept


def _without(pattern: re.Pattern[str], text: Traced) -> Traced:
    return text.replace(pattern, lambda _: "")


def _place(text: Traced) -> Span:
    place = text.source_range()
    assert place is not None, "what was found is printed"
    return Span(*place)


def _split(text: Traced) -> list[Atom]:
    """Cut at separators outside brackets."""
    found: list[Atom] = []
    start, depth, before = 0, 0, Separator.BREAK
    chars = text.text + "\n"
    quoted = 0
    for i, char in enumerate(chars):
        if char == "“":
            quoted = _closing_quote(chars, i)
        depth += (char in OPEN) - (char in CLOSE)
        if char in BREAKS and (char == "\n" or depth <= 0):
            depth = 0
        separator = _separator(chars, i) if depth <= 0 and i >= quoted else None
        if separator is None:
            continue
        piece = text.cut(start, i).strip()
        if piece.text:
            found.append(_atom(piece, before))
            before = separator
        elif before is not Separator.BREAK and separator is not Separator.SPACE:
            before = separator
        start = i + 1
    return found


def _closing_quote(chars: str, start: int) -> int:
    """Past the end of the quotation that begins at `start`, if it ends on its line: it is one phrase."""
    end = chars.find("”", start, start + LONGEST_QUOTE)
    return end + 1 if end != -1 and "\n" not in chars[start:end] else start


def _separator(chars: str, i: int) -> Separator | None:
    char = chars[i]
    if char in BREAKS:
        return Separator.BREAK
    if char.isspace():
        return Separator.SPACE
    if char == "," and CORPORATE_NEXT.match(chars, i):
        return None
    return SEPARATORS.get(char)


def _atom(piece: Traced, before: Separator) -> Atom:
    place = _place(piece)
    return Atom(piece.text, place.start, place.end, before, sort_of(piece.text))


def sort_of(text: str) -> Sort:
    """What a text is by itself; its place in the cell may say more."""
    if is_institution(text):
        return Sort.ORG
    if LATIN.fullmatch(text):
        return Sort.LATIN
    return Sort.PERSON if is_han_name(without_honorific(text)) else Sort.UNKNOWN


def _join_words(atoms: list[Atom]) -> list[Atom]:
    """One atom again: the words of a Latin name, `SMAM 三井住友资产`, a two-character name set with a space."""
    joined: list[Atom] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        if last is not None and atom.before is Separator.SPACE and _goes_on(last, atom):
            is_part = len(atom.text) == 1 and atom.text not in CONNECTORS
            text = last.text + atom.text if is_part else f"{last.text} {atom.text}"
            joined[-1] = Atom(text, last.start, atom.end, last.before, sort_of(text))
        else:
            joined.append(atom)
    return joined


def _goes_on(last: Atom, atom: Atom) -> bool:
    if not LATIN.fullmatch(last.text):
        return len(atom.text) == 1 and len(last.text) <= 2 and is_han_name(last.text + atom.text)
    if atom.text in CONNECTORS or LATIN.fullmatch(re.split(r"[（(]", atom.text)[0] or "A"):
        return True
    return (atom.sort is Sort.ORG or atom.text in ENDINGS) and last.sort is Sort.LATIN and not is_known(last.text)


def _unglue(atom: Atom) -> list[Atom]:
    """Institution and names that stand without a separator, with a dash, or one in the other's brackets."""
    bracketed = _unbracket(atom)
    if bracketed:
        return bracketed
    dashed = DASHED.fullmatch(atom.text)
    if dashed and is_institution(dashed.group(1)) and is_han_name(dashed.group(2)):
        return [
            _part(atom, 0, dashed.end(1), atom.before),
            _part(atom, dashed.start(2), len(atom.text), Separator.PAIR),
        ]
    if LATIN.fullmatch(atom.text):
        cut = split_latin(atom.text)
        if cut:
            person = replace(_part(atom, cut, len(atom.text), Separator.PAIR), sort=Sort.PERSON)
            return [replace(_part(atom, 0, cut, atom.before), sort=Sort.ORG), person]
        return [atom]
    role = ROLE_INSIDE.fullmatch(atom.text)
    if role and is_institution(role.group(1)) and (not role.group(2) or is_han_name(role.group(2))):
        org = _part(atom, 0, role.end(1), atom.before)
        return [org, _part(atom, role.start(2), role.end(2), Separator.PAIR)] if role.group(2) else [org]
    if atom.sort is not Sort.ORG:
        for cut in split_glued(atom.text):
            if is_han_name(without_honorific(atom.text[cut:])):
                return [_part(atom, 0, cut, atom.before), _part(atom, cut, len(atom.text), Separator.PAIR)]
    return [atom]


def _part(atom: Atom, start: int, end: int, before: Separator) -> Atom:
    """Part of an atom; where line breaks were taken out of it, the whole place stands for the part."""
    text = atom.text[start:end].strip()
    is_plain = atom.end - atom.start == len(atom.text)
    place = (atom.start + start, atom.start + start + len(text)) if is_plain else (atom.start, atom.end)
    return Atom(text, *place, before, sort_of(text))


def shortened(atom: Atom, length: int) -> Atom:
    """The first characters of an atom."""
    return _part(atom, 0, length, atom.before)


def _unbracket(atom: Atom) -> list[Atom]:
    """`东湖证券（张三、李四）`, `张三（东湖证券）`; other brackets belong to the institution's name."""
    match = re.fullmatch(r"([^（(]+)[（(](.+)[）)]", atom.text)
    if match is None:
        return []
    names = list(re.finditer(r"[^、，,/\s]+", match.group(2)))
    outer = _part(atom, 0, match.end(1), atom.before)
    inner = [_part(atom, match.start(2) + n.start(), match.start(2) + n.end(), Separator.LIST) for n in names]
    if outer.sort in (Sort.ORG, Sort.UNKNOWN) and all(i.sort is Sort.PERSON for i in inner):
        return [outer, replace(inner[0], before=Separator.PAIR), *inner[1:]]
    if outer.sort is Sort.PERSON and len(inner) == 1 and inner[0].sort is Sort.ORG:
        return [replace(inner[0], before=atom.before), replace(outer, before=Separator.PAIR)]
    if outer.sort is Sort.PERSON and all(ROLE.fullmatch(i.text) for i in inner):
        return [outer]
    return []


def _is_noise(text: str) -> bool:
    return ROLE.fullmatch(text) is not None or not re.search(r"[^\W\d_]", text)


def could_be_person(atom: Atom) -> bool:
    """In a place where a person is due: a name with an unlisted family name, or a Latin one, will do."""
    if atom.sort is Sort.PERSON:
        return True
    if atom.sort is Sort.LATIN:
        return LATIN_NAME.fullmatch(atom.text) is not None
    return atom.sort is Sort.UNKNOWN and is_short_han(without_honorific(atom.text))
