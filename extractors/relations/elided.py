"""Answers that leave out whom they speak of: 甲是公司的竞争对手吗？是公司多年的客户。

The question names one company; the answer's first words say what it is. Neither says it alone, so evidence spans both.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clauses import split_sentences
from extractors.document import Span
from extractors.record import Relation
from extractors.relations.answers import find_elided
from extractors.relations.builder import Context, build_relation, names_of, with_cue
from extractors.relations.qualifiers import Verdict, qualify
from extractors.relations.statements import Statement, read_statements
from extractors.surface import Surface, Token, inside, make_surface


def read_elided(text: str, body: Span, context: Context) -> list[Relation]:
    """What the answer's first sentence says of the one company that the question names."""
    at = find_elided(body.of(text))
    meant = _asked_about(text, context) if at is not None else None
    if at is None or meant is None:
        return []
    sentence = Span(body.start + at, split_sentences(text, body.start + at, body.end)[0].end)
    left_out = Token(Span(sentence.start, sentence.start), meant.name, kind="pronoun")
    surface = make_surface(text, sentence, [left_out, *inside(names_of(text, body, context), sentence)])
    evidence = Span(_sentence_of(text, meant, context).start, sentence.end)
    return [
        _placed(with_cue(build_relation(text, evidence, statement, verdict, context), text, surface, verdict), meant)
        for statement, verdict in _verdicts(surface, left_out)
    ]


def _verdicts(surface: Surface, left_out: Token) -> Iterator[tuple[Statement, Verdict]]:
    for statement in read_statements(surface):
        verdict = qualify(surface.text, statement.start, statement.end) if statement.token is left_out else None
        if verdict is not None:
            yield statement, verdict


def _asked_about(text: str, context: Context) -> Token | None:
    if context.question is None:
        return None
    tokens = [t for t in names_of(text, context.question, context) if not t.is_filer]
    return tokens[0] if len({t.name for t in tokens}) == 1 else None


def _sentence_of(text: str, token: Token, context: Context) -> Span:
    assert context.question is not None
    sentences = split_sentences(text, context.question.start, context.question.end)
    return next(s for s in sentences if s.start <= token.span.start < s.end)


def _placed(relation: Relation, meant: Token) -> Relation:
    """The relation with its object where the question names it."""
    places = {"object_start": meant.span.start, "object_end": meant.span.end}
    return relation.model_copy(update={**places, "rule": f"{relation.rule}, elided"})
