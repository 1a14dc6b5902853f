"""Finds how a named company stands to the filer, with polarity, modality, speaker and the words that say so.

A sentence becomes a surface (names are single characters), the frames are tried on it, and each company in a frame's
list becomes a statement that the qualifiers judge. A question supplies a topic, or a proposition that 是的 or 不是 answers,
never a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Filer, Passage, notes
from extractors.clauses import split_sentences
from extractors.companies import Vocabulary, find_names
from extractors.company_lexicon import members_of
from extractors.document import Span
from extractors.frames import Frame, Subject, frames, topics
from extractors.qualifiers import Verdict, qualify
from extractors.record import Alias, Modality, Polarity, Relation, RelationType, Speaker
from extractors.surface import COMPANY, FILER, Surface, Token, make_surface

_SUBJECT = re.compile(rf"(?:^|[，：；“]|但是|但|而|不过)([^，：；{COMPANY}{FILER}]{{0,10}})([{COMPANY}{FILER}])")
_PREPOSITION = re.compile(r"(?:与|和|为|向|对|给|从|由|在|除|以|包括|包含|如|针对|通过|跟|同|关于|按|据|联合|携手|收购|投资|参股|中标|来自|子公司|客户|对手|供应商)$")
_OTHER_SUBJECT = re.compile(r"(?:^|[，：；])(?:其|他们|对方|该客户|该公司|客户|友商|竞争对手|大股东|控股股东|实际控制人|股东)[^，：；]*$")
_THIRD_PARTY = re.compile(rf"{COMPANY}(?:的|旗下|下属|所属|全资|控股|之)*$|其(?:全资|控股|参股|下属|旗下|境外|的)*$")
_INSTITUTES_OK = frozenset({RelationType.PARTNERS_WITH})
_AUDITOR_FORM = re.compile(r"[（(](?:特殊普通合伙|有限合伙|普通合伙)[）)]$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A frame read on a surface: one company, and where the words that say so begin and end on it."""

    frame: Frame
    token: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read in."""

    filer: Filer
    vocabulary: Vocabulary
    question: str = ""
    speaker: Speaker = Speaker.COMPANY
    passage: int | None = None


def find_relations(
    text: str, *, question: str = "", filer: Filer | None = None, defined: Iterable[str] = (), offset: int = 0
) -> list[Relation]:
    """Relations that `text` (an answer, or narrative) states; offsets count from `offset`."""
    who = filer or Filer(None, None, None)
    context = Context(who, Vocabulary.of(who, defined), question)
    return [_shifted(r, offset) for r in read_passage(text, Span(0, len(text)), context)]


def read_passage(text: str, body: Span, context: Context) -> list[Relation]:
    """Relations stated in `text[body]`, offsets of `text`."""
    names = find_names(body.of(text), context.vocabulary)
    tokens = [replace(t, span=Span(body.start + t.span.start, body.start + t.span.end)) for t in names]
    found: list[Relation] = []
    for sentence in split_sentences(text, body.start, body.end):
        inside = [t for t in tokens if sentence.start <= t.span.start and t.span.end <= sentence.end]
        if any(not t.is_filer for t in inside) and not text[sentence.start : sentence.end].endswith(("?", "？")):
            found.extend(read_sentence(text, sentence, inside, context))
    return found


def read_sentence(text: str, sentence: Span, tokens: Sequence[Token], context: Context) -> Iterator[Relation]:
    """Relations stated in one sentence whose names are `tokens`."""
    surface = make_surface(text, sentence, tokens)
    tried = [*frames(), *_topic_frames(context.question)]
    statements = _prefer([s for f in tried for s in read_frame(f, surface)])
    for statement in statements:
        verdict = qualify(surface.text, statement.start, statement.end)
        if verdict is not None:
            yield _relation(text, sentence, surface, statement, verdict, context)


def read_frame(frame: Frame, surface: Surface) -> Iterator[Statement]:
    """Every company that stands in the frame's list."""
    if frame.keys and not any(key in surface.text for key in frame.keys):
        return
    for match in frame.pattern.finditer(surface.text):
        if not _is_filers(frame, surface.text, match):
            continue
        for at in range(match.start("objects"), match.end("objects")):
            if surface.text[at] == COMPANY and _may_be(frame, surface.token_at(at)):
                yield Statement(frame, surface.token_at(at), match.start(), match.end())


def _topic_frames(question: str) -> list[Frame]:
    return [f for t in topics() if question and t.question.search(question) for f in t.answers]


def _may_be(frame: Frame, token: Token) -> bool:
    if frame.kinds:
        return token.kind in frame.kinds
    if token.kind == "institute":
        return frame.type in _INSTITUTES_OK
    return token.kind != "auditor"


def _is_filers(frame: Frame, sentence: str, match: re.Match[str]) -> bool:
    """Whether the filer is the other side, and not a company that the sentence is about."""
    if frame.subject is Subject.ANY:
        return True
    before = sentence[: match.start()]
    if _THIRD_PARTY.search(before) or _OTHER_SUBJECT.search(before):
        return False
    subject = None
    for found in _SUBJECT.finditer(before):
        if not _PREPOSITION.search(found.group(1)):
            subject = found.group(2)
    return subject != COMPANY


def _prefer(statements: list[Statement]) -> list[Statement]:
    """One statement for each company and type, the surest; PARTNERS_WITH gives way to what says more."""
    best: dict[tuple[RelationType, Span], Statement] = {}
    for statement in statements:
        key = (statement.frame.type, statement.token.span)
        if key not in best or statement.frame.confidence > best[key].frame.confidence:
            best[key] = statement
    says_more = {s.token.span for s in best.values() if s.frame.type is not RelationType.PARTNERS_WITH}
    return [s for s in best.values() if s.frame.type is not RelationType.PARTNERS_WITH or s.token.span not in says_more]


def _relation(
    text: str, sentence: Span, surface: Surface, statement: Statement, verdict: Verdict, context: Context
) -> Relation:
    token, cue = statement.token, verdict.cue
    place = surface.place(cue.start, cue.end) if cue else None
    return Relation(
        type=statement.frame.type,
        object=token.name,
        polarity=verdict.polarity,
        modality=verdict.modality,
        speaker=context.speaker,
        cue=place.of(text) if place else None,
        cue_start=place.start if place else None,
        cue_end=place.end if place else None,
        passage=context.passage,
        evidence=sentence.of(text),
        start=sentence.start,
        end=sentence.end,
        object_start=token.span.start,
        object_end=token.span.end,
        members=members_of(token.name),
        rule=statement.frame.name,
        confidence=statement.frame.confidence,
    )


def _shifted(relation: Relation, offset: int) -> Relation:
    places = ("start", "end", "object_start", "object_end", "cue_start", "cue_end")
    moved = {p: getattr(relation, p) + offset for p in places if getattr(relation, p) is not None}
    return relation.model_copy(update=moved)


@Language.component("irgraph_relations")
def relations_component(doc: Doc) -> Doc:
    """Add the relations of every passage to `notes(doc).relations`; lines of tables are left to the tables."""
    found = notes(doc)
    text = found.document.text
    vocabulary = Vocabulary.of(found.filer, (a.alias for a in found.aliases))
    for passage in found.passages:
        context = _context(text, passage, found.filer, vocabulary)
        for relation in read_passage(text, passage.body, context):
            if not any(t.start < relation.end and relation.start < t.end for t in found.table_spans):
                found.relations.append(_with_aliases(relation, found.aliases))
    return doc


def _context(text: str, passage: Passage, filer: Filer, vocabulary: Vocabulary) -> Context:
    question = passage.question.of(text) if passage.question else ""
    return Context(filer, vocabulary, question, Speaker(passage.speaker), passage.ordinal)


def _with_aliases(relation: Relation, aliases: Sequence[Alias]) -> Relation:
    """The other names that the filing gives the object."""
    other = {a.alias for a in aliases if a.name == relation.object} | {a.name for a in aliases if a.alias == relation.object}
    return relation.model_copy(update={"aliases": tuple(sorted(other))}) if other else relation
