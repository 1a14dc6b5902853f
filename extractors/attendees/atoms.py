"""An attendee cell cut into atoms: institutions and names, with the separators between them.

Brackets hold together, Latin words hold together, a line that the margin cut is joined first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.attendees.atom import LATIN, Atom, Separator, Sort, is_noise, is_role, sort_of
from extractors.attendees.cleaning import clean, take_out
from extractors.attendees.desks import is_department, is_desk_word
from extractors.attendees.glued import claimed, unglue, unmixed
from extractors.attendees.lines import reflow
from extractors.attendees.reading import LONGEST_NAME
from extractors.document import Span
from extractors.institutions import ENDINGS, is_institution, is_known
from extractors.latin_names import is_person
from extractors.names import is_han_name, surnames
from extractors.readers.traced import Traced

SEPARATORS = {
    "：": Separator.PAIR,
    ":": Separator.PAIR,
    "、": Separator.LIST,
    "，": Separator.LIST,
    ",": Separator.LIST,
}
STROKES = frozenset("/／-—–－")
WORD = re.compile(r"[^、，,；;。：:\n|｜]*")
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_THEN_WORD = re.compile(r"[\u3400-\u9fff（）()]{3,}[A-Z][A-Za-z'.-]+")
"""`云岭基金KAREN`: the first word of a Latin name behind an institution."""
CONNECTORS = frozenset("&+")
LONGEST_QUOTE = 80
BREAKS = frozenset("\n；;。")
OPEN, CLOSE = frozenset("（("), frozenset("）)")
MARK = re.compile(r"[“（(）)\n；;。：:、，,/／\-—–－|｜\s]")
"""All that may part, or keep together."""
CORPORATE_NEXT = re.compile(r"[,，] ?(?:Ltd|Limited|Inc|LLC|L\.?P|Co\b|PLC|Pte)", re.IGNORECASE)


def cut_atoms(cell: str) -> tuple[list[Atom], list[tuple[Span, str]]]:
    """All atoms of a cell in printed order, and what names nobody, with its reason."""
    text, told = take_out(reflow(clean(Traced.whole(cell)), cell))
    raw = _join_words([part for piece in _split(text) for part in unmixed(piece)])
    return _without_noise(claimed(atom for piece in raw for atom in unglue(piece))), told


def _without_noise(atoms: Sequence[Atom]) -> list[Atom]:
    """Roles, desks and row numbers go; what stood before them stands before the next atom."""
    kept: list[Atom] = []
    pending = None
    for atom in atoms:
        if is_noise(atom.text) or _is_desk(atom, kept[-1] if kept else None):
            pending = pending or atom.before
        else:
            is_first = pending in (Separator.BREAK, Separator.LIST)
            kept.append(replace(atom, before=pending) if pending and is_first else atom)
            pending = None
    return kept


def _is_desk(atom: Atom, before: Atom | None) -> bool:
    """`甲证券 研究所 张三`, `甲证券 张三 电子行业`, `甲证券 张三，电子首席`."""
    if before is None or atom.before is Separator.BREAK:
        return False
    if is_desk_word(atom.text) and (atom.before is not Separator.LIST or before.sort is Sort.PERSON):
        return True
    is_beside = before.sort is Sort.ORG and atom.before in (Separator.SPACE, Separator.PAIR)
    return is_beside and is_department(atom.text, atom.sort)


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
    for mark in MARK.finditer(chars):
        i, char = mark.start(), mark.group()
        if char == "“":
            quoted = _closing_quote(chars, i)
        depth += (char in OPEN) - (char in CLOSE)
        if char in BREAKS and (char == "\n" or depth <= 0):
            depth = 0
        separator = _separator(chars, i, start) if depth <= 0 and i >= quoted else None
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


def _separator(chars: str, i: int, start: int) -> Separator | None:
    """What the character at `i` parts; the piece before it began at `start`."""
    char = chars[i]
    if char in BREAKS:
        return Separator.BREAK
    if char.isspace() or char in "|｜":
        return Separator.SPACE
    if char == "," and CORPORATE_NEXT.match(chars, i):
        return None
    if char in STROKES:
        return _stroke(chars, i, chars[start:i].strip())
    return SEPARATORS.get(char)


def _stroke(chars: str, i: int, before: str) -> Separator | None:
    """`甲证券/张三`, `甲证券—张三`, `甲证券-电子-张三`, `张三/李四`; within a Latin name a stroke parts nothing."""
    after = _word(chars, i + 1)
    if not before or (is_institution(before) and (chars[i] != "-" or HAN.match(chars, i + 1) or is_person(after))):
        return Separator.PAIR
    if is_han_name(before) and (is_institution(after) or is_role(after) or is_desk_word(after)):
        return Separator.SPACE
    both_han = HAN.match(before[-1]) and HAN.match(chars, i + 1)
    if both_han and (is_desk_word(before) or is_role(before) or is_department(before, sort_of(before))):
        return Separator.PAIR
    return Separator.LIST if chars[i] in "/／" and both_han else None


def _word(chars: str, start: int) -> str:
    """What stands from `start` to the next mark or stroke."""
    found = WORD.match(chars, start)
    return re.split(r"[/／\-—–－]", found.group())[0].strip() if found else ""


def _atom(piece: Traced, before: Separator) -> Atom:
    place = _place(piece)
    return Atom(piece.text, place.start, place.end, before, sort_of(piece.text))


def _join_words(atoms: list[Atom]) -> list[Atom]:
    """One atom again: the words of a Latin name, `SMAM 三井住友资产`, a two-character name set with a space."""
    joined: list[Atom] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        is_open = last is not None and len(last.text) <= LONGEST_NAME and atom.before is Separator.SPACE
        if last is not None and is_open and _goes_on(last, atom):
            is_part = not LATIN.fullmatch(last.text) and not LATIN.fullmatch(atom.text)
            is_part = is_part or (len(atom.text) == 1 and atom.text not in CONNECTORS)
            text = last.text + atom.text if is_part else f"{last.text} {atom.text}"
            joined[-1] = Atom(text, last.start, atom.end, last.before, sort_of(text))
        else:
            joined.append(atom)
    return joined


def _goes_on(last: Atom, atom: Atom) -> bool:
    if HAN_THEN_WORD.fullmatch(last.text) and LATIN.fullmatch(atom.text):
        return True
    if len(last.text) == 1 and len(atom.text) == 2 and last.text in surnames() and not is_known(atom.text):
        return is_han_name(last.text + atom.text)
    if len(last.text) == 2 and last.text in surnames() and len(atom.text) <= 2:
        return is_han_name(last.text + atom.text)
    if not LATIN.fullmatch(last.text):
        return len(atom.text) == 1 and len(last.text) <= 2 and is_han_name(last.text + atom.text)
    if atom.text in CONNECTORS or LATIN.fullmatch(re.split(r"[（(]", atom.text)[0] or "A"):
        return True
    return (atom.sort is Sort.ORG or atom.text in ENDINGS) and last.sort is Sort.LATIN and not is_known(last.text)
