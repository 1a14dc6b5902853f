"""Finds the named undertakings of the company: fundraising projects, research plans, platforms, data sets, bases.

公司启动“智慧矿山数据集”建设 → a data set; 公司同时执行多个项目 → nothing. Answers and narrative are read, never
questions. A short form of a project (一体化平台项目) becomes an alias of the name that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, notes
from extractors.clauses import split_sentences
from extractors.document import Span
from extractors.projects.bases import find_bases, find_named_bases, find_place_projects
from extractors.projects.built import find_built, find_compiled, find_funded, find_listed
from extractors.projects.names import (
    Candidate,
    find_acquisitions,
    find_headed,
    find_quoted,
    find_rows,
    find_yearly_output,
)
from extractors.projects.platforms import find_latin_platforms, find_launched_platforms
from extractors.projects.words import is_specific
from extractors.record import Mention, Project

WORTH_READING = re.compile(
    r"项目|计划|平台|数据集|语料库|知识库|数据库|基地|园|工厂|中心|产线|生产线|中试线|大楼|空间|募|收购|并购|购买"
)

GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass
class Undertaking:
    """A project while its names are being gathered: the first name given is kept, the others are aliases."""

    name: str
    kind: str
    start: int
    end: int
    keys: set[str]
    aliases: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        if candidate.name != self.name and candidate.name not in self.aliases:
            self.aliases.append(candidate.name)
        if candidate.kind == "fundraising":
            self.kind = "fundraising"
        self.places.append((candidate.start, candidate.end))

    def freeze(self) -> Project:
        name = without_gaps(self.name)
        aliases = tuple(dict.fromkeys(a for x in self.aliases if (a := without_gaps(x)) != name))
        return Project(name=name, kind=self.kind, aliases=aliases, start=self.start, end=self.end)


def without_gaps(name: str) -> str:
    """A name without the spaces that typesetting puts between two Han characters (通 用芯片研发项目)."""
    return GAP.sub("", name)


@Language.component("irgraph_projects")
def projects_component(doc: Doc) -> Doc:
    found = notes(doc)
    projects, mentions = find_projects(found.document.text, stretches(found))
    found.projects.extend(projects)
    found.mentions.extend(mentions)
    return doc


def stretches(found: Annotations) -> list[Span]:
    """What the company itself says; the whole text where no passages were found."""
    bodies = [p.body for p in found.passages]
    return bodies or [Span(0, len(found.document.text))]


def find_projects(text: str, bodies: list[Span]) -> tuple[list[Project], list[Mention]]:
    """Every named undertaking once, with all its names, and the places where they stand."""
    gathered: list[Undertaking] = []
    for key, candidate in _candidates(text, bodies):
        _gather(gathered, key, candidate)
    for body in bodies:
        _add_short_forms(text, body, gathered)
    mentions = [
        Mention(label="Project", name=without_gaps(u.name), start=s, end=e)
        for u in gathered
        for s, e in _places(text, u)
    ]
    return [u.freeze() for u in gathered], mentions


def _places(text: str, undertaking: Undertaking) -> list[tuple[int, int]]:
    """Where any of its names stands, in questions too; of names that begin together the longest."""
    longest = dict(sorted(undertaking.places))
    for name in (undertaking.name, *undertaking.aliases):
        at = text.find(name)
        while at != -1:
            longest[at] = max(longest.get(at, 0), at + len(name))
            at = text.find(name, at + len(name))
    return _without_inner(sorted(longest.items()))


def _without_inner(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in places:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _candidates(text: str, bodies: list[Span]) -> Iterator[tuple[str, Candidate]]:
    for body in bodies:
        for candidate in find_rows(text, body):
            yield project_key(candidate.name), candidate
        for sentence in split_sentences(text, body.start, body.end):
            if WORTH_READING.search(text, sentence.start, sentence.end):
                yield from _in_sentence(text, sentence)


def _in_sentence(text: str, sentence: Span) -> Iterator[tuple[str, Candidate]]:
    """Candidates of one sentence; where two overlap the one found first, by the surer rule, stands."""
    taken: list[Candidate] = []
    for key, candidate in _by_rule(text, sentence):
        if not any(candidate.start < t.end and t.start < candidate.end for t in taken):
            taken.append(candidate)
            yield key, candidate


def _by_rule(text: str, sentence: Span) -> Iterator[tuple[str, Candidate]]:
    for rule in (find_quoted, find_latin_platforms, find_launched_platforms):
        for candidate in rule(text, sentence):
            yield project_key(candidate.name), candidate
    yield from find_bases(text, sentence)
    for rule in (
        find_yearly_output,
        find_funded,
        find_headed,
        find_place_projects,
        find_named_bases,
        find_listed,
        find_built,
        find_compiled,
        find_acquisitions,
    ):
        for candidate in rule(text, sentence):
            yield project_key(candidate.name), candidate


def project_key(name: str) -> str:
    """What spellings of one name share: no spaces and brackets, 人工智能 for AI, without a generic last word."""
    plain = re.sub(r"[\s“”\"（）()、，,\-·]", "", name).casefold().replace("人工智能", "ai")
    return re.sub(r"(?:建设|研发|升级)*(?:项目|计划|平台)$", "", plain) or plain


def _gather(gathered: list[Undertaking], key: str, candidate: Candidate) -> None:
    for known in gathered:
        if key in known.keys or any(_holds(k, key) for k in known.keys):
            known.keys.add(key)
            known.add(candidate)
            return
    new = Undertaking(candidate.name, candidate.kind, candidate.start, candidate.end, {key})
    new.add(candidate)
    gathered.append(new)


def _holds(known: str, key: str) -> bool:
    """Whether one name is the tail of the other: 智能驾驶标注平台 in 第四代智能驾驶标注平台."""
    short, long = sorted((known, key), key=len)
    return len(short) >= 4 and ":" not in long and long.endswith(short)


_SHORT = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,16}?项目")
_SHORT_LEFT = re.compile(
    r"对|将|为|在|与|和|及|的|了|于|由|把|是|有|用|本次|前次|公司|募投项目|该|上述|资金|投入|投向|继续建设|继续|实施|推进|开展"
)


def _add_short_forms(text: str, body: Span, gathered: list[Undertaking]) -> None:
    """一体化平台项目 is short for the one project whose name holds its characters in order and begins like it."""
    projects = [u for u in gathered if u.name.endswith("项目")]
    if not projects:
        return
    for match in _SHORT.finditer(text, body.start, body.end):
        edges = [e.end() for e in _SHORT_LEFT.finditer(text, match.start(), match.end() - 2)]
        start = max(edges, default=match.start())
        short = text[start : match.end()]
        fitting = [u for u in projects if _is_short_for(short, u.name)]
        if len(fitting) == 1 and is_specific_short(short):
            fitting[0].add(Candidate(short, fitting[0].kind, start, match.end()))


def is_specific_short(short: str) -> bool:
    """研发中心项目 says which project it is; 研发项目 does not."""
    return len(short) >= 6 and (is_specific(short.removesuffix("项目")) or "一体化" in short)


def _is_short_for(short: str, name: str) -> bool:
    if short == name or short[:2] != name[:2]:
        return False
    rest = iter(name)
    return all(character in rest for character in short)
