"""Reads the attendee cell of a form: pairs of institution and person.

A cell follows one grammar from end to end: `甲证券 张三、李四 乙基金 王五`, `甲证券：张三；乙基金：李四`,
one pair a line, `张三（甲证券）`, institutions alone. The grammar is found from the cell's own structure; what it does
not settle is left pending, because a wrong pair is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.attendees.appearance import is_placed, pair_cut, person_odds
from extractors.attendees.atom import Atom, Separator, Sort, could_be_person, shortened
from extractors.attendees.atoms import cut_atoms
from extractors.attendees.decoding import Role, decode
from extractors.attendees.entries import CERTAIN_ENOUGH, add_entry, entries_of, is_label, reversed_entries, with_doubts
from extractors.attendees.groups import INDIVIDUAL, groups_of, is_header, lines_of, pieces_of, raw_lines
from extractors.attendees.reading import Reading, Unread
from extractors.attendees.tables import read_table, table_of
from extractors.days import find_days
from extractors.institutions import is_institution, is_stem

UNNAMED = re.compile(
    r"^某|投资者(?!保护|服务|关系|教育|权益)|股东|线上参与|网上提问|参加(?:本次|公司)|通过.{0,20}(?:平台|网站|方式)|详见|见附件|附件|参会名单|不特定|社会公众|全体|广大|若干"
    r"|策略会|参会机构|参与机构|无$|不适用|媒体(?:记者)?$|机构代表|机构及个人|^[\u3400-\u9fff](?:先生|女士|小姐|总|某{1,2}|[*＊xX×]{1,2})$"
)
AND_OTHERS = re.compile(r"\s*等?\s*(?:等(?:多家|各|相关)?(?:机构|单位|公司|投资者|投资人|人员|媒体|记者)*)\s*$")
ENVOYS = re.compile(r"的?(?:相关|有关)?(?:领导|代表|工作人员|客户|同事)$")
FRAGMENT = re.compile(
    r"新加坡|香港|台湾|美国|英国|日本|韩国|中国|北京|上海|深圳|广州|杭州|时间|地点|日期|资产|公募|私募|有限|公司|基金|证券|[年月日]+|(?:资产)?管理部|权益部|研究部|自营部|投资部|固收部|(?:管理)?(?:股份)?有限(?:责任)?公司|\d.*"
)
"""Words that are no name by themselves: the rest of a name, or of another cell."""

ORG_SHARE = 0.6
"""In a cell without persons, so many atoms must be plainly institutions before the others count as such."""


PEOPLE_LABEL = re.compile(
    r"(?:参会|参与|参加|与会|来访|调研|陪同|接待|列席|主持|记录)?(?:人员|代表)?(?:姓名|名单|人员)|(?:陪同|主持|记录|接待)人|公司(?:方|人员)?"
)
FEWEST_PEOPLE = 0.08
"""Fewer names that could be people, in a list of institutions, are short names of further ones."""


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
    atoms, told = cut_atoms(cell)
    reading.unread.extend(Unread(span.start, span.end, reason) for span, reason in told)
    named = [_named(line, reading) for line in lines_of(_without_bare_people(atoms, reading))]
    lines = [line for line in named if line and not is_header(line)]
    if _has_persons(lines):
        _read_pairs(lines, reading)
    else:
        _read_institutions(lines, reading)


def _without_bare_people(atoms: Sequence[Atom], reading: Reading) -> list[Atom]:
    """`人员姓名：张三、李四` apart from their institutions: nobody can say who came for whom."""
    kept: list[Atom] = []
    for line in raw_lines(atoms):
        is_parted = len(line) > 1 and line[1].before in (Separator.PAIR, Separator.SPACE)
        is_labelled = is_parted and PEOPLE_LABEL.fullmatch(line[0].text)
        if is_labelled and all(could_be_person(atom) or UNNAMED.search(atom.text) for atom in line[1:]):
            reading.leave(line[1:], "a person whose institution is not printed")
        else:
            kept.extend(line)
    return kept


def _named(line: Sequence[Atom], reading: Reading) -> list[Atom]:
    """A line without phrases about unnamed people and without days; a closing 等 is cut off."""
    kept: list[Atom] = []
    for atom in line:
        bare = _without_envoys(AND_OTHERS.sub("", atom.text))
        if UNNAMED.search(bare or atom.text) and not INDIVIDUAL.fullmatch(atom.text):
            reading.leave([atom], "people who are not named")
        elif bare and not find_days(atom.text, year=2000):
            kept.append(atom if bare == atom.text else shortened(atom, len(bare)))
    return kept


def _without_envoys(name: str) -> str:
    """`甲证券代表`, `乙协会领导`: the institution that sent them."""
    org = ENVOYS.sub("", name)
    return org if is_institution(org) else name


def _has_persons(lines: Sequence[Sequence[Atom]]) -> bool:
    """Somebody certainly is a person, not only an institution with a short name among its likes."""
    if any(INDIVIDUAL.fullmatch(atom.text) for line in lines for atom in line) or _are_reversed(lines):
        return True
    atoms = [atom for line in lines for atom in line]
    decisions = zip(atoms, decode(atoms), strict=True)
    named = sum(d.role is not Role.ORG and d.certainty >= CERTAIN_ENOUGH and _is_like_one(a) for a, d in decisions)
    return named >= max(1, FEWEST_PEOPLE * len(atoms))


def _is_like_one(atom: Atom) -> bool:
    return atom.sort is not Sort.LATIN or person_odds(atom) > 0 or pair_cut(atom)[0] > 0


def _read_institutions(lines: Sequence[Sequence[Atom]], reading: Reading) -> None:
    """A list of institutions: short names that look like persons are institutions in such company."""
    atoms = [atom for line in lines for atom in line]
    certain = sum(atom.sort is Sort.ORG for atom in atoms)
    likely = sum(_is_likely(atom) for atom in atoms if atom.sort is not Sort.ORG)
    is_list = bool(atoms) and 2 * certain >= likely and certain + likely >= ORG_SHARE * len(atoms)
    for atom in _with_spaced_names(lines) if _has_commas(atoms) else atoms:
        if is_label(atom):
            reading.leave([atom], "a label or a post")
        elif atom.sort is Sort.ORG or (is_list and 2 <= len(atom.text) <= 20 and not FRAGMENT.fullmatch(atom.text)):
            reading.add(atom, None)
        else:
            reading.leave([atom], "institution or person cannot be told")


def _is_likely(atom: Atom) -> bool:
    """Latin, begun with a place, or what is left of a known name without its ending: 上海途远."""
    return atom.sort is Sort.LATIN or is_placed(atom.text) or is_stem(atom.text)


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
    rest = [atom for line in _without_individuals(lines, reading) for atom in line]
    entries = reversed_entries(rest) if _are_reversed(lines) else entries_of(rest, decode(rest))
    for entry in with_doubts(entries):
        add_entry(entry, reading)
    reading.pairs.sort(key=lambda pair: pair.start)


def _without_individuals(lines: Sequence[Sequence[Atom]], reading: Reading) -> Iterable[Sequence[Atom]]:
    """`个人投资者：张三、李四`: people of no institution, to the line's end and over lines of nothing but names."""
    is_individual = False
    for line in lines:
        at = next((i for i, atom in enumerate(line) if INDIVIDUAL.fullmatch(atom.text)), None)
        if at is None and not (is_individual and all(atom.sort is Sort.PERSON for atom in line)):
            is_individual = False
            yield line
            continue
        is_individual = True
        start = 0 if at is None else at + 1
        end = next((i for i in range(start, len(line)) if not could_be_person(line[i])), len(line))
        for person in line[start:end]:
            reading.add(None, person)
        if at is not None and end == start:
            reading.leave([line[at]], "people who are not named")
        if at:
            yield line[:at]
        if end < len(line):
            is_individual = False
            yield line[end:]


def _are_reversed(lines: Sequence[Sequence[Atom]]) -> bool:
    """People before their institution, in nearly every one of several lines, or of several pieces of one line."""
    chunks = pieces_of(groups_of(lines[0])) if len(lines) == 1 else lines
    turned = sum(map(_is_reversed, chunks))
    return turned >= 2 and turned * 10 >= len(chunks) * 8


def _is_reversed(chunk: Sequence[Atom]) -> bool:
    """`张三 甲证券`, `张三，甲证券`."""
    *people, org = chunk
    return bool(people) and org.sort is Sort.ORG and all(atom.sort is Sort.PERSON for atom in people)
