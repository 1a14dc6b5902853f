"""Finds who spoke for the company, with the title printed there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, notes
from extractors.briefings import find_briefing
from extractors.document import FieldName
from extractors.names import is_han_name, is_short_han, without_honorific
from extractors.record import Host, Kind, Pending

TITLE_WORD = (
    r"(?:代表人|董事长|副董事长|总经理|副总经理|总裁|副总裁|联席总裁|董事会秘书|董秘|财务总监|财务负责人|总会计师|证券事务代表|证代|独立董事"
    r"|独董|董事|监事会主席|监事|保荐人|负责人|经理|总监|主任|代表|专员|部长|主管|助理|秘书|总工程师|工程师|首席\w{0,6}(?:官|家|师)"
    r"|顾问|合伙人|院长|所长|厂长|书记|委员|主席|副总|总助|CEO|CFO|COO|CTO|IRD|IR|IRM|人士|主办|干事|召集人|处长|科长|组长|总师|会计|监事长|VP|Director|Secretary|President|Chairman|Officer|Manager)"
)
"""How a post ends."""

DEPARTMENT = r"(?:部|办公室|证券办|董办|董事办|中心|事业部|委员会|公司|集团|研究院|事务所)"
TITLE = re.compile(rf".*(?:{TITLE_WORD}|{DEPARTMENT})", re.DOTALL)
WHOLE_TITLE = re.compile(rf"(?:.*{TITLE_WORD}|.*{DEPARTMENT})(?:[（(][^（）()]*[）)])?", re.DOTALL)
ATOM = re.compile(
    r"[A-Z][A-Za-z.'’-]*(?: (?:of |and )?[A-Z][A-Za-z.'’-]*)*"
    r"|(?<![\u3400-\u9fff])[\u3400-\u9fff][ \u3000]{1,4}[\u3400-\u9fff](?![\u3400-\u9fff])"
    r"|[^\s、，,：:；;。（）()/／]+(?:[（(][^（）()]{1,20}[）)])?|[：:（）()；;。\n、，,/／]"
)
"""Latin words, a two-character name set with a space, a word with its bracket, a mark."""
OTHERS = re.compile(
    r"(?:以及|及|和|与|等)(?:公司|本公司|其他|其它|相关|证券|董事会|投资者|有关|部分|管理层|各)[^、，,；;。：:\n]{0,14}?(?:人员|团队|成员|同事|高管|领导|管理层)等?"
    r"|(?<=[\u3400-\u9fff]{2})等(?:人|人员|高管|领导)?(?=$|[\s；;。\n])"
)
"""及相关人员: others were there, who are not named."""
MODE = re.compile(r"[（(](?:现场|线上|线下|电话|视频|网络|远程|第.场|全程)[^（）()]{0,6}[）)]")
"""How, or to which of several meetings, somebody came."""
VERB = re.compile(
    r"(?<=[\u3400-\u9fff]{2})(?:主持|参加|出席|列席|接待|参会)了?(?:本次)?(?:会议|活动|接待|说明会)?(?=$|[、，,；;。\s])"
)
ROMANISED = re.compile(r"[A-Z][A-Za-z.'-]* [A-Z][A-Za-z.' -]*(?=[（(][\u3400-\u9fff]{2,4}[）)])")
"""A name in Latin letters with the Chinese one in brackets behind it: one person."""
DASH = re.compile(r"(?<=[\u3400-\u9fff]) ?[-—–]{1,2} ?(?=[\u3400-\u9fff])")
LABEL = re.compile(
    r"(?:(?:上市|本)?公司)?(?:主要)?(?:接待|参会|参与|参加|出席|与会)(?:人员|嘉宾|领导|代表)(?:姓名)?|主持人|(?:出席|参会)?嘉宾|公司方面|公司方|(?:本|上市)?公司"
)
"""A label repeated in its cell."""
HEADER = re.compile(r"序号|姓名|职务|职位|备注|部门")
AND = re.compile(r"以及|及|和|与")
SPACED_NAME = re.compile(r"([\u3400-\u9fff])[ \u3000]+([\u3400-\u9fff])")
LEADING_NUMBER = re.compile(r"^\d{1,2} ?[、.．)）]")
POST = re.compile(rf".*{TITLE_WORD}(?:[（(][^（）()]*[）)])?", re.DOTALL)
"""A title that one person holds; a department alone is none."""

NOBODY = re.compile(
    r"(?:工作人员|相关人员|其他人员|团队|等|人员|部门|成员|管理层|若干|高管|领导)$|^(?:代行|代理|暂代|代|主持|线上|视频|列席)$"
)
STOPS = frozenset("；;。\n")
COLONS = frozenset("：:")
HONORIFICS = frozenset({"先生", "女士", "小姐", "博士"})


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the cell without separators: a title, a name, or one glued to the other."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with the printed title; `start` to `end` covers both."""

    person: str
    title: str | None
    start: int
    end: int


def parse_hosts(cell: str) -> tuple[list[Speaker], list[Atom]]:
    """Speakers of a cell in printed order, and the pieces that were not understood."""
    others = [Atom(m.group(0), m.start(), m.end()) for m in OTHERS.finditer(cell)]
    named = cell
    for pattern, sign in ((OTHERS, "；"), (MODE, " "), (VERB, "，"), (ROMANISED, " "), (DASH, "：")):
        named = pattern.sub(lambda match, sign=sign: sign * len(match.group(0)), named)  # type: ignore[misc]
    atoms = _without_labels([part for atom in _atoms(named) for part in _unglue(atom)])
    read = _read_names_first if _is_name_first(atoms) else _read_titles_first
    speakers, unread = read(cell, atoms)
    return speakers, sorted([*unread, *others], key=lambda atom: atom.start)


def _without_labels(atoms: list[Atom]) -> list[Atom]:
    """`公司接待人员：董事会秘书张三`: a label before a colon names nobody."""
    followed = zip(atoms, [*atoms[1:], Atom("", 0, 0)], strict=True)
    kept = [atom for atom, following in followed if not (following.text in COLONS and LABEL.fullmatch(atom.text))]
    return [atom for atom in kept if not HEADER.fullmatch(atom.text)]


def _atoms(cell: str) -> Iterator[Atom]:
    for match in ATOM.finditer(cell):
        number = LEADING_NUMBER.match(match.group(0))
        skip = number.end() if number else 0
        if match.group(0).isdigit() or match.end() == match.start() + skip:
            continue
        text = match.group(0)[skip:]
        spaced = SPACED_NAME.fullmatch(text)
        yield Atom("".join(spaced.groups()) if spaced else text, match.start() + skip, match.end())


def is_title(text: str) -> bool:
    return WHOLE_TITLE.fullmatch(text) is not None


def is_name(text: str) -> bool:
    if is_title(text) or NOBODY.search(text):
        return False
    bare = without_honorific(text)
    return (
        is_han_name(bare)
        or (bare != text and is_short_han(bare))
        or re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][A-Za-z.'-]*)+|[A-Z]{2,}(?: [A-Z]{2,})+", text) is not None
    )


def _unglue(atom: Atom) -> list[Atom]:
    """`董事会秘书周振` → title and name; `李四（总经理）` → name and title."""
    if atom.end - atom.start != len(atom.text):
        return [atom]
    bracketed = re.fullmatch(r"([^（(]{2,20})[（(]([^（）()]+)[）)]", atom.text)
    if bracketed and is_title(bracketed.group(2)) and not is_title(bracketed.group(1)):
        middle = atom.start + len(bracketed.group(1))
        return [Atom(bracketed.group(1), atom.start, middle), Atom(bracketed.group(2), middle + 1, atom.end - 1)]
    if bracketed and is_name(bracketed.group(2)):
        middle = atom.start + len(bracketed.group(1))
        return [Atom(bracketed.group(1), atom.start, middle), Atom(bracketed.group(2), middle + 1, atom.end - 1)]
    if is_title(atom.text) or is_name(atom.text):
        return [atom]
    joined = _joined(atom)
    if joined:
        return joined
    match = TITLE.match(atom.text)
    if match and is_name(atom.text[match.end() :]):
        cut = atom.start + match.end()
        return [Atom(match.group(0), atom.start, cut), Atom(atom.text[match.end() :], cut, atom.end)]
    for length in (3, 2, 4):
        if is_han_name(atom.text[:length]) and is_title(atom.text[length:]):
            cut = atom.start + length
            return [Atom(atom.text[:length], atom.start, cut), Atom(atom.text[length:], cut, atom.end)]
    return [atom]


def _joined(atom: Atom) -> list[Atom]:
    """`董事会秘书张三和证券事务代表李四`: both sides of the word end in a name."""
    for match in AND.finditer(atom.text):
        left = _unglue(Atom(atom.text[: match.start()], atom.start, atom.start + match.start()))
        right = _unglue(Atom(atom.text[match.end() :], atom.start + match.end(), atom.end))
        if left and right and is_name(left[-1].text) and is_name(right[-1].text):
            return [*left, *right]
    return []


def _is_name_first(atoms: list[Atom]) -> bool:
    """The first word tells which way round the cell is written."""
    words = [a for a in atoms if len(a.text) > 1]
    has_colon_after_first = len(atoms) > 1 and atoms[1].text in COLONS
    return (
        len(words) > 1
        and is_name(words[0].text)
        and is_title(words[1].text)
        and not (has_colon_after_first and not is_title(words[1].text))
    )


def _read_titles_first(cell: str, atoms: list[Atom]) -> tuple[list[Speaker], list[Atom]]:
    speakers: list[Speaker] = []
    unread: list[Atom] = []
    title: list[Atom] = []
    has_named = False
    for i, atom in enumerate(atoms):
        following = atoms[i + 1].text if i + 1 < len(atoms) else ""
        if atom.text in STOPS:
            title = [] if has_named else title
        elif (len(atom.text) == 1 and not atom.text.isalnum()) or atom.text in HONORIFICS:
            continue
        elif is_title(atom.text) or following in COLONS:
            title = [atom] if has_named else [*title, atom]
            has_named = False
        elif is_name(atom.text) or _is_due(atom, title):
            speakers.append(_speaker(cell, atom, title))
            has_named = True
        else:
            unread.append(atom)
    return speakers, unread


def _is_due(atom: Atom, title: list[Atom]) -> bool:
    """After a post a short word is a name, also with a family name that is not listed."""
    is_post = bool(title) and POST.fullmatch(title[-1].text) is not None
    return is_post and is_short_han(atom.text) and not NOBODY.search(atom.text)


def _read_names_first(cell: str, atoms: list[Atom]) -> tuple[list[Speaker], list[Atom]]:
    speakers: list[Speaker] = []
    unread: list[Atom] = []
    name: Atom | None = None
    title: list[Atom] = []
    for atom in [*atoms, Atom("。", len(cell), len(cell))]:
        if (is_name(atom.text) or atom.text in STOPS) and name is not None and (title or atom.text in STOPS):
            speakers.append(_speaker(cell, name, title))
            name, title = None, []
        if is_name(atom.text):
            name = atom
        elif is_title(atom.text) and name is not None:
            title.append(atom)
        elif len(atom.text) > 1 and atom.text not in HONORIFICS:
            unread.append(atom)
    return speakers, unread


def _speaker(cell: str, name: Atom, title: list[Atom]) -> Speaker:
    """The title runs from its first to its last word, as printed."""
    printed = re.sub(r"\s*\n\s*", "", cell[title[0].start : title[-1].end]) if title else None
    start = min([name.start, *(t.start for t in title)])
    end = max([name.end, *(t.end for t in title)])
    return Speaker(without_honorific(name.text), printed, start, end)


@Language.component("irgraph_hosts")
def hosts_component(doc: Doc) -> Doc:
    """Speakers of the form's cell; what names nobody is left pending."""
    found = notes(doc)
    if found.kind is not Kind.IR_RECORD:
        return doc
    for block in found.document.fields(FieldName.HOSTS):
        speakers, unread = parse_hosts(block.span.of(found.document.text))
        _add_speakers(found, speakers, block.span.start)
        _leave_unread(found, unread, block.span.start)
    briefing = find_briefing(found.document)
    if briefing is not None and briefing.people is not None:
        speakers, _ = parse_hosts(briefing.people.of(found.document.text))
        _add_speakers(found, [s for s in speakers if s.title is not None], briefing.people.start)
    return doc


def _add_speakers(found: Annotations, speakers: list[Speaker], base: int) -> None:
    for s in speakers:
        host = Host(person=s.person, title=s.title, start=base + s.start, end=base + s.end)
        if (host.person, host.title) not in {(h.person, h.title) for h in found.hosts}:
            found.hosts.append(host)


def _leave_unread(found: Annotations, unread: list[Atom], base: int) -> None:
    found.pending.extend(
        Pending(text=a.text, reason="no person named here", start=base + a.start, end=base + a.end) for a in unread
    )
