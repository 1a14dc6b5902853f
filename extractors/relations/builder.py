"""From a statement and its verdict to a `Relation`: the object's name, its aliases and members, evidence and cue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.companies.component import Vocabulary, is_role, names_in
from extractors.companies.groups import members_listed
from extractors.companies.lexicon import members_of
from extractors.document import Span
from extractors.record import Relation, Speaker
from extractors.relations.qualifiers import Verdict
from extractors.relations.statements import Statement
from extractors.surface import Surface, Token, inside

_AUDITOR_FORM = re.compile(r"[（(](?:特殊普通合伙|有限合伙|普通合伙)[）)]$")


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read in."""

    vocabulary: Vocabulary
    question: Span | None = None
    question_text: str = ""
    speaker: Speaker = Speaker.COMPANY
    passage: int | None = None
    full_names: Mapping[str, str] = field(default_factory=dict)
    """Alias → the name it was defined for."""
    names: Sequence[Token] = ()
    """The names of the document, where they have been found before."""


def names_of(text: str, stretch: Span, context: Context) -> Sequence[Token]:
    """The names in the stretch, looked up where the document's have been found before."""
    return inside(context.names, stretch) if context.names else names_in(text, stretch, context.vocabulary)


def build_relation(text: str, evidence: Span, statement: Statement, verdict: Verdict, context: Context) -> Relation:
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
        members=members_of(name) or members_listed(text, statement.token, names_of(text, evidence, context)),
        rule=statement.frame.name,
        confidence=statement.frame.confidence,
    )


def with_cue(relation: Relation, text: str, surface: Surface, verdict: Verdict) -> Relation:
    if verdict.cue is None:
        return relation
    place = surface.place(verdict.cue.start, verdict.cue.end)
    return relation.model_copy(update={"cue": place.of(text), "cue_start": place.start, "cue_end": place.end})


def _object(token: Token, context: Context) -> tuple[str, tuple[str, ...]]:
    """The object's name as printed, and the others that the filing gives it.

    本所 and 标的公司 name a role, so the name they were defined for stands instead; an audit firm's name goes without
    its legal form, which is written or left out at will.
    """
    printed = " ".join(token.name.split())
    full = context.full_names.get(printed)
    name = full if full and is_role(printed) else printed
    others = {full} if full else {a for a, f in context.full_names.items() if f == name and not is_role(a)}
    bare = _AUDITOR_FORM.sub("", name)
    return bare, tuple(sorted((others | {name}) - {bare, None}))
