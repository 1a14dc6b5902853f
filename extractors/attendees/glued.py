"""Names without a separator: an institution with its person, a post between them, one in the brackets of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.attendees.appearance import begins_with_place, only_parting, person_odds
from extractors.attendees.atom import LATIN, ROLE, Atom, Separator, Sort, is_role, part
from extractors.attendees.desks import DESK, is_desk_word
from extractors.attendees.groups import INDIVIDUAL
from extractors.institutions import is_institution, is_known, split_glued, split_latin
from extractors.names import is_han_name, without_honorific

PLAIN_NAME = 3.0
"""So surely a person is a Latin name with a usual family name."""
MIXED = re.compile(r"([A-Za-z][A-Za-z.&' ]{2,})([\u3400-\u9fff]{2,4})")
LATIN_POST = re.compile(r"(?<=[a-z]),? (?:Senior )?(?:Analyst|PM|CIO|CEO|VP|MD)$")
AND = re.compile(r"以及|[及和与]")
MOST_WORDS = 6
"""With more words that may join, every way to read them would take too long."""
SHORTEST_WHOLE = 4
HAN_THEN_LATIN = re.compile(
    r"([\u3400-\u9fff（）()]{3,}) ?([A-Z][A-Za-z'.-]+ [A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]+)?)"
)
POST_START = re.compile(r"[首高资助行联执副研分基投客总销交合经主负董创记APCVM]")
OF = re.compile(r"(.{3,})的([\u3400-\u9fff]{2,4})")
INDIVIDUAL_PERSON = re.compile(r"((?:个人|自然人|散户|中小)?(?:投资者|投资人|股东))([\u3400-\u9fff]{2,6})")
BEHIND_LEGAL_FORM = re.compile(r"(.{4,}(?:有限责任公司|有限公司|股份公司|[（(]有限合伙[）)]))([\u3400-\u9fff]{2,3})")
LEGAL_TAIL = re.compile(r"公司|责任|股份|有限|合伙|企业")
UNIT_END = frozenset("部处组")
"""What ends so is a department also where a family name begins it: 管理部."""
NO_NAME_END = frozenset("部司所处店行院社组队等")
"""What stands behind a legal form and ends so is a branch or a department."""


def unmixed(atom: Atom) -> list[Atom]:
    """`Securities张三`: the end of a Latin name with a person's behind it."""
    mixed = MIXED.fullmatch(atom.text)
    if mixed is None or is_institution(atom.text) or is_known(mixed.group(2)) or not is_han_name(mixed.group(2)):
        return [atom]
    return [part(atom, 0, mixed.end(1), atom.before), part(atom, mixed.start(2), len(atom.text), Separator.PAIR)]


def unglue(atom: Atom) -> list[Atom]:
    """Institution and names that stand without a separator, with a dash, or one in the other's brackets."""
    bracketed = _unbracket(atom) or _joined(atom)
    if bracketed:
        return bracketed
    if LATIN.fullmatch(atom.text):
        return _latin(atom)
    mixed = HAN_THEN_LATIN.fullmatch(atom.text)
    if mixed and is_institution(mixed[1]):
        person = part(atom, mixed.start(2), len(atom.text), Separator.PAIR)
        return [part(atom, 0, mixed.end(1), atom.before), person]
    of = OF.fullmatch(atom.text)
    if of and is_institution(of.group(1)) and is_han_name(of.group(2)):
        return [part(atom, 0, of.end(1), atom.before), part(atom, of.start(2), len(atom.text), Separator.PAIR)]
    post = _post(atom.text)
    if post is not None:
        org = part(atom, 0, post[0], atom.before)
        return [org, part(atom, post[1], len(atom.text), Separator.PAIR)] if post[1] < len(atom.text) else [org]
    return _titled(atom) or _glued(atom) or [atom]


def _joined(atom: Atom) -> list[Atom]:
    """`东湖证券及云岭基金`, `东湖证券张三和李四`: both sides of the word are whole."""
    words = [] if is_known(atom.text) else list(AND.finditer(atom.text))
    for match in words if len(words) <= MOST_WORDS else ():
        if match.start() < 2 or len(atom.text) - match.end() < 2:
            continue
        left = unglue(part(atom, 0, match.start(), atom.before))
        right = unglue(part(atom, match.end(), len(atom.text), Separator.LIST))
        if all(map(_is_whole, (*left, *right))):
            return [*left, *right]
    return []


def _is_whole(atom: Atom) -> bool:
    """A person, or an institution too long to be the beginning or the end of another."""
    return atom.sort is Sort.PERSON or (atom.sort is Sort.ORG and len(atom.text) >= SHORTEST_WHOLE)


def _latin(atom: Atom) -> list[Atom]:
    """`Blue Peak Capital Karen Huang Analyst`."""
    ended = LATIN_POST.search(atom.text)
    if ended:
        return _latin(part(atom, 0, ended.start(), atom.before))
    cut = split_latin(atom.text)
    if not cut:
        return [atom]
    person = replace(part(atom, cut, len(atom.text), Separator.PAIR), sort=Sort.PERSON)
    return [replace(part(atom, 0, cut, atom.before), sort=Sort.ORG), person]


def _titled(atom: Atom) -> list[Atom]:
    """`研究员张三`: a name without the post before it; `股东张三`: of no institution."""
    person = INDIVIDUAL_PERSON.fullmatch(atom.text)
    if person and is_han_name(without_honorific(person[2])):
        label = replace(part(atom, 0, person.end(1), atom.before), sort=Sort.UNKNOWN)
        return [label, part(atom, person.start(2), len(atom.text), Separator.PAIR)]
    start = _after_post(atom.text, 0, len(atom.text))
    return [part(atom, start, len(atom.text), atom.before)] if start else []


def _glued(atom: Atom) -> list[Atom]:
    """`东湖证券张三先生`, `东湖证券张三李四`, `东湖资产管理有限公司亓四`."""
    bare = without_honorific(atom.text)
    legal = BEHIND_LEGAL_FORM.fullmatch(bare)
    if legal and not is_institution(legal[2]) and not begins_with_place(legal[2]) and legal[2][-1] not in NO_NAME_END:
        person = replace(part(atom, legal.start(2), len(atom.text), Separator.PAIR), sort=Sort.PERSON)
        return [part(atom, 0, legal.end(1), atom.before), person]
    if atom.sort is Sort.ORG:
        return []
    for cut in split_glued(bare):
        if is_han_name(bare[cut:]) and not LEGAL_TAIL.match(bare, cut) and bare[-1] not in UNIT_END:
            return [part(atom, 0, cut, atom.before), part(atom, cut, len(atom.text), Separator.PAIR)]
    return _several(atom)


def _several(atom: Atom) -> list[Atom]:
    """Names one behind the other after an institution, where they can be parted in one way only."""
    for start in range(len(atom.text) - 4, 2, -1):
        ends = only_parting(atom.text[start:]) if is_institution(atom.text[:start]) else ()
        if ends:
            bounds = [start, *(start + end for end in ends)]
            names = [part(atom, a, b, Separator.MEMBER) for a, b in pairwise(bounds)]
            return [part(atom, 0, start, atom.before), replace(names[0], before=Separator.PAIR), *names[1:]]
    return []


def _post(text: str) -> tuple[int, int] | None:
    """Where a post stands between an institution and a name, or ends the text: `东湖证券研究员张三`."""
    for match in POST_START.finditer(text, 2):
        post = ROLE.match(text, match.start())
        is_followed = post is not None and (post.end() == len(text) or is_han_name(text[post.end() :]))
        if post and is_followed and is_institution(text[: post.start()]):
            return post.span()
    return None


def _unbracket(atom: Atom) -> list[Atom]:
    """`东湖证券（张三、李四）`, `张三（东湖证券）`, `张三（个人）`, `张三（电子行业）`; others are the name's own."""
    match = re.fullmatch(r"([^（(]+)[（(](.+)[）)]", atom.text)
    if match is None:
        return []
    parting = r"[^、，,/]+" if match.group(2).isascii() else r"[^、，,/\s]+"
    names = [(match.start(2) + n.start(), match.start(2) + n.end()) for n in re.finditer(parting, match.group(2))]
    outer = part(atom, 0, match.end(1), atom.before)
    inner = [part(atom, _after_post(atom.text, start, end), end, Separator.LIST) for start, end in names]
    if not inner:
        return []
    if outer.sort in (Sort.ORG, Sort.UNKNOWN) and all(map(_is_person, inner)):
        members = [replace(name, before=Separator.MEMBER) for name in inner[1:]]
        return [outer, replace(inner[0], before=Separator.PAIR), *members]
    if _is_person(outer) and len(inner) == 1 and inner[0].sort is Sort.ORG:
        return [replace(inner[0], before=atom.before), replace(outer, before=Separator.PAIR)]
    if _is_person(outer) and all(is_role(i.text) or is_desk_word(i.text) or DESK.fullmatch(i.text) for i in inner):
        return [outer]
    if _is_person(outer) and len(inner) == 1 and INDIVIDUAL.fullmatch(inner[0].text):
        return [replace(inner[0], before=atom.before), replace(outer, before=Separator.PAIR)]
    return []


def _after_post(text: str, start: int, end: int) -> int:
    """Past the post before a name: （基金经理张三）."""
    post = ROLE.match(text, start, end)
    return post.end() if post and is_han_name(text[post.end() : end]) else start


def claimed(atoms: Iterable[Atom]) -> list[Atom]:
    """`张三、李四（东湖证券）`: those before the bracketed one came with him; a name behind the bracket did not."""
    found: list[Atom] = []
    free = 0
    """Where the names begin that nobody has claimed yet."""
    for atom in atoms:
        is_turned = bool(found) and found[-1].start > atom.start
        if is_turned:
            org = found.pop()
            people = found[free:] if _are_listed(found[free:]) else []
            del found[len(found) - len(people) :]
            members = [replace(name, before=Separator.MEMBER) for name in (*people, atom)]
            before = people[0].before if people else org.before
            found += [replace(org, before=before), replace(members[0], before=Separator.PAIR), *members[1:]]
            free = len(found)
        else:
            if atom.before is Separator.BREAK:
                _part_off(found, free)
                free = len(found)
            found.append(atom)
    _part_off(found, free)
    return found


def _part_off(atoms: list[Atom], free: int) -> None:
    """What a closed bracket does not claim stands apart from it."""
    if 0 < free < len(atoms) and _are_listed(atoms[free:]) and atoms[free].before is Separator.LIST:
        atoms[free] = replace(atoms[free], before=Separator.BREAK)


def _are_listed(people: Sequence[Atom]) -> bool:
    return all(a.sort is Sort.PERSON for a in people) and all(a.before is Separator.LIST for a in people[1:])


def _is_person(atom: Atom) -> bool:
    return atom.sort is Sort.PERSON or (atom.sort is Sort.LATIN and person_odds(atom) >= PLAIN_NAME)
