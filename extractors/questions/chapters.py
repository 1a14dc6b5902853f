"""Chapters of a reply to an inquiry: what the exchange asks, what the company answers, what others confirm.

The exchange's text becomes the `question` of a passage, so that nothing in it is taken for a fact; headings, which
restate it, stay outside the bodies. Who speaks is part of each passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from extractors.annotations import Annotations, Passage, notes
from extractors.document import Span
from extractors.questions.chapter_marks import (
    ASKS,
    BRACKET,
    CHAPTER,
    CLOSING,
    COMPANY_MARK,
    DEMANDS,
    NUMBERED_QUESTION,
    REPLY,
    REPLY_AT_END,
    heading_level,
    speaker_of_heading,
    speaker_of_opinion,
)
from extractors.questions.pairs import make_question
from extractors.record import Section, Speaker

_FURTHEST_QUESTION = 40
"""Lines that an exchange's question may run before its reply begins."""
_LONGEST_TITLE = 80
_DEEPEST_CUT = 1
"""Passages end at headings of this level; deeper ones stay in the body."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of a line that a mark inside it (…谨慎性。【会计师核查程序】) sets off."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pieces `start` to `asked` are the exchange's, `asked` to `end` the reply."""

    start: int
    asked: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One speaker's words under one heading."""

    title: str
    speaker: Speaker
    pieces: tuple[Piece, ...]

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)


def split_reply(doc: Doc) -> None:
    """Fill passages, questions and sections of a reply. Answered questions are numbered first, then the other passages,
    then whole chapters, so that an ordinal never means two things."""
    found = notes(doc)
    text = found.document.text
    pieces = cut_pieces(text)
    chapters = find_chapters(pieces)
    parts = [*_preamble(pieces[: chapters[0].start if chapters else len(pieces)]), *_answers(pieces, chapters)]
    pairs = sum(asked is not None for asked, _ in parts)
    numbers = {True: iter(range(1, pairs + 1)), False: iter(range(pairs + 1, len(parts) + 1))}
    for asked, part in parts:
        _add_stretch(found, next(numbers[asked is not None]), asked, part, text)
    _add_chapters(found, pieces, chapters)


def _preamble(pieces: Sequence[Piece]) -> list[tuple[Span | None, Stretch]]:
    """What stands before the first question: letterhead, definitions, reservations."""
    return [(None, Stretch("", Speaker.COMPANY, tuple(pieces)))] if pieces else []


def _answers(pieces: Sequence[Piece], chapters: Sequence[Chapter]) -> Iterator[tuple[Span | None, Stretch]]:
    """Every stretch of the replies; the first of a chapter with the exchange's text as its question."""
    for chapter in chapters:
        asked = pieces[chapter.start : chapter.asked]
        question = Span(asked[0].span.start, asked[-1].span.end)
        for i, part in enumerate(stretches(pieces[chapter.asked : chapter.end])):
            yield (question if i == 0 else None), part


def cut_pieces(text: str) -> list[Piece]:
    """Lines, cut before a bracketed mark and around 回复： at the end of the exchange's last sentence."""
    pieces: list[Piece] = []
    at = 0
    for line in text.split("\n"):
        cuts = sorted({0, len(line), *_cuts(line)})
        for start, end in pairwise(cuts):
            bare = line[start:end].strip()
            if bare:
                left = at + start + len(line[start:end]) - len(line[start:end].lstrip())
                pieces.append(Piece(Span(left, left + len(bare)), bare))
        at += len(line) + 1
    return pieces


def _cuts(line: str) -> set[int]:
    cuts = {x for m in BRACKET.finditer(line) if _is_mark(m.group()) for x in (m.start(), m.end())}
    at_end = REPLY_AT_END.search(line)
    if at_end is not None:
        cuts.add(at_end.start())
    begins = REPLY.match(line)
    if begins is not None:
        cuts.add(begins.end())
    return cuts


def _is_mark(bracket: str) -> bool:
    return speaker_of_heading(bracket) is not None or REPLY.match(bracket) is not None


def find_chapters(pieces: Sequence[Piece]) -> list[Chapter]:
    """A chapter for each place where a reply begins, back to the heading of its question."""
    chapters: list[Chapter] = []
    for asked in _reply_starts(pieces):
        after = chapters[-1].asked + 1 if chapters else 0
        start = _question_start(pieces, asked, after)
        if start is None:
            continue
        if chapters:
            chapters[-1] = replace(chapters[-1], end=start)
        chapters.append(Chapter(start, asked, _end(pieces)))
    return chapters


def _reply_starts(pieces: Sequence[Piece]) -> list[int]:
    """回复： where printed; 【发行人说明】 only where no 回复： stands right before it."""
    found = []
    for i, piece in enumerate(pieces):
        is_plain = REPLY.match(piece.text) is not None
        is_company = COMPANY_MARK.match(piece.text) is not None
        if is_plain or (is_company and not (i and REPLY.match(pieces[i - 1].text))):
            found.append(i)
    return found


def _end(pieces: Sequence[Piece]) -> int:
    return next((i for i, p in enumerate(pieces) if CLOSING.match(p.text)), len(pieces))


def _question_start(pieces: Sequence[Piece], asked: int, after: int) -> int | None:
    """The heading of the question that is answered at `asked`; failing one, the first line that asks."""
    window = range(max(after, asked - _FURTHEST_QUESTION), asked)
    headings = [i for i in window if CHAPTER.match(pieces[i].text)]
    if not any(ASKS.search(pieces[i].text) or pieces[i].text.endswith(("？", "?")) for i in window):
        return headings[-1] if headings and _demands(pieces[headings[-1] : asked]) else None
    if headings:
        return headings[-1]
    asking = next(i for i in window if ASKS.search(pieces[i].text) or pieces[i].text.endswith(("？", "?")))
    numbered = [i for i in window if i <= asking and heading_level(pieces[i].text) is not None]
    return numbered[-1] if numbered and asking - numbered[-1] <= 6 else asking


def _demands(chapter: Sequence[Piece]) -> bool:
    """`问题2、补充披露存货明细`: an exchange's question that does without 请."""
    return NUMBERED_QUESTION.match(chapter[0].text) is not None or any(DEMANDS.match(p.text) for p in chapter)


def stretches(pieces: Sequence[Piece]) -> list[Stretch]:
    """One speaker's words under one heading each; the headings themselves stay outside."""
    found: list[Stretch] = []
    speaker, title, lent = Speaker.COMPANY, "", None
    held: list[Piece] = []
    for piece in pieces:
        level, mark = heading_level(piece.text), _mark(piece)
        if mark is None and lent is not None and level is not None and level <= lent:
            mark = Speaker.COMPANY
        if mark is None and speaker is Speaker.COMPANY and level is None:
            mark, level = speaker_of_opinion(piece.text), _DEEPEST_CUT
        is_title = _is_title(piece, mark)
        if mark is not None or is_title:
            found += _stretch(title, speaker, held)
            held, title = [], piece.text if is_title else title
        if mark is not None:
            lent = None if mark is Speaker.COMPANY else level
            speaker = mark
        if not is_title and REPLY.fullmatch(piece.text) is None:
            held.append(piece)
    return found + _stretch(title, speaker, held)


def _mark(piece: Piece) -> Speaker | None:
    """Who begins to speak with this piece, or None."""
    if REPLY.match(piece.text):
        return Speaker.COMPANY
    if piece.text.startswith("【") or heading_level(piece.text) is not None or len(piece.text) <= 24:
        return speaker_of_heading(piece.text)
    return None


def _is_title(piece: Piece, mark: Speaker | None) -> bool:
    level = heading_level(piece.text)
    return piece.text.startswith("【") or (level is not None and (level <= _DEEPEST_CUT or mark is not None))


def _stretch(title: str, speaker: Speaker, held: Sequence[Piece]) -> list[Stretch]:
    return [Stretch(title, speaker, tuple(held))] if held else []


def _add_stretch(found: Annotations, ordinal: int, asked: Span | None, part: Stretch, text: str) -> None:
    span = part.span
    found.passages.append(Passage(ordinal, asked, span, part.title, part.speaker))
    if asked is not None:
        found.questions.append(make_question(text, ordinal, Span(asked.start, span.end), asked, span, part.speaker))
    else:
        found.sections.append(
            Section(
                ordinal=ordinal,
                kind="section",
                title=part.title,
                start=span.start,
                end=span.end,
                speaker=part.speaker,
            )
        )


def _add_chapters(found: Annotations, pieces: Sequence[Piece], chapters: Sequence[Chapter]) -> None:
    """Whole chapters are sections too: the heading of the exchange's question is their title."""
    first = len(found.passages) + 1
    for i, chapter in enumerate(chapters):
        start, end = pieces[chapter.start].span.start, pieces[chapter.end - 1].span.end
        title = pieces[chapter.start].text[:_LONGEST_TITLE]
        found.sections.append(Section(ordinal=first + i, kind="section", title=title, start=start, end=end))
