"""Finds question and answer pairs, and the passages that extractors walk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, Passage, notes
from extractors.document import BlockKind, Document, FieldName, Span
from extractors.questions.pairs import make_question
from extractors.questions.rows import find_rows
from extractors.questions.split import Pair, split_pair
from extractors.questions.starts import Paragraph, find_starts, is_closing_remark, is_section_heading
from extractors.record import Kind, Section, Speaker


def content_spans(document: Document) -> list[Span]:
    """Where the talk stands: the content fields, or all paragraphs of a record that is no form."""
    fields = [block.span for block in document.fields(FieldName.CONTENT) if len(block.span)]
    if fields:
        return fields
    free = [b.span for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    return [Span(free[0].start, free[-1].end)] if free and not document.fields(FieldName.HOSTS) else []


def paragraphs_of(text: str, span: Span) -> list[Paragraph]:
    found, start = [], span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip(" \u3000"))
            found.append(Paragraph(Span(start + lead, start + len(line)), line[lead:]))
        start += len(line) + 1
    return found


def split_content(text: str, span: Span) -> tuple[list[Pair], list[Span]]:
    """Pairs in printed order, and the stretches that belong to none."""
    paragraphs = paragraphs_of(text, span)
    table = find_rows(text, paragraphs)
    if table is None:
        return _split_paragraphs(text, paragraphs)
    pairs, others = _split_paragraphs(text, paragraphs[: table.first])
    more_pairs, more_others = _split_paragraphs(text, paragraphs[table.end :])
    return [*pairs, *table.pairs, *more_pairs], [*others, *table.others, *more_others]


def _split_paragraphs(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[Pair], list[Span]]:
    starts = find_starts(paragraphs)
    bounds = [*starts, len(paragraphs)]
    pairs, others = [], _stretches(paragraphs[: bounds[0]])
    for first, following in pairwise(bounds):
        kept, rest = _without_tail(paragraphs[first:following], is_last=following == len(paragraphs))
        pairs.append(split_pair(text, kept))
        others.extend(_stretches(rest))
    return pairs, others


def _stretches(paragraphs: Sequence[Paragraph]) -> list[Span]:
    return [Span(paragraphs[0].span.start, paragraphs[-1].span.end)] if paragraphs else []


def _without_tail(group: Sequence[Paragraph], *, is_last: bool) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """A section heading before the next question, or the closing remark of the record, is not part of an answer."""
    for i in range(1, len(group)):
        rest = group[i:]
        if is_last and is_closing_remark(group[i].text):
            return group[:i], rest
        if not is_last and len(rest) <= 2 and all(is_section_heading(p.text) for p in rest):
            return group[:i], rest
    return group, ()


def _record_pairs(found: Annotations, text: str, pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        number = len(found.questions) + 1
        found.questions.append(make_question(text, number, pair.whole, pair.question, pair.answer, Speaker.COMPANY))
        found.passages.append(Passage(number, pair.question, pair.answer, speaker=Speaker.COMPANY))


def _record_sections(found: Annotations, text: str, spans: Sequence[Span]) -> None:
    """Narrative passages are numbered after the pairs, so that a pair's ordinal is its printed order."""
    for span in spans:
        ordinal = len(found.passages) + 1
        title = span.of(text).split("\n", 1)[0]
        title = title if is_section_heading(title) else ""
        found.passages.append(Passage(ordinal, None, span, title=title))
        found.sections.append(
            Section(
                ordinal=ordinal,
                kind="section",
                title=title,
                start=span.start,
                end=span.end,
                speaker=Speaker.COMPANY,
            )
        )


@Language.component("irgraph_questions")
def questions_component(doc: Doc) -> Doc:
    """Passages of a record are its pairs and narrative; those of a reply are its chapters."""
    found = notes(doc)
    if found.kind is Kind.INQUIRY_REPLY:
        _split_reply(doc)
        return doc
    text = found.document.text
    pairs: list[Pair] = []
    others: list[Span] = []
    for span in content_spans(found.document):
        more_pairs, more_others = split_content(text, span)
        pairs.extend(more_pairs)
        others.extend(more_others)
    _record_pairs(found, text, pairs)
    _record_sections(found, text, others)
    return doc


def _split_reply(doc: Doc) -> None:
    """Chapters, where the module that knows them is installed; else one passage."""
    try:
        from extractors.questions.chapters import split_reply
    except ModuleNotFoundError:
        found = notes(doc)
        found.passages.append(Passage(1, None, Span(0, len(found.document.text))))
        return
    split_reply(doc)
