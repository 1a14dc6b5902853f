"""Reads the cell of those who received the visitors: people, each with the title printed there.

`董事长：张三`, `张三 董事长`, `张三（董事长）`, `张三总经理`: a cell keeps to one order. It is read in each, and
the order that leaves least unexplained is its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.hosts.cutting import COLONS, Atom, cut_atoms, turned
from extractors.hosts.words import HEADER, HONORIFICS, LONGEST_TITLE, is_name, is_post, is_short_name, is_title
from extractors.names import without_honorific
from extractors.readers.traced import Traced

LABEL = re.compile(
    r"(?:(?:上市|本)?公司)?(?:主要)?(?:接待|参会|参与|参加|出席|与会)(?:人员|嘉宾|领导|代表)(?:姓名)?|主持人|(?:出席|参会)?嘉宾|公司方面|公司方|(?:公司)?(?:经营)?(?:管理层|高管|高级管理人员|董监高)|(?:本|上市)?公司"
)
"""A label repeated in its cell."""
STOPS = frozenset("；;。\n")
TALK = re.compile(r"(?m)^(?=[^\n]*(?:[？?]|(?<![（(])(?:提问|回复|回答|答复|解答|问答|情况介绍)))")
"""A line of the talk, where the end of the cell was not seen."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with the printed title; `start` to `end` covers both."""

    person: str
    title: str | None
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """What one order makes of a cell: people, pieces not understood, titles of nobody."""

    speakers: list[Speaker] = field(default_factory=list)
    unread: list[Atom] = field(default_factory=list)
    bare: list[Atom] = field(default_factory=list)

    def unexplained(self) -> int:
        """Pieces without a sense, titles without a person, people without a title where others have one."""
        untitled = sum(speaker.title is None for speaker in self.speakers)
        has_titles = untitled < len(self.speakers) or bool(self.bare)
        return len(self.unread) + len(self.bare) + (untitled if has_titles else 0)

    def add(self, cell: str, name: Atom, title: Sequence[Atom]) -> None:
        speaker = _speaker(cell, name, title)
        if len(speaker.title or "") > LONGEST_TITLE:
            self.unread += title
            speaker = _speaker(cell, name, ())
        self.speakers.append(speaker)

    def entitle(self, cell: str, title: Sequence[Atom]) -> None:
        """Give the last speaker, who has none before the name, the title behind it."""
        last = self.speakers[-1]
        start, end = min(last.start, title[0].start), max(last.end, title[-1].end)
        self.speakers[-1] = Speaker(last.person, _printed(cell, title), start, end)


def parse_hosts(cell: str) -> tuple[list[Speaker], list[Atom]]:
    """Speakers of a cell in printed order, and the pieces that were not understood."""
    talk = TALK.search(cell)
    said = [Atom.of(Traced.whole(cell).cut(talk.start(), len(cell)).strip())] if talk else []
    words, others = cut_atoms(cell[: talk.start()] if talk else cell)
    atoms = _without_labels(words)
    readings = [order(cell, atoms) for order in _orders(atoms)]
    if not any(reading.speakers for reading in readings) or min(r.unexplained() for r in readings):
        readings.append(_names_first(cell, turned(atoms)))
        readings.append(_by_parts(cell, atoms))
    best = min(readings, key=Reading.unexplained)
    unread = [*best.unread, *best.bare, *others, *said]
    return best.speakers, sorted(unread, key=lambda atom: atom.start)


def _without_labels(atoms: Sequence[Atom]) -> list[Atom]:
    """`公司接待人员：董事会秘书张三`: a label before a colon names nobody."""
    following = [atom.text for atom in atoms[1:]] + [""] if atoms else []
    kept = [a for a, after in zip(atoms, following, strict=True) if not (after in COLONS and LABEL.fullmatch(a.text))]
    return [atom for atom in kept if not HEADER.fullmatch(atom.text)]


Order = Callable[[str, Sequence[Atom]], Reading]


def _orders(atoms: Sequence[Atom]) -> tuple[Order, ...]:
    """Both orders; the one that the first words show is preferred where both explain a cell."""
    words = [atom for atom in atoms if len(atom.text) > 1]
    is_name_first = len(words) > 1 and is_name(words[0].text) and is_title(words[1].text)
    return (_names_first, _titles_first) if is_name_first else (_titles_first, _names_first)


def _by_parts(cell: str, atoms: Sequence[Atom]) -> Reading:
    """Each part between stops in its own order: 张三（董事长）；董事会秘书 李四."""
    whole = Reading()
    edges = [-1, *(i for i, atom in enumerate(atoms) if atom.text in STOPS), len(atoms)]
    for before, after in pairwise(edges):
        part = atoms[before + 1 : after]
        best = min((order(cell, part) for order in _orders(part)), key=Reading.unexplained)
        whole.speakers += best.speakers
        whole.unread += best.unread
        whole.bare += best.bare
    return whole


def _titles_first(cell: str, atoms: Sequence[Atom]) -> Reading:
    reading = Reading()
    title: list[Atom] = []
    behind: list[Atom] = []
    has_named = False
    for i, atom in enumerate(atoms):
        following = atoms[i + 1].text if i + 1 < len(atoms) else ""
        if atom.text in STOPS:
            title = [] if has_named else title
        elif atom.is_behind and has_named and (behind or reading.speakers[-1].title is None):
            behind.append(atom)
            reading.entitle(cell, behind)
        elif (atom.is_behind and has_named) or _is_mark(atom):
            continue
        elif is_title(atom.text) or following in COLONS:
            title = [atom] if has_named else [*title, atom]
            has_named = False
        elif is_name(atom.text) or (bool(title) and is_post(title[-1].text) and is_short_name(atom.text)):
            reading.add(cell, atom, title)
            has_named, behind = True, []
        else:
            reading.unread.append(atom)
    reading.bare = [] if has_named else title
    return reading


def _names_first(cell: str, atoms: Sequence[Atom]) -> Reading:
    reading = Reading()
    name: Atom | None = None
    title: list[Atom] = []
    for atom in atoms:
        is_stop = atom.text in STOPS
        if name is not None and (is_stop or (is_name(atom.text) and title)):
            reading.add(cell, name, title)
            name, title = None, []
        if is_name(atom.text):
            if name is not None:
                reading.add(cell, name, ())
            name = atom
        elif is_title(atom.text) and name is not None:
            title.append(atom)
        elif not is_stop and not _is_mark(atom):
            reading.unread.append(atom)
    if name is not None:
        reading.add(cell, name, title)
    return reading


def _is_mark(atom: Atom) -> bool:
    return (len(atom.text) == 1 and not atom.text.isalnum()) or atom.text in HONORIFICS


def _speaker(cell: str, name: Atom, title: Sequence[Atom]) -> Speaker:
    """The title runs from its first to its last word, as printed; one set apart to fill its line is closed up."""
    start = min([name.start, *(t.start for t in title)])
    end = max([name.end, *(t.end for t in title)])
    return Speaker(without_honorific(name.text), _printed(cell, title), start, end)


def _printed(cell: str, title: Sequence[Atom]) -> str | None:
    if not title:
        return None
    if len(title) == 1:
        return title[0].text
    return re.sub(r"\s*\n\s*", "", cell[title[0].start : title[-1].end])
