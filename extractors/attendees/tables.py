"""Attendees set in a table: the columns say what is an institution and what a person, also of names nobody knows.

A cell of the form whose lines are TAB-separated rows is such a table. Its header names the columns; without one, what
most of a column's cells plainly are decides. A table whose columns stay undecided is read like any other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.attendees.atom import Atom, Separator, Sort, is_role, sort_of
from extractors.attendees.atoms import cut_atoms
from extractors.attendees.cleaning import HEADING, KEYED
from extractors.attendees.groups import INDIVIDUAL
from extractors.attendees.reading import Reading
from extractors.institutions import is_institution
from extractors.names import is_han_name, is_short_han, without_honorific

ROW_SHARE = 0.6
"""So many lines from the first row to the last must be rows."""
PERSON_SHARE = 0.6
ORG_SHARE = 0.3
"""A few plain institutions make a column of institutions, where persons are fewer."""
LONGEST_LATIN_NAME = 4

HEADERS = (
    ("index", re.compile(r"序 ?号|编号|No\.?|№", re.I)),
    (
        "person",
        re.compile(r".*(?:姓名|人员|人名|参会人|参与人|嘉宾|代表|研究员|分析师)(?:名称|名单)?|Name|Attendees?", re.I),
    ),
    (
        "other",
        re.compile(
            r".*(?:性质|类型|类别|属性|方式|形式)|职务|职位|职称|备注|部门|日期|时间|城市|电话|手机|邮箱|Title", re.I
        ),
    ),
    ("org", re.compile(r".*(?:机构|单位|公司|名称|来访者)(?:名称|全称|简称|名单)?|Company|Institution|Firm", re.I)),
)
TOTAL = re.compile(r"合 ?计|总 ?计|小 ?计|共 ?计")
BLANK = re.compile(r"[-—–/无\s]*")
HAN = re.compile(r"[\u3400-\u9fff]")
NUMBERED = re.compile(r"\s*(?:\d{1,3} ?[、.．)）]|[①-⑳])\s*")
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff（(）)]) +(?=[\u3400-\u9fff（(）)])")
LEGAL_TAIL = re.compile(r"企业|有限|股份|公司|责任|合伙|[（(](?:有限|普通|特殊)")
DESK = re.compile(r"(?<=..)(?:其他|研究员|分析师|基金经理)$")
PARTED = re.compile(r"[ \u3000]*[:：][ \u3000]*|[ \u3000]+")
SEVERAL = re.compile(r"[、；;]")
UNREAD = "institution or person cannot be told"


class Column(StrEnum):
    INDEX = "index"
    ORG = "org"
    PERSON = "person"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    start: int


Rows = list[list[Cell]]


def table_of(cell: str) -> tuple[int, int, Rows] | None:
    """Where the table stands in an attendee cell, and its rows; None where it is a list of pairs, some parted by TABs.

    A line without a TAB is the rest of a wrapped cell, unless it is a pair by itself.
    """
    lines = list(re.finditer(r"[^\n]+", cell))
    marked = [i for i, line in enumerate(lines) if "\t" in line.group().strip("\n")]
    if len(marked) < 2 or KEYED.search(cell):
        return None
    held = lines[marked[0] : marked[-1] + 1]
    if len(marked) < ROW_SHARE * len(held) or any(_is_pair(line.group()) for line in held):
        return None
    return held[0].start(), held[-1].end(), [list(_cells(line)) for line in held]


def _is_pair(line: str) -> bool:
    """An institution and its people on one line, parted by a space or a colon."""
    words = PARTED.split(line.strip(), maxsplit=1)
    return "\t" not in line and len(words) == 2 and is_institution(words[0]) and _are_people(words[1])


def _cells(line: re.Match[str]) -> Iterator[Cell]:
    start = line.start()
    for part in line.group().split("\t"):
        text = part.strip()
        yield Cell(text, start + len(part) - len(part.lstrip()))
        start += len(part) + 1


def read_table(rows: Rows, reading: Reading) -> bool:
    """Add what the table says; False, and nothing added, where its columns stay undecided."""
    width = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0][0]
    if any(len(row) > width for row in rows):
        return False
    padded = [row + [Cell("", row[-1].start)] * (width - len(row)) for row in rows]
    columns, body = _columns(padded)
    if columns is None:
        return False
    entries = [entry for row in body for entry in _entries(row, columns)]
    _add(entries, reading)
    return True


def _columns(rows: Rows) -> tuple[list[Column] | None, Rows]:
    """The columns and the rows without their header; None where they make no pairs or institutions."""
    headed = _headed(rows[0])
    body = [row for row in rows if _headed(row) is None and not any(TOTAL.fullmatch(cell.text) for cell in row)]
    columns = headed or [_judged([row[i] for row in body]) for i in range(len(rows[0]))]
    columns = _settled(columns, body)
    named = [c for c in columns if c in (Column.ORG, Column.PERSON, Column.UNKNOWN)]
    pairs = [Column.ORG, Column.PERSON] * (len(named) // 2)
    is_readable = bool(named) and named in (pairs, pairs[::-1], [Column.ORG] * len(named))
    return (columns if is_readable else None), body


def _headed(row: Sequence[Cell]) -> list[Column] | None:
    """The columns that a header row names."""
    named = [_header(cell.text) for cell in row]
    return named if any(c in (Column.ORG, Column.PERSON) for c in named) and Column.UNKNOWN not in named else None


def _header(text: str) -> Column:
    bare = re.sub(r"\s+", "", text)
    if not bare:
        return Column.OTHER
    return next((Column(name) for name, words in HEADERS if words.fullmatch(bare) and len(bare) <= 12), Column.UNKNOWN)


def _judged(cells: Sequence[Cell]) -> Column:
    """What most cells of a column plainly are; Latin ones say little."""
    filled = [cell.text for cell in cells if not BLANK.fullmatch(cell.text)]
    if not filled:
        return Column.OTHER
    if sum(text.isdigit() for text in filled) > 0.8 * len(filled):
        return Column.INDEX
    if sum(is_role(text) for text in filled) > PERSON_SHARE * len(filled):
        return Column.OTHER
    plain = [text for text in filled if HAN.search(text) or is_institution(text)]
    orgs = sum(is_institution(text) or INDIVIDUAL.fullmatch(text) is not None for text in plain)
    people = sum(_are_people(text) for text in plain)
    if people > PERSON_SHARE * len(plain) and people > orgs:
        return Column.PERSON
    return Column.ORG if orgs and orgs >= ORG_SHARE * len(plain) else Column.UNKNOWN


def _are_people(text: str) -> bool:
    names = [name for name in re.split(r"[、，,;；/\s]+", text) if name]
    return not is_institution(text) and all(is_han_name(without_honorific(name)) for name in names)


def _settled(columns: list[Column], rows: Rows) -> list[Column]:
    """Beside institutions, a single column of Latin words without corporate ones holds their people."""
    unknown = [i for i, column in enumerate(columns) if column is Column.UNKNOWN]
    if len(unknown) != 1 or columns.count(Column.ORG) != 1 or Column.PERSON in columns:
        return columns
    cells = [row[unknown[0]].text for row in rows if row[unknown[0]].text]
    if any(is_institution(text) for text in cells) or not all(_reads_as_names(text) for text in cells):
        return columns
    return [Column.PERSON if column is Column.UNKNOWN else column for column in columns]


def _reads_as_names(text: str) -> bool:
    names = [name.strip() for name in re.split(r"[、，,;；/]", text) if name.strip()]
    return all(_is_latin_name(name) or is_han_name(without_honorific(name)) for name in names)


def _is_latin_name(text: str) -> bool:
    words = text.split()
    return len(words) <= LONGEST_LATIN_NAME and all(w[0].isalpha() and not re.search(r"\d", w) for w in words)


@dataclass(frozen=True, slots=True)
class Entry:
    """An institution and the cells of its people."""

    org: Cell | None
    people: tuple[Cell, ...]
    has_people: bool = True
    slot: int = 0
    """Which of the pairs of columns that stand side by side."""

    @property
    def is_person_alone(self) -> bool:
        """A name without anybody beside it in a table of people may be that of a person."""
        return self.has_people and not self.people and self.org is not None and _are_people(self.org.text)


def _entries(row: Sequence[Cell], columns: Sequence[Column]) -> Iterator[Entry]:
    """Institutions of a row with the cells of their people."""
    named = [(column, cell) for column, cell in zip(columns, row, strict=True) if column in (Column.ORG, Column.PERSON)]
    if Column.PERSON not in columns:
        yield from (Entry(cell, (), has_people=False) for _, cell in named if cell.text)
        return
    for slot, (first, second) in enumerate(zip(named[::2], named[1::2], strict=True)):
        org, person = (first[1], second[1]) if first[0] is Column.ORG else (second[1], first[1])
        if is_institution(person.text) and _are_people(org.text):
            org, person = person, org
        if org.text or person.text:
            yield Entry(org if org.text else None, () if BLANK.fullmatch(person.text) else (person,), slot=slot)


def _add(entries: Sequence[Entry], reading: Reading) -> None:
    """People without an institution beside them belong to the one above in their columns."""
    held: list[Entry] = []
    above: dict[int, int] = {}
    for entry in entries:
        if entry.org is None and entry.slot in above:
            at = above[entry.slot]
            held[at] = replace(held[at], people=(*held[at].people, *entry.people))
        else:
            above[entry.slot] = len(held)
            held.append(entry)
    for entry in held:
        _add_entry(entry, reading)


def _add_entry(entry: Entry, reading: Reading) -> None:
    people = [person for cell in entry.people for person in _people(cell, reading)]
    if entry.org is None:
        reading.leave(people, "a person whose institution is not printed")
        return
    org = _whole(entry.org)
    if HEADING.fullmatch(org.text):
        reading.leave(people, UNREAD)
    elif INDIVIDUAL.fullmatch(org.text):
        for person in people:
            reading.add(None, person)
        if not people:
            reading.leave([org], "people who are not named")
    elif SEVERAL.search(org.text) or not HAN_OR_LATIN.search(org.text) or entry.is_person_alone:
        reading.leave([org, *people], UNREAD)
    else:
        for member in people:
            reading.add(org, member)
        if not people:
            reading.add(org, None)


HAN_OR_LATIN = re.compile(r"[^\W\d_]")


def _whole(cell: Cell) -> Atom:
    """The cell as one name, without its number."""
    number = NUMBERED.match(cell.text)
    skip = number.end() if number else 0
    printed = DESK.sub("", cell.text[skip:].rstrip("等 ：:，,"))
    text = _mended(printed)
    return Atom(text, cell.start + skip, cell.start + skip + len(printed), Separator.BREAK, sort_of(text))


def _mended(name: str) -> str:
    """A name set over two lines without the space between them: `甲资本管理合伙 企业（有限合伙）`."""
    joined = BETWEEN_HAN.sub("", name)
    first, *rest = BETWEEN_HAN.split(name)
    is_cut = not is_institution(first) or all(LEGAL_TAIL.match(piece) for piece in rest)
    return joined if joined != name and is_institution(joined) and is_cut else name


def _people(cell: Cell, reading: Reading) -> Iterator[Atom]:
    """Each name in a cell of people; what cannot be one stays unread."""
    atoms, told = cut_atoms(cell.text)
    for atom in atoms:
        placed = replace(atom, start=cell.start + atom.start, end=cell.start + atom.end)
        if _can_be_person(atom):
            yield placed
        else:
            reading.leave([placed], UNREAD)
    for span, reason in told:
        place = Atom(span.of(cell.text), cell.start + span.start, cell.start + span.end, Separator.BREAK, Sort.UNKNOWN)
        reading.leave([place], reason)


def _can_be_person(atom: Atom) -> bool:
    bare = without_honorific(atom.text)
    if atom.sort is Sort.LATIN:
        return _is_latin_name(bare)
    return is_han_name(bare) or is_short_han(bare)
