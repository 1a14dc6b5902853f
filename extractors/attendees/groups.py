"""Atoms of an attendee cell in their arrangement: lines, groups that a space parts, pieces that a comma parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.attendees.appearance import is_place
from extractors.attendees.atom import Atom, Separator
from extractors.attendees.desks import is_desk_word

INDIVIDUAL = re.compile(r"(?:个人|自然人|散户|中小)(?:投资者|股东)|个人|自然人|散户|投资者|投资人|股东")
GROUP_LABEL = re.compile(
    r"(?:机构)?(?:投资者)?(?:参会|参与|调研)?(?:机构|单位|人员|券商|公募|私募|买方|卖方|机构名称|单位名称)?"
    r"(?:名单|如下|包括|有|线[上下]|现场|电话|第[一二三四五六七八九十\d]+场)?|.{0,12}[月日场午]"
    r"|(?:接待|来访|调研|参会|参与|交流)(?:对象|单位|机构|人员|人)"
)
KIND = re.compile(
    r"(?:证券|券商|(?:公募|私募)?基金|保险|资管|银行|理财|期货|信托|投资|外资|合资|内资|境[内外]|海外|国内|媒体|公募|私募|其[他它])"
    r"(?:类|业|子)?(?:公司|机构|单位|投资者|客户)?"
)
"""What the institutions behind a colon, or in the lines below, have in common: 券商：, 私募基金：, 其他：."""
HEADER = re.compile(
    r"序号|(?:参会|参与|调研)?(?:机构|单位|公司|人员|嘉宾)?(?:名称|姓名|名单)?|姓名|职务|职位|备注|参会人员?|参与人员?"
)


def raw_lines(atoms: Iterable[Atom]) -> list[list[Atom]]:
    found: list[list[Atom]] = []
    for atom in atoms:
        if atom.before is Separator.BREAK or not found:
            found.append([])
        found[-1].append(atom)
    return found


def lines_of(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """The lines without their labels; each begins with a break."""
    return [_beginning(_without_label(line)) for line in raw_lines(atoms)]


def _beginning(line: list[Atom]) -> list[Atom]:
    return [replace(line[0], before=Separator.BREAK), *line[1:]]


def _without_label(line: list[Atom]) -> list[Atom]:
    """`机构投资者：甲证券、乙基金`: the label before the colon is no institution."""
    if INDIVIDUAL.fullmatch(line[0].text):
        return line
    is_label = GROUP_LABEL.fullmatch(line[0].text) or KIND.fullmatch(line[0].text) or is_desk_word(line[0].text)
    if len(line) > 1 and line[1].before is Separator.PAIR and is_label:
        return line[1:]
    return line


def is_header(line: Sequence[Atom]) -> bool:
    """The head of a table; a place, a kind of institutions or an industry by itself over the list of those who came."""
    text = line[0].text
    if len(line) == 1 and (is_place(text) or KIND.fullmatch(text) or is_desk_word(text)):
        return True
    return all(HEADER.fullmatch(atom.text) for atom in line)


def groups_of(line: Sequence[Atom]) -> list[list[Atom]]:
    """Atoms joined by commas, or in one bracket, stand together."""
    found: list[list[Atom]] = []
    for atom in line:
        if atom.before in (Separator.LIST, Separator.MEMBER) and found:
            found[-1].append(atom)
        else:
            found.append([atom])
    return found


def pieces_of(groups: Sequence[Sequence[Atom]]) -> list[list[Atom]]:
    """What stands between commas."""
    found: list[list[Atom]] = []
    for group in groups:
        for atom in group:
            if atom.before is Separator.LIST or not found:
                found.append([])
            found[-1].append(atom)
    return found
