"""The cell of those who received the visitors, cut into titles, names and marks.

What is said beside names (how somebody came, who presided, who else was there) is taken out first; a name or a title
that the margin cut is made whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.attendees.appearance import begins_with_place
from extractors.hosts.words import HEADER, HONORIFICS, is_name, is_title, name_end, title_end
from extractors.names import is_han_name, surnames
from extractors.readers.joins import FULL_PERCENT, NARROWEST_CELL, display_width
from extractors.readers.traced import Traced

WORD = r"[^\s、，,：:；;。（）()/／]+"
ATOM = re.compile(
    r"[A-Z][A-Za-z.'’-]*(?: (?:of |and )?[A-Z][A-Za-z.'’-]*)*"
    r"|(?<![\u3400-\u9fff])[\u3400-\u9fff][ \u3000]{1,4}[\u3400-\u9fff](?![\u3400-\u9fff])"
    rf"|{WORD}(?:[（(][^（）()]{{1,60}}[）)](?:{WORD})?)?|[：:（）()；;。\n、，,/／]"
)
"""Latin words, a two-character name set with a space, a word with its bracket, a mark."""
OTHERS = re.compile(
    r"(?:以及|及|和|与|等)(?:公司|本公司|其他|其它|相关|证券|董事会|投资者|有关|部分|管理层|各)[^、，,；;。：:\n]{0,14}?(?:人员|团队|成员|同事|高管|领导|管理层)等?"
    r"|(?<=[\u3400-\u9fff]{2})等(?:公司)?(?:人|人员|高管|领导|同事|管理层|高级管理人员|相关人员|\d{1,2} ?[人位名])?"
    r"(?=$|[\s；;。\n])"
    r"|[^、，,；;。\n（(]{2,24}[（(](?:[^（）()]*(?:因公|因故|因病|请假|缺席|未出席|未参加)[^（）()]*)[）)]"
    r"|[^、，,；;。\n]{2,24}因[^，,；;。\n]{0,14}(?:未能?|无法|不能|没有)(?:亲自)?(?:出席|参加|参会|到会)[^，,；;。\n]{0,8}"
)
"""及相关人员: others were there, who are not named; 因公务未能出席: somebody named was not."""
MODE = re.compile(
    r"[（(](?:现场|线上|线下|电话|视频|网络|远程|第.场|全程|\d{1,2} ?月 ?\d{1,2} ?日)[^（）()]{0,12}[）)]"
    r"|[（(](?:会议)?(?:主持人?|列席|参会|出席|记录|答复|回复|解答|介绍|讲解|致辞|发言|翻译)[）)](?! ?[：:])"
)
"""How, or to which of several meetings, somebody came."""
VERB = re.compile(
    r"(?<=[\u3400-\u9fff]{2})(?:主持|参加|参与|出席|列席|接待|参会|陪同)了?(?:(?:本次|此次|公司)?[^、，,；;。：:\s]{0,14}?(?:会议|活动|接待|说明会|调研|交流会?))?(?=$|[、，,；;。\s])"
)
BY = re.compile(r"(?:(?<=[，,；;。\n、])|^)由(?=[^，,；;。\n]{2,30}(?:主持|接待|介绍|回答|参加|出席|陪同))")
LATIN_TITLE = re.compile(r"(?<![A-Za-z])(?:Dr|Mr|Mrs|Ms|Prof)\b\.? ?(?=[A-Z])")
ROMANISED = re.compile(r"[A-Z][A-Za-z.'-]* [A-Z][A-Za-z.' -]*(?=[（(][\u3400-\u9fff]{2,4}[）)])")
"""A name in Latin letters with the Chinese one in brackets behind it: one person."""
DASH = re.compile(r"(?<=[\u3400-\u9fff]) ?[-—–]{1,2} ?(?=[\u3400-\u9fff])")
SPACED = re.compile(
    r"(?<![\u3400-\u9fff])(?:[\u3400-\u9fff](?:[ \u3000]{1,4}[\u3400-\u9fff])+"
    r"|[\u3400-\u9fff]{1,2}[ \u3000]{1,4}[\u3400-\u9fff]{1,2})"
    r"(?=先生|女士|(?![\u3400-\u9fff]))"
)
"""董 事 长, 张 三: characters set apart to fill their line."""
TITLE_AND_SPACED = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{3,40})([ \u3000]{1,4})([\u3400-\u9fff]{1,2})(?![\u3400-\u9fff])"
)
RUNS_ON = re.compile(r"[、，,兼]\s*$")
GIVEN_NAME = re.compile(r"[\u3400-\u9fff](?:先生|女士)?")
LEADING_NUMBER = re.compile(r"^\d{1,2} ?[、.．)）]")
AND = re.compile(r"以及|及|和|与")
BRACKETED = re.compile(r"([^（(]{2,20})[（(](?=\s*[^\s（）()])([^（）()]+)[）)](.*)")
FULL_BRACKETS = str.maketrans("【】［］[]", "（）（）（）")
OPEN, CLOSE = frozenset("（("), frozenset("）)")
COLONS = frozenset("：:")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the cell without separators: a title, a name, or a mark. `start` to `end` in the cell."""

    traced: Traced
    start: int
    end: int
    is_behind: bool = False
    """A title in brackets behind the name whose it is, whatever order the cell has."""

    @classmethod
    def of(cls, traced: Traced) -> Atom:
        place = traced.source_range()
        assert place is not None, "an atom is printed"
        return cls(traced, *place)

    @property
    def text(self) -> str:
        return self.traced.text

    def cut(self, start: int, end: int) -> Atom:
        return Atom.of(self.traced.cut(start, end))


def cut_atoms(cell: str) -> tuple[list[Atom], list[Atom]]:
    """The words and marks of a cell, and the phrases about people who are not named or were not there."""
    whole = rejoined([_closed_up(line) for line in Traced.whole(cell.translate(FULL_BRACKETS)).lines()])
    others = [Atom.of(whole.cut(m.start(), m.end())) for m in OTHERS.finditer(whole.text)]
    for pattern, sign in (
        (OTHERS, "；"),
        (MODE, " "),
        (BY, ""),
        (VERB, "，"),
        (LATIN_TITLE, ""),
        (ROMANISED, " "),
        (DASH, "："),
    ):
        whole = whole.replace(pattern, lambda _, sign=sign: sign)  # type: ignore[misc]
    whole = rejoined([_closed_up(line) for line in whole.lines()])
    return _bound([part for atom in _atoms(whole) for part in parted(atom)]), others


def _bound(atoms: Sequence[Atom]) -> list[Atom]:
    """`张三（董事长、总经理）`: the titles between the brackets are those of the name before them."""
    found: list[Atom] = []
    is_within = False
    for i, atom in enumerate(atoms):
        is_within = is_within and atom.text not in CLOSE
        if atom.text in OPEN and i and is_name(atoms[i - 1].text):
            is_within = True
        found.append(replace(atom, is_behind=True) if is_within and is_title(atom.text) else atom)
    return found


def _closed_up(line: Traced) -> Traced:
    """Characters of a title or a name, set apart to fill their line, without the spaces."""
    pieces, at = [], 0
    for match in SPACED.finditer(line.text):
        joined = "".join(match.group().split())
        if _is_whole(joined, match.group().split()[0]):
            pieces.append(line.cut(at, match.start()))
            pieces += [line.cut(i, i + 1) for i in range(*match.span()) if not line.text[i].isspace()]
            at = match.end()
    return _named_behind(Traced.concat([*pieces, line.cut(at, len(line.text))]))


def _named_behind(line: Traced) -> Traced:
    """`董事长张 三`: the space between the names of one who stands right behind the title."""
    spaces = [
        match.span(2)
        for match in TITLE_AND_SPACED.finditer(line.text)
        if is_title(match[1][:-1]) and match[1][-1] in surnames() and not is_title(match[1]) and not is_title(match[3])
    ]
    edges = [0, *(edge for space in spaces for edge in space), len(line.text)]
    return Traced.concat([line.cut(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)])


def _is_whole(joined: str, first: str) -> bool:
    """`董 事 长`, `张 三`, `张 小三`, `欧阳 三`; `张三 李四` are two."""
    if len(first) > 1:
        return first in surnames() and is_han_name(joined)
    return is_title(joined) or is_han_name(joined)


def rejoined(lines: Sequence[Traced], *, has_margin: bool = True) -> Traced:
    """The lines, without the breaks that cut a name or a title, or that the margin put into a phrase."""
    pieces: list[Traced] = []
    widest = max((NARROWEST_CELL, *(display_width(line.text) for line in lines)))
    last = before = ""
    for line in lines:
        is_full = has_margin and display_width(before) * 100 >= widest * FULL_PERCENT
        if pieces and _is_cut(last, line.text, is_full=is_full):
            last += line.text
        else:
            pieces += [Traced.inserted("\n")] if pieces else []
            last = line.text
        before = line.text
        pieces.append(line)
    return Traced.concat(pieces)


def _is_cut(before: str, after: str, *, is_full: bool) -> bool:
    """The pieces beside the break make sense only together: 财务总监吴 ⏎ 敏女士; or the margin cut what makes none."""
    left, right = _last_word(before), _first_word(after)
    if RUNS_ON.search(before):
        return bool(right)
    if not left or not right:
        return False
    is_named = is_full or len(right) > 1
    is_open = is_read(left + right) and (not is_read(left) or (is_named and GIVEN_NAME.fullmatch(right) is not None))
    return is_open or (is_full and not is_read(left))


def _last_word(line: str) -> str:
    found = re.search(rf"{WORD}$", line.rstrip())
    return found.group() if found else ""


def _first_word(line: str) -> str:
    found = re.match(WORD, line.lstrip())
    return found.group() if found else ""


def is_read(word: str) -> bool:
    """A title, a name, one behind the other, or what stands beside them."""
    is_beside = word in HONORIFICS or HEADER.fullmatch(word) is not None
    return is_beside or is_title(word) or is_name(word) or title_end(word) > 0


def _atoms(cell: Traced) -> Iterator[Atom]:
    for match in ATOM.finditer(cell.text):
        number = LEADING_NUMBER.match(match.group())
        start = match.start() + (number.end() if number else 0)
        piece = cell.cut(start, match.end())
        if not piece.text.isdigit() and piece.source_range() is not None:
            yield Atom.of(piece)
        elif piece.text == "\n":
            yield Atom(piece, 0, 0)


def parted(atom: Atom) -> list[Atom]:
    """`董事会秘书周振` → title and name; `李四（总经理）` → name and title."""
    bracketed = BRACKETED.fullmatch(atom.text)
    if bracketed and not _is_within(bracketed):
        rest = [atom.cut(bracketed.start(3), bracketed.end(3))] if bracketed[3] else []
        inner = atom.cut(bracketed.start(2), bracketed.end(2))
        outer = parted(atom.cut(0, bracketed.end(1)))
        if is_name(outer[-1].text) and is_title(inner.text):
            inner = replace(inner, is_behind=True)
        return [*outer, inner, *(p for r in rest for p in parted(r))]
    if is_title(atom.text) or is_name(atom.text):
        return [atom]
    if bracketed and not bracketed[3] and is_read(bracketed[1]):
        return [*parted(atom.cut(0, bracketed.end(1))), atom.cut(bracketed.start(2), bracketed.end(2))]
    joined = _joined(atom)
    if joined:
        return joined
    end = title_end(atom.text)
    return [atom.cut(0, end), atom.cut(end, len(atom.text))] if end else [atom]


def _is_within(bracketed: re.Match[str]) -> bool:
    """`董事会秘书（代行）`, `云岭数据（苏州）子公司`: a bracket that belongs to the words before it."""
    if is_name(bracketed[2]):
        return begins_with_place(bracketed[2])
    return not is_title(bracketed[2]) or is_title(bracketed[1])


def _joined(atom: Atom) -> list[Atom]:
    """`董事会秘书张三和证券事务代表李四`: both sides of the word end in a name."""
    for match in AND.finditer(atom.text):
        if not 0 < match.start() < match.end() < len(atom.text):
            continue
        left, right = parted(atom.cut(0, match.start())), parted(atom.cut(match.end(), len(atom.text)))
        if is_name(left[-1].text) and is_name(right[-1].text):
            return [*left, *right]
    return []


def turned(atoms: Iterable[Atom]) -> list[Atom]:
    """The atoms of a cell that prints names before posts with nothing between them: 张三总经理、李四董秘."""
    found: list[Atom] = []
    for atom in atoms:
        end = name_end(atom.text)
        found += [atom.cut(0, end), atom.cut(end, len(atom.text))] if end else [atom]
    return found
