"""Finds how a named company stands to the filer, with polarity, modality, speaker and the words that say so.

A sentence becomes a surface (names are single characters), the frames are tried on it, and each company in a frame's
list becomes a statement that the qualifiers judge. A question supplies a topic, or a proposition that 是的 or 不是 answers,
never a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Filer, Passage, notes
from extractors.answers import Reply, as_statement, find_short_answer, is_yes_no
from extractors.clauses import split_sentences
from extractors.companies import Vocabulary, full_names, is_role, names_in, vocabulary_of
from extractors.company_lexicon import members_of
from extractors.document import Span
from extractors.frames import Frame, Subject, frames, topics
from extractors.pronouns import with_pronouns
from extractors.qualifiers import Verdict, qualify
from extractors.record import Modality, Polarity, Relation, RelationType, Speaker
from extractors.surface import COMPANY, FILER, Surface, Token, make_surface

_SUBJECT = re.compile(rf"(?:^|[，：；“]|但是|但|而|不过)([^，：；{COMPANY}{FILER}]{{0,10}})([{COMPANY}{FILER}])")
_PREPOSITION = re.compile(
    r"(?:与|和|为|向|对|给|从|由|在|除|以|包括|包含|如|针对|通过|跟|同|关于|按|据|联合|携手|(?:收购|投资|参股|中标|入股|增资)了?|来自|子公司|客户|对手|供应商)$"
)
_OTHER_SUBJECT = re.compile(
    r"(?:^|[，：；])(?:其|他们|对方|该客户|该公司|客户|友商|竞争对手|大股东|控股股东|实际控制人|股东)[^，：；]*$"
)
_GROUP_SUBJECT = re.compile(
    rf"(?:^|[，：；])[^，：；{FILER}]*(?:协会|联盟|证监局|交易所|政府|委员会|股东|实控人|实际控制人|厂商|企业|客户|运营商|对手|友商|同行)(?:已|将|正|也)?$"
)
"""Somebody else who acts, named by a word instead of a name."""
_OWNERSHIP = "(?:的|旗下|下属|所属|全资|控股|参股|境外|海外|之)*"
_THIRD_PARTY = re.compile(rf"(?:{COMPANY}|其|该公司|对方|他们|公司|集团|股东|实际控制人|控制人){_OWNERSHIP}$")
"""Another company, or a word for one, that owns what comes next; the filer is a single character here."""
_INSTITUTES_OK = frozenset({RelationType.PARTNERS_WITH})
_ELLIPSIS = re.compile(rf"(?<=[，；])(?:而|但)?{COMPANY}(?:[、和与及]{COMPANY})*(?:目前|还|尚|则|并|暂时|都|均){{0,2}}(?:不是|没有)(?=[，。；]|$)")
EXCLUDES = {
    RelationType.COMPETES_WITH: frozenset(
        {RelationType.CUSTOMER_OF, RelationType.SUPPLIER_OF, RelationType.SUBSIDIARY_OF}
    ),
}
"""Roles that an answer can put in the place of the one that was asked about."""

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
    question: Span | None = None
    question_text: str = ""
    speaker: Speaker = Speaker.COMPANY
    passage: int | None = None
    full_names: Mapping[str, str] = field(default_factory=dict)
    """Alias → the name it was defined for."""
    names: Sequence[Token] = ()
    """The names of the document, where they have been found before."""


def find_relations(
    answer: str, *, question: str = "", filer: Filer | None = None, full_names: Mapping[str, str] | None = None
) -> list[Relation]:
    """Relations that an answer (or, without a question, narrative) states; offsets count from the question's start."""
    who = filer or Filer(None, None, None)
    names = full_names or {}
    asked = Span(0, len(question)) if question else None
    context = Context(who, Vocabulary.of(who, names), asked, question, full_names=names)
    text = f"{question}\n{answer}" if question else answer
    return read_passage(text, Span(len(text) - len(answer), len(text)), context)


def read_passage(text: str, body: Span, context: Context) -> list[Relation]:
    """Relations stated in `text[body]`, offsets of `text`."""
    tokens = _inside(context.names, body) if context.names else names_in(text, body, context.vocabulary)
    found: list[Relation] = []
    for sentence in split_sentences(text, body.start, body.end):
        inside = _inside(tokens, sentence)
        if any(not t.is_filer for t in inside) and not text[sentence.start : sentence.end].endswith(("?", "？")):
            found.extend(read_sentence(text, sentence, inside, context))
    return settle(text, body, found, context) if context.question else found


def settle(text: str, body: Span, stated: list[Relation], context: Context) -> list[Relation]:
    """What the answer does to the propositions of its question: confirms or denies them, or states another role."""
    assert context.question is not None
    asked = _propositions(text, context.question, context)
    stated = [_answering(r, asked) for r in stated]
    short = find_short_answer(body.of(text))
    types = {s.frame.type for _, s in asked}
    if short and len(types) == 1:
        evidence = Span(asked[0][0].start, _clause_end(text, body.start + short.end, body.end))
        cue = Span(body.start + short.start, body.start + short.end)
        denied = short.reply is Reply.NO
        return stated + [
            _settled(text, evidence, s, denied, cue, context) for _, s in asked if not _is_stated(s, stated)
        ]
    return stated + [r for _, s in asked for r in _replaced(s, stated)]


def _propositions(text: str, question: Span, context: Context) -> list[tuple[Span, Statement]]:
    """What the yes-no sentences of a question ask about, with the sentence."""
    tokens = _inside(context.names, question) if context.names else names_in(text, question, context.vocabulary)
    found = []
    for sentence in split_sentences(text, question.start, question.end):
        inside = _inside(tokens, sentence)
        if is_yes_no(sentence.of(text)) and any(not t.is_filer for t in inside):
            surface = make_surface(text, sentence, inside)
            asked = Surface(as_statement(surface.text), (), surface.tokens)
            found += [(sentence, s) for s in _prefer([s for f in frames() for s in read_frame(f, asked)])]
    return found


def _answering(relation: Relation, asked: list[tuple[Span, Statement]]) -> Relation:
    """没有合作, said to a question about a customer, denies the customer."""
    if relation.type is not RelationType.PARTNERS_WITH or relation.polarity is not Polarity.DENIED:
        return relation
    types = {s.frame.type for _, s in asked if s.token.name == relation.object}
    if len(types) != 1 or RelationType.PARTNERS_WITH in types:
        return relation
    return relation.model_copy(update={"type": types.pop(), "rule": f"{relation.rule}, asked"})


def _is_stated(statement: Statement, stated: list[Relation]) -> bool:
    return any(r.type is statement.frame.type and r.object == statement.token.name for r in stated)


def _settled(text: str, evidence: Span, statement: Statement, denied: bool, cue: Span, context: Context) -> Relation:
    """The question's proposition, confirmed or denied by the answer's first word."""
    verdict = Verdict(Polarity.DENIED if denied else Polarity.AFFIRMED)
    relation = _relation(text, evidence, statement, verdict, context)
    changes: dict[str, object] = {"rule": f"{statement.frame.name}, answered", "confidence": 0.9}
    if denied:
        changes |= {"cue": cue.of(text), "cue_start": cue.start, "cue_end": cue.end}
    return relation.model_copy(update=changes)


def _replaced(statement: Statement, stated: list[Relation]) -> Iterator[Relation]:
    """甲是公司的竞争对手吗？甲是公司的客户。 The role that was asked about is not the one that is given."""
    wanted = statement.frame.type
    same = [r for r in stated if r.object == statement.token.name and r.modality is Modality.STATED]
    if wanted not in EXCLUDES or any(r.type is wanted for r in same):
        return
    other = next((r for r in same if r.type in EXCLUDES[wanted] and r.polarity is Polarity.AFFIRMED), None)
    if other is not None:
        yield other.model_copy(
            update={
                "type": wanted,
                "polarity": Polarity.DENIED,
                "rule": f"{statement.frame.name}, replaced",
                "confidence": 0.7,
            }
        )


def _inside(tokens: Sequence[Token], sentence: Span) -> list[Token]:
    return [t for t in tokens if sentence.start <= t.span.start and t.span.end <= sentence.end]


def _clause_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[。！!；;\n]").search(text, start, end)
    return stop.end() if stop and text[stop.start()] != "\n" else (stop.start() if stop else end)


def read_sentence(text: str, sentence: Span, tokens: Sequence[Token], context: Context) -> Iterator[Relation]:
    """Relations stated in one sentence whose names are `tokens`."""
    surface = make_surface(text, sentence, with_pronouns(text, sentence, tokens))
    tried = [*frames(), *_topic_frames(context.question_text)]
    statements = _prefer([s for f in tried for s in read_frame(f, surface)])
    statements += read_ellipsis(surface, statements)
    for statement in statements:
        verdict = qualify(surface.text, statement.start, statement.end)
        if verdict is not None:
            yield _with_cue(_relation(text, sentence, statement, verdict, context), text, surface, verdict)


def read_frame(frame: Frame, surface: Surface) -> Iterator[Statement]:
    """Every company that stands in the frame's list."""
    if frame.keys and not any(key in surface.text for key in frame.keys):
        return
    for match in frame.pattern.finditer(surface.text):
        if not _is_filers(frame, surface.text, match):
            continue
        for at in range(match.start("objects"), match.end("objects")):
            if surface.text[at] == COMPANY and _may_be(frame, surface.token_at(at)):
                token = surface.token_at(at)
                yield Statement(_for_token(frame, token), token, match.start(), match.end())


def read_ellipsis(surface: Surface, statements: Sequence[Statement]) -> list[Statement]:
    """甲、乙为公司客户，丙还不是: the second clause leaves out what the first has said."""
    frames_said = {s.frame for s in statements}
    if len(frames_said) != 1:
        return []
    frame = replace(frames_said.pop(), confidence=0.8)
    return [
        Statement(frame, surface.token_at(at), match.start(), match.end())
        for match in _ELLIPSIS.finditer(surface.text, max(s.end for s in statements))
        for at in range(match.start(), match.end())
        if surface.text[at] == COMPANY
    ]


def _for_token(frame: Frame, token: Token) -> Frame:
    """Who is only called 客户A is a customer whatever is done with him."""
    if frame.type is RelationType.PARTNERS_WITH and token.kind == "masked" and "客户" in token.name:
        return replace(frame, type=RelationType.CUSTOMER_OF)
    return frame


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
    if _THIRD_PARTY.search(before):
        return False
    if frame.subject is Subject.OWN:
        return True
    if _OTHER_SUBJECT.search(before) or _GROUP_SUBJECT.search(before):
        return False
    subject = None
    for found in _SUBJECT.finditer(before):
        if not _PREPOSITION.search(found.group(1)):
            subject = found.group(2)
    return subject != COMPANY


def _prefer(statements: list[Statement]) -> list[Statement]:
    """One statement for each company and type, the surest; PARTNERS_WITH gives way to what says more."""
    best: dict[tuple[RelationType, str], Statement] = {}
    for statement in statements:
        key = (statement.frame.type, statement.token.name)
        if key not in best or statement.frame.confidence > best[key].frame.confidence:
            best[key] = statement
    says_more = {s.token.name for s in best.values() if s.frame.type is not RelationType.PARTNERS_WITH}
    return [s for s in best.values() if s.frame.type is not RelationType.PARTNERS_WITH or s.token.name not in says_more]


def _relation(text: str, evidence: Span, statement: Statement, verdict: Verdict, context: Context) -> Relation:
    name, other_names = _object(statement.token, context)
    return Relation(
        type=statement.frame.type,
        object=name,
        polarity=verdict.polarity,
        modality=verdict.modality,
        speaker=context.speaker,
        passage=context.passage,
        evidence=evidence.of(text),
        start=evidence.start,
        end=evidence.end,
        object_start=statement.token.span.start,
        object_end=statement.token.span.end,
        aliases=other_names,
        members=members_of(name),
        rule=statement.frame.name,
        confidence=statement.frame.confidence,
    )


def _with_cue(relation: Relation, text: str, surface: Surface, verdict: Verdict) -> Relation:
    if verdict.cue is None:
        return relation
    place = surface.place(verdict.cue.start, verdict.cue.end)
    return relation.model_copy(update={"cue": place.of(text), "cue_start": place.start, "cue_end": place.end})


def _object(token: Token, context: Context) -> tuple[str, tuple[str, ...]]:
    """The object's name as printed, and the others that the filing gives it.

    本所 and 标的公司 name a role, so the name they were defined for stands instead; an audit firm's name goes without its
    legal form, which is written or left out at will.
    """
    printed = " ".join(token.name.split())
    full = context.full_names.get(printed)
    name = full if full and is_role(printed) else printed
    others = {full} if full else {a for a, f in context.full_names.items() if f == name and not is_role(a)}
    bare = _AUDITOR_FORM.sub("", name)
    return bare, tuple(sorted((others | {name}) - {bare, None}))


@Language.component("irgraph_relations")
def relations_component(doc: Doc) -> Doc:
    """Add the relations of every passage to `notes(doc).relations`; lines of tables are left to the tables."""
    found = notes(doc)
    text = found.document.text
    vocabulary, others = vocabulary_of(found), full_names(found)
    for passage in found.passages:
        context = Context(
            found.filer,
            vocabulary,
            passage.question,
            passage.question.of(text) if passage.question else "",
            Speaker(passage.speaker),
            passage.ordinal,
            others,
            [t for t in found.names if _within(t.span, passage)],
        )
        stated = read_passage(text, passage.body, context)
        found.relations.extend(r for r in stated if not _touches(r, found.table_spans))
    return doc


def _within(span: Span, passage: Passage) -> bool:
    return any(s is not None and s.start <= span.start < s.end for s in (passage.body, passage.question))


def _touches(relation: Relation, spans: Sequence[Span]) -> bool:
    return any(s.start < relation.end and relation.start < s.end for s in spans)
