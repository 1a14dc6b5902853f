"""Reads the attendee cell of a form: pairs of institution and person.

A cell follows one grammar from end to end: `甲证券 张三、李四 乙基金 王五`, `甲证券：张三；乙基金：李四`,
one pair a line, `张三（甲证券）`, institutions alone. The grammar is found from the cell's own structure; what it does
not settle is left pending, because a wrong pair is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.attendees.atoms import Atom, Separator, Sort, could_be_person, cut_atoms, shortened
from extractors.attendees.groups import INDIVIDUAL, groups_of, is_header, lines_of, pieces_of
from extractors.attendees.reading import Reading, Unread
from extractors.attendees.tables import read_table, table_of
from extractors.days import find_days
from extractors.institutions import is_institution

UNNAMED = re.compile(
    r"投资者(?!保护)|股东|线上参与|网上提问|参加(?:本次|公司)|通过.{0,20}(?:平台|网站|方式)|详见|见附件|附件|参会名单|不特定|社会公众|全体|广大|若干"
    r"|无$|不适用|媒体(?:记者)?$|机构代表|机构及个人"
)
AND_OTHERS = re.compile(r"\s*等?\s*(?:等(?:多家|各|相关)?(?:机构|单位|公司|投资者|投资人|人员)*)\s*$")
FRAGMENT = re.compile(
    r"新加坡|香港|台湾|美国|英国|日本|韩国|中国|北京|上海|深圳|广州|杭州|时间|地点|日期|资产|公募|私募|有限|公司|基金|证券|[年月日]+|\d.*"
)
"""Words that are no name by themselves: the rest of a name, or of another cell."""

ORG_SHARE = 0.6
"""In a cell without persons, so many atoms must be plainly institutions before the others count as such."""


LONG_LIST = 10
LONELY_SHARE = 0.2
"""Of so many pairs, in a list long enough, a comma within a pair is a slip: two pieces in ten stand alone."""


def parse_attendees(cell: str) -> Reading:
    """Pairs in printed order, and what stays unread with its reason."""
    reading = Reading()
    table = table_of(cell)
    if table is not None:
        start, end, rows = table
        held = Reading()
        if read_table(rows, held):
            reading.take(parse_attendees(cell[:start]), 0)
            reading.take(held, 0)
            reading.take(parse_attendees(cell[end:]), end)
            return reading
    if cell.strip():
        _read_text(cell, reading)
    return reading


def _read_text(cell: str, reading: Reading) -> None:
    atoms, counts = cut_atoms(cell)
    reading.unread.extend(Unread(span.start, span.end, "a headcount") for span in counts)
    named = [_named(line, reading) for line in lines_of(atoms)]
    lines = [line for line in named if line and not is_header(line)]
    if _has_persons(lines):
        _read_pairs(lines, reading)
    else:
        _read_institutions(lines, reading)


def _named(line: Sequence[Atom], reading: Reading) -> list[Atom]:
    """A line without phrases about unnamed people and without days; a closing 等 is cut off."""
    kept: list[Atom] = []
    for atom in line:
        bare = AND_OTHERS.sub("", atom.text)
        if UNNAMED.search(atom.text) and not INDIVIDUAL.fullmatch(atom.text):
            reading.leave([atom], "people who are not named")
        elif bare and not find_days(atom.text, year=2000):
            kept.append(atom if bare == atom.text else shortened(atom, len(bare)))
    return kept


def _has_persons(lines: Sequence[Sequence[Atom]]) -> bool:
    """Somebody stands beside an institution, not only in a list of its likes."""
    for line in lines:
        groups = groups_of(line)
        if any(all(map(could_be_person, g)) and g[0].before in (Separator.SPACE, Separator.PAIR) for g in groups[1:]):
            return True
        if INDIVIDUAL.fullmatch(line[0].text) and len(line) > 1:
            return True
    if _are_reversed(lines):
        return True
    persons = sum(len(line) == 1 and line[0].sort is Sort.PERSON for line in lines)
    return persons * 3 >= len(lines) > 1


def _read_institutions(lines: Sequence[Sequence[Atom]], reading: Reading) -> None:
    """A list of institutions: short names that look like persons are institutions in such company."""
    atoms = [atom for line in lines for atom in line]
    certain = sum(atom.sort is Sort.ORG for atom in atoms)
    is_list = bool(atoms) and certain >= ORG_SHARE * len(atoms)
    for atom in _with_spaced_names(lines) if _has_commas(atoms) else atoms:
        if atom.sort is Sort.ORG or (is_list and 2 <= len(atom.text) <= 20 and not FRAGMENT.fullmatch(atom.text)):
            reading.add(atom, None)
        else:
            reading.leave([atom], "institution or person cannot be told")


def _has_commas(atoms: Sequence[Atom]) -> bool:
    """Commas part the names; a space then stands within one."""
    commas = sum(atom.before is Separator.LIST for atom in atoms)
    return commas > 2 * sum(atom.before is Separator.SPACE for atom in atoms)


def _with_spaced_names(lines: Sequence[Sequence[Atom]]) -> Iterable[Atom]:
    """`人保 资产` between commas is one institution; two whole ones stay two."""
    for line in lines:
        for piece in pieces_of(groups_of(line)):
            whole = "".join(atom.text for atom in piece)
            if len(piece) > 1 and is_institution(whole) and not all(atom.sort is Sort.ORG for atom in piece):
                yield Atom(whole, piece[0].start, piece[-1].end, piece[0].before, Sort.ORG)
            else:
                yield from piece


def _read_pairs(lines: Sequence[Sequence[Atom]], reading: Reading) -> None:
    if _are_reversed(lines):
        for line in lines:
            _read_reversed(groups_of(line), reading)
        return
    last_org: Atom | None = None
    is_individual = False
    for i, line in enumerate(lines):
        groups = groups_of(line)
        is_individual = _is_individual(line, before=is_individual)
        if is_individual and not INDIVIDUAL.fullmatch(line[0].text):
            _add_people(None, line, reading)
            continue
        if last_org is not None and len(groups) == 1 and all(map(could_be_person, groups[0])):
            _add_people(last_org, groups[0], reading)
            last_org = None
            continue
        if last_org is not None:
            reading.add(last_org, None)
        last_org = _lone_org(groups)
        if last_org is None:
            _read_line(groups, reading)
        elif i == len(lines) - 1:
            reading.add(last_org, None)


def _is_individual(line: Sequence[Atom], *, before: bool) -> bool:
    """`个人：张三；李四；王五`: people of no institution, until something else comes."""
    if INDIVIDUAL.fullmatch(line[0].text):
        return True
    return before and all(atom.sort is Sort.PERSON for atom in line)


def _lone_org(groups: Sequence[Sequence[Atom]]) -> Atom | None:
    """A line that holds one institution; its people may stand on the next."""
    if len(groups) == 1 and len(groups[0]) == 1 and groups[0][0].sort is Sort.ORG:
        return groups[0][0]
    return None


def _read_line(groups: Sequence[Sequence[Atom]], reading: Reading) -> None:
    if INDIVIDUAL.fullmatch(groups[0][0].text):
        for atom in [*groups[0][1:], *(atom for group in groups[1:] for atom in group)]:
            _add_or_leave(None, atom, reading)
    elif _is_list_of_pairs(groups):
        _read_list_of_pairs(groups, reading)
    elif _alternates(groups):
        for org, people in zip(groups[::2], groups[1::2], strict=True):
            _add_people(org[0], people, reading)
    else:
        _read_in_order(groups, reading)


def _add_people(org: Atom | None, people: Sequence[Atom], reading: Reading) -> None:
    for person in people:
        reading.add(org, person)


def _add_or_leave(org: Atom | None, atom: Atom, reading: Reading) -> None:
    if could_be_person(atom):
        reading.add(org, atom)
    else:
        reading.leave([atom], "institution or person cannot be told")


def _is_list_of_pairs(groups: Sequence[Sequence[Atom]]) -> bool:
    """`甲证券 张三、乙基金 李四、丙资本 王五`."""
    pieces = pieces_of(groups)
    pairs = sum(len(p) == 2 and could_be_person(p[1]) and p[0].sort is not Sort.PERSON for p in pieces)
    return len(pieces) >= 2 and pairs * 10 >= len(pieces) * 7


def _read_list_of_pairs(groups: Sequence[Sequence[Atom]], reading: Reading) -> None:
    """A name alone after an institution alone may be its analyst or another institution: both stay unread."""
    pieces = _with_split_pairs(pieces_of(groups))
    for i, piece in enumerate(pieces):
        following: Sequence[Atom] = pieces[i + 1] if i + 1 < len(pieces) else []
        is_followed_by_name = len(following) == 1 and following[0].sort is Sort.PERSON
        if len(piece) == 2 and could_be_person(piece[1]):
            reading.add(piece[0], piece[1])
        elif len(piece) == 1 and piece[0].sort is Sort.ORG and not is_followed_by_name:
            reading.add(piece[0], None)
        else:
            reading.leave(piece, "institution or person cannot be told")


def _with_split_pairs(pieces: list[list[Atom]]) -> list[list[Atom]]:
    """In a long list that is pairs all through, a comma within one pair is a slip."""
    pairs = sum(len(piece) == 2 for piece in pieces)
    if pairs < LONG_LIST or len(pieces) - pairs > LONELY_SHARE * pairs:
        return pieces
    whole: list[list[Atom]] = []
    for piece in pieces:
        is_rest = len(piece) == 1 and piece[0].sort is Sort.PERSON
        if is_rest and whole and len(whole[-1]) == 1 and whole[-1][0].sort is Sort.ORG:
            whole[-1] = [*whole[-1], *piece]
        else:
            whole.append(piece)
    return whole


def _are_reversed(lines: Sequence[Sequence[Atom]]) -> bool:
    """Columns the other way round, in nearly every one of several lines."""
    turned = sum(_is_reversed(groups_of(line)) for line in lines)
    return turned >= 2 and turned * 10 >= len(lines) * 8


def _read_reversed(groups: Sequence[Sequence[Atom]], reading: Reading) -> None:
    if _is_reversed(groups):
        _add_people(groups[1][0], groups[0], reading)
    else:
        reading.leave([atom for group in groups for atom in group], "institution or person cannot be told")


def _is_reversed(groups: Sequence[Sequence[Atom]]) -> bool:
    """`张三 甲证券`."""
    if len(groups) != 2 or len(groups[1]) != 1 or groups[1][0].sort is not Sort.ORG:
        return False
    return all(atom.sort is Sort.PERSON for atom in groups[0])


def _alternates(groups: Sequence[Sequence[Atom]]) -> bool:
    """Institution, people, institution, people: then the place says what an unusual name is."""
    if len(groups) % 2 or any(len(org) != 1 for org in groups[::2]):
        return False
    if not all(could_be_person(atom) for people in groups[1::2] for atom in people):
        return False
    looks_like_person = [g[0] for g in groups[::2] if g[0].sort is Sort.PERSON and len(g[0].text) < 4]
    return len(looks_like_person) * 5 <= len(groups) // 2


def _read_in_order(groups: Sequence[Sequence[Atom]], reading: Reading) -> None:
    """Sort by sort: what is plainly an institution opens a pair, plain names after it belong to it."""
    org: Atom | None = None
    named = False
    for i, group in enumerate(groups):
        following: Sequence[Atom] = groups[i + 1] if i + 1 < len(groups) else []
        for atom in group:
            opens = atom.sort is Sort.ORG or _is_odd_institution(atom, group, following)
            if opens:
                if org is not None and not named:
                    reading.add(org, None)
                org, named = atom, False
            elif org is not None and could_be_person(atom) and not _is_doubtful(atom, named, following):
                reading.add(org, atom)
                named = True
            else:
                reading.leave([atom], "institution or person cannot be told")
    if org is not None and not named:
        reading.add(org, None)


def _is_odd_institution(atom: Atom, group: Sequence[Atom], following: Sequence[Atom]) -> bool:
    """Not a name, and people follow: an institution whose name has no usual ending."""
    if len(group) != 1 or (could_be_person(atom) and atom.sort is not Sort.LATIN) or not following:
        return False
    return atom.before is not Separator.LIST and all(a.sort is Sort.PERSON for a in following)


def _is_doubtful(atom: Atom, named: bool, following: Sequence[Atom]) -> bool:
    """A name after names, with a space, before more names: it may be a short institution."""
    if not named or atom.before is not Separator.SPACE:
        return atom.before is Separator.LIST and not named
    return bool(following) and following[0].before is not Separator.LIST and could_be_person(following[0])
