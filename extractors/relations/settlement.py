"""What an answer does to the propositions of its question: confirms them, denies them, or puts another role in place.

甲是否是公司客户？是的。 confirms; 不是。 denies; 甲是公司的竞争对手吗？甲是公司的客户。 replaces, which denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.clauses import split_sentences
from extractors.document import Span
from extractors.record import Modality, Polarity, Relation, RelationType
from extractors.relations.answers import Reply, ShortAnswer, as_statement, find_later_no, find_short_answer, is_yes_no
from extractors.relations.builder import Context, build_relation, names_of
from extractors.relations.elided import read_elided
from extractors.relations.frames import frames_in
from extractors.relations.qualifiers import Verdict, names_rank
from extractors.relations.statements import Statement, prefer, read_frame
from extractors.surface import Surface, inside, make_surface

EXCLUDES = {
    RelationType.COMPETES_WITH: frozenset(
        {RelationType.CUSTOMER_OF, RelationType.SUPPLIER_OF, RelationType.SUBSIDIARY_OF}
    ),
}
"""Roles that an answer can put in the place of the one that was asked about."""

_VERDICTS = {
    Reply.YES: Verdict(),
    Reply.NO: Verdict(Polarity.DENIED),
    Reply.ONCE: Verdict(modality=Modality.FORMER),
}
_OTHER_ROLE = re.compile(
    r"(?:是|为|系|成为|向|给)[^，。；！？\n]{0,30}?(?:客户|用户|供应商|供货商|子公司|孙公司|采购|供货|供应|提供|销售)"
)
_SENTENCE_END = re.compile(r"[。！!；;\n]")


def settle(text: str, body: Span, stated: list[Relation], context: Context) -> list[Relation]:
    """What the answer does to the propositions of its question: confirms or denies them, or states another role."""
    assert context.question is not None
    stated = [*stated, *read_elided(text, body, context)]
    asked = _propositions(text, context.question, context)
    stated = [_answering(r, asked) for r in stated]
    short = find_short_answer(body.of(text)) or _later_no(text, body, asked, stated, context)
    types = {s.frame.type for _, s in asked}
    if short and len(types) == 1:
        evidence = Span(asked[0][0].start, _clause_end(text, body.start + short.end, body.end))
        cue = Span(body.start + short.start, body.start + short.end)
        if short.reply is Reply.NO and names_rank(asked[0][0].of(text)):
            return stated
        return stated + [
            _settled(text, evidence, s, short.reply, cue, context) for _, s in asked if not _is_stated(s, stated)
        ]
    return stated + [r for _, s in asked for r in _replaced(text, s, stated)]


def _later_no(
    text: str, body: Span, asked: list[tuple[Span, Statement]], stated: list[Relation], context: Context
) -> ShortAnswer | None:
    """A denial further on, where nobody else is spoken of and nothing has been said of who was asked about."""
    meant = {s.token.name for _, s in asked}
    others = {t.name for t in names_of(text, body, context) if not t.is_filer} - meant
    if len(meant) != 1 or others or any(r.object in meant for r in stated):
        return None
    return find_later_no(body.of(text))


def _propositions(text: str, question: Span, context: Context) -> list[tuple[Span, Statement]]:
    """What the yes-no sentences of a question ask about, with the sentence."""
    tokens = names_of(text, question, context)
    found = []
    for sentence in split_sentences(text, question.start, question.end):
        within = inside(tokens, sentence)
        if is_yes_no(sentence.of(text)) and any(not t.is_filer for t in within):
            surface = make_surface(text, sentence, within)
            asked = Surface(as_statement(surface.text), (), surface.tokens)
            found += [(sentence, s) for s in prefer([s for f in frames_in(asked.text) for s in read_frame(f, asked)])]
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


def _settled(text: str, evidence: Span, statement: Statement, reply: Reply, cue: Span, context: Context) -> Relation:
    """The question's proposition, confirmed or denied by the answer's first word."""
    verdict = _VERDICTS[reply]
    relation = build_relation(text, evidence, statement, verdict, context)
    changes: dict[str, object] = {"rule": f"{statement.frame.name}, answered", "confidence": 0.9}
    if reply is not Reply.YES:
        changes |= {"cue": cue.of(text), "cue_start": cue.start, "cue_end": cue.end}
    return relation.model_copy(update=changes)


def _replaced(text: str, statement: Statement, stated: list[Relation]) -> Iterator[Relation]:
    """甲是公司的竞争对手吗？甲是公司的客户。 The role that was asked about is not the one that is given."""
    wanted = statement.frame.type
    same = [r for r in stated if r.object == statement.token.name and r.modality is Modality.STATED]
    if wanted not in EXCLUDES or any(r.type is wanted for r in same):
        return
    other = next((r for r in same if r.type in EXCLUDES[wanted] and r.polarity is Polarity.AFFIRMED), None)
    if other is not None:
        cue = _replacement(text, other)
        changes: dict[str, object] = {"cue": cue.of(text), "cue_start": cue.start, "cue_end": cue.end}
        changes |= {"type": wanted, "polarity": Polarity.DENIED, "confidence": 0.7}
        yield other.model_copy(update={**changes, "rule": f"{statement.frame.name}, replaced"})


def _replacement(text: str, relation: Relation) -> Span:
    """The words that give the other role: 是公司多年的客户."""
    after = relation.object_end if relation.rule.endswith(", elided") else None
    match = _OTHER_ROLE.search(text, relation.start if after is None else after, relation.end)
    return Span(*match.span()) if match else Span(relation.start, relation.end)


def _clause_end(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, start, end)
    return stop.end() if stop and text[stop.start()] != "\n" else (stop.start() if stop else end)
