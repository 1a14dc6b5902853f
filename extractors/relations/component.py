"""Finds how a named company stands to the filer, with polarity, modality, speaker and the words that say so.

A sentence becomes a surface (names are single characters), the frames are tried on it, and each company in a frame's
list becomes a statement that the qualifiers judge. A question supplies a topic, or a proposition that 是的 or 不是
answers, never a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Filer, notes
from extractors.clauses import split_sentences
from extractors.companies.component import SHAPED, Vocabulary, full_names, names_throughout, vocabulary_of
from extractors.companies.pronouns import plural_readings, with_pronouns
from extractors.document import Span
from extractors.record import Mention, Relation, Speaker
from extractors.relations.across import without_trade_as_partnership
from extractors.relations.builder import Context, build_relation, names_of, with_cue
from extractors.relations.declined import find_declined
from extractors.relations.periods import with_period
from extractors.relations.qualifiers import qualify
from extractors.relations.settlement import settle
from extractors.relations.statements import read_statements
from extractors.surface import Token, inside, make_surface


def find_relations(
    answer: str, *, question: str = "", filer: Filer | None = None, full_names: Mapping[str, str] | None = None
) -> list[Relation]:
    """Relations that an answer (or, without a question, narrative) states; offsets count from the question's start."""
    who = filer or Filer(None, None, None)
    names = full_names or {}
    asked = Span(0, len(question)) if question else None
    text = f"{question}\n{answer}" if question else answer
    body, vocabulary = Span(len(text) - len(answer), len(text)), Vocabulary.of(who, names)
    tokens = names_throughout(text, [asked, body] if asked else [body], vocabulary)
    return read_passage(text, body, Context(vocabulary, asked, question, full_names=names, names=tokens))


def read_passage(text: str, body: Span, context: Context) -> list[Relation]:
    """Relations stated in `text[body]`, offsets of `text`."""
    tokens = names_of(text, body, context)
    questioned = names_of(text, context.question, context) if context.question else ()
    named = {t.name for t in questioned if not t.is_filer}
    all_asked = tuple(dict.fromkeys(t.name for t in questioned if not t.is_filer))
    found: list[Relation] = []
    for sentence in split_sentences(text, body.start, body.end):
        here = inside(tokens, sentence)
        within = with_pronouns(text, sentence, here, next(iter(named)) if len(named) == 1 else None)
        named.update(t.name for t in here if not t.is_filer)
        for reading in plural_readings(text, sentence, within, all_asked):
            found.extend(read_sentence(text, sentence, reading, context))
        if any(not t.is_filer for t in within) and not text[sentence.start : sentence.end].endswith(("?", "？")):
            found.extend(read_sentence(text, sentence, within, context))
    found = without_trade_as_partnership(found)
    return settle(text, body, found, context) if context.question else found


def read_sentence(text: str, sentence: Span, tokens: Sequence[Token], context: Context) -> Iterator[Relation]:
    """Relations stated in one sentence whose names, pronouns among them, are `tokens`."""
    surface = make_surface(text, sentence, tokens)
    for statement in read_statements(surface, context.question_text):
        verdict = qualify(surface.text, statement.start, statement.end)
        if verdict is not None:
            yield with_cue(build_relation(text, sentence, statement, verdict, context), text, surface, verdict)


@Language.component("irgraph_relations")
def relations_component(doc: Doc) -> Doc:
    """Add the relations of every passage to `notes(doc).relations`; lines of tables are left to the tables."""
    found = notes(doc)
    text = found.document.text
    vocabulary, others = vocabulary_of(found), full_names(found)
    for passage in found.passages:
        context = Context(
            vocabulary,
            passage.question,
            passage.question.of(text) if passage.question else "",
            Speaker(passage.speaker),
            passage.ordinal,
            others,
            found.names,
        )
        stated = [r for r in read_passage(text, passage.body, context) if not _touches(r, found.table_spans)]
        found.mentions.extend(_mentioned(stated, found.names))
        found.relations.extend(with_period(r, text, found.period_mentions) for r in stated)
        declined = find_declined(text, passage, found.names, stated)
        found.pending.extend([declined] if declined else [])
    return doc


def _mentioned(relations: Sequence[Relation], names: Sequence[Token]) -> list[Mention]:
    """The objects that only their frame has made companies; the others are mentioned already."""
    places = {r.object_start for r in relations}
    shaped = [t for t in names if t.kind == SHAPED and t.span.start in places]
    return [Mention(label="Company", name=t.name, start=t.span.start, end=t.span.end) for t in shaped]


def _touches(relation: Relation, spans: Sequence[Span]) -> bool:
    return any(s.start < relation.end and relation.start < s.end for s in spans)
