"""Names without a separator: an institution with its person, a post between them, one in the brackets of the other."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.attendees.appearance import person_odds
from extractors.attendees.atom import LATIN, ROLE, Atom, Separator, Sort, part
from extractors.institutions import is_institution, is_known, split_glued, split_latin
from extractors.names import is_han_name, without_honorific

PLAIN_NAME = 3.0
"""So surely a person is a Latin name with a usual family name."""
MIXED = re.compile(r"([A-Za-z][A-Za-z.&' ]{2,})([\u3400-\u9fff]{2,4})")
POST_START = re.compile(r"[首高资助行联执副研分基投客总销交合经主负董创记APCVM]")
OF = re.compile(r"(.{3,})的([\u3400-\u9fff]{2,4})")


def unmixed(atom: Atom) -> list[Atom]:
    """`Securities张三`: the end of a Latin name with a person's behind it."""
    mixed = MIXED.fullmatch(atom.text)
    if mixed is None or is_institution(atom.text) or is_known(mixed.group(2)) or not is_han_name(mixed.group(2)):
        return [atom]
    return [part(atom, 0, mixed.end(1), atom.before), part(atom, mixed.start(2), len(atom.text), Separator.PAIR)]


def unglue(atom: Atom) -> list[Atom]:
    """Institution and names that stand without a separator, with a dash, or one in the other's brackets."""
    bracketed = _unbracket(atom)
    if bracketed:
        return bracketed
    if LATIN.fullmatch(atom.text):
        cut = split_latin(atom.text)
        if cut:
            person = replace(part(atom, cut, len(atom.text), Separator.PAIR), sort=Sort.PERSON)
            return [replace(part(atom, 0, cut, atom.before), sort=Sort.ORG), person]
        return [atom]
    of = OF.fullmatch(atom.text)
    if of and is_institution(of.group(1)) and is_han_name(of.group(2)):
        return [part(atom, 0, of.end(1), atom.before), part(atom, of.start(2), len(atom.text), Separator.PAIR)]
    post = _post(atom.text)
    if post is not None:
        org = part(atom, 0, post[0], atom.before)
        return [org, part(atom, post[1], len(atom.text), Separator.PAIR)] if post[1] < len(atom.text) else [org]
    if atom.sort is not Sort.ORG:
        for cut in split_glued(atom.text):
            if is_han_name(without_honorific(atom.text[cut:])):
                return [part(atom, 0, cut, atom.before), part(atom, cut, len(atom.text), Separator.PAIR)]
    return [atom]


def _post(text: str) -> tuple[int, int] | None:
    """Where a post stands between an institution and a name, or ends the text: `东湖证券研究员张三`."""
    for match in POST_START.finditer(text, 2):
        post = ROLE.match(text, match.start())
        is_followed = post is not None and (post.end() == len(text) or is_han_name(text[post.end() :]))
        if post and is_followed and is_institution(text[: post.start()]):
            return post.span()
    return None


def _unbracket(atom: Atom) -> list[Atom]:
    """`东湖证券（张三、李四）`, `张三（东湖证券）`; other brackets belong to the institution's name."""
    match = re.fullmatch(r"([^（(]+)[（(](.+)[）)]", atom.text)
    if match is None:
        return []
    parting = r"[^、，,/]+" if match.group(2).isascii() else r"[^、，,/\s]+"
    names = [(match.start(2) + n.start(), match.start(2) + n.end()) for n in re.finditer(parting, match.group(2))]
    outer = part(atom, 0, match.end(1), atom.before)
    inner = [part(atom, _after_post(atom.text, start, end), end, Separator.LIST) for start, end in names]
    if outer.sort in (Sort.ORG, Sort.UNKNOWN) and all(map(_is_person, inner)):
        members = [replace(name, before=Separator.MEMBER) for name in inner[1:]]
        return [outer, replace(inner[0], before=Separator.PAIR), *members]
    if _is_person(outer) and len(inner) == 1 and inner[0].sort is Sort.ORG:
        return [replace(inner[0], before=atom.before), replace(outer, before=Separator.PAIR)]
    if outer.sort is Sort.PERSON and all(ROLE.fullmatch(i.text) for i in inner):
        return [outer]
    return []


def _after_post(text: str, start: int, end: int) -> int:
    """Past the post before a name: （基金经理张三）."""
    post = ROLE.match(text, start, end)
    return post.end() if post and is_han_name(text[post.end() : end]) else start


def _is_person(atom: Atom) -> bool:
    return atom.sort is Sort.PERSON or (atom.sort is Sort.LATIN and person_odds(atom) >= PLAIN_NAME)
