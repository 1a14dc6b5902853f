"""A name in an attendee cell, and what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.institutions import is_institution
from extractors.names import LATIN_NAME, is_han_name, is_short_han, without_honorific

LATIN = re.compile(r"[A-Za-z0-9À-ÿ&.'’+()（）,/ -]*[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ&.'’+()（）,/ -]*")
ROLE = re.compile(
    r"(?:首席|高级|资深|助理|行业|联席|执行|副|董事)*"
    r"(?:研究员|分析师|基金经理|投资经理|客户经理|研究总监|投资总监|总监|研究助理|助理|销售|交易员|合伙人|总经理|董事长|总裁|经理|主管|负责人|投资官|经济学家"
    r"|首席|董事|创始人|记者|主编|Analyst|PM|CIO|CEO|VP|MD)"
)
"""What somebody is at the institution."""
DEGREE = re.compile(r"[\u3400-\u9fff]{2,5}学(?:博士|硕士)|博士后?|硕士")
"""What somebody studied, behind his name."""
WAY = re.compile(
    r"(?:现场|线[上下]|电话|视频|网络|实地|远程|通讯|一对一|分析师|特定对象)(?:参会|参加|参与|接入|交流|会议|调研|参观|说明会|沟通)+"
    r"|(?:通过|以)[^、，,；;：:\n]{2,14}(?:参会|参加|参与|接入|出席)"
)
"""How they met; between a day and who came then."""


class Separator(StrEnum):
    """What stands before an atom."""

    BREAK = "break"
    SPACE = "space"
    LIST = "list"
    PAIR = "pair"
    """A colon, a slash or dash after an institution, a bracket, or nothing at all: what follows belongs to it."""
    MEMBER = "member"
    """Inside a bracket after its first name: one more of the same institution."""


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


def sort_of(text: str) -> Sort:
    """What a text is by itself; its place in the cell may say more."""
    if is_institution(text):
        return Sort.ORG
    if LATIN.fullmatch(text):
        return Sort.LATIN
    return Sort.PERSON if is_han_name(without_honorific(text)) else Sort.UNKNOWN


def part(atom: Atom, start: int, end: int, before: Separator) -> Atom:
    """Part of an atom; where line breaks were taken out of it, the whole place stands for the part."""
    text = atom.text[start:end].strip()
    start += len(atom.text[start:end]) - len(atom.text[start:end].lstrip())
    is_plain = atom.end - atom.start == len(atom.text)
    place = (atom.start + start, atom.start + start + len(text)) if is_plain else (atom.start, atom.end)
    return Atom(text, *place, before, sort_of(text))


def shortened(atom: Atom, length: int) -> Atom:
    """The first characters of an atom."""
    return part(atom, 0, length, atom.before)


def parted(atom: Atom, cut: int) -> tuple[Atom, Atom]:
    """The two names in an atom without a separator."""
    return part(atom, 0, cut, atom.before), part(atom, cut, len(atom.text), Separator.PAIR)


def is_role(text: str) -> bool:
    return ROLE.fullmatch(text) is not None


def is_noise(text: str) -> bool:
    """A post, a degree, a way to meet, or no word at all."""
    return (
        is_role(text)
        or DEGREE.fullmatch(text) is not None
        or WAY.fullmatch(text) is not None
        or not re.search(r"[^\W\d_]", text)
    )


def could_be_person(atom: Atom) -> bool:
    """In a place where a person is due: a name with an unlisted family name, or a Latin one, will do."""
    if atom.sort is Sort.PERSON:
        return True
    if atom.sort is Sort.LATIN:
        return LATIN_NAME.fullmatch(atom.text) is not None
    return atom.sort is Sort.UNKNOWN and is_short_han(without_honorific(atom.text))
