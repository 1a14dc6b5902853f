"""Sentences and clauses with their offsets: the stretches inside which a cue, a frame or a list may reach.

A sentence ends at 。！？； or a line break; a clause also at a comma or colon and before a contrast word. Commas and
colons inside a number (`7,446.09`, `15:00`) end nothing, and neither does anything between 《 and 》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Span

CLOSERS = '”’"）)】》」'
"""Marks that still belong to the sentence they close."""

CONTRASTS = ("但是", "但", "然而", "不过", "而是", "只是", "却", "反而", "同时", "此外", "另外")
"""Words that begin a clause of their own even where no comma stands before them."""

# A dot between digits or Latin letters (3.5, Amazon.Com) ends nothing, so ASCII full stops are left alone.
_SENTENCE = re.compile(rf"[^。！？；!?;\n]*(?:[。！？；!?;]+[{re.escape(CLOSERS)}]*|\n|$)")
_CLAUSE_BREAK = re.compile(
    r"《[^》\n]{0,120}》"
    r"|(?P<mark>[，：；。！？;!?\n]|(?<!\d)[,:]|[,:](?!\d))"
    rf"|(?P<contrast>{'|'.join(CONTRASTS)})"
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, closing marks included, surrounding spaces not."""
    stop = len(text) if end is None else end
    return list(_trimmed(text, (Span(m.start(), m.end()) for m in _SENTENCE.finditer(text, start, stop))))


def split_clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, each with the mark that ends it; together they cover the sentence."""
    starts = [sentence.start]
    for found in _CLAUSE_BREAK.finditer(text, sentence.start, sentence.end):
        if found.group("mark"):
            starts.append(found.end())
        elif found.group("contrast") and found.start() > starts[-1]:
            starts.append(found.start())
    ends = [*starts[1:], sentence.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def clause_at(clauses: list[Span], offset: int) -> Span:
    """The clause that holds the character. Raises ValueError where none does."""
    for clause in clauses:
        if offset in clause:
            return clause
    raise ValueError(f"offset {offset} stands in none of the clauses")


def _trimmed(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    for span in spans:
        piece = span.of(text)
        if piece[:1].strip() and piece[-1:].strip():
            yield span
            continue
        left = span.start + len(piece) - len(piece.lstrip())
        right = span.end - (len(piece) - len(piece.rstrip()))
        if right > left:
            yield Span(left, right)
