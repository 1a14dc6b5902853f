"""Where in a question-answer passage the question ends and the answer begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Span
from extractors.questions.starts import ANSWER, ASKED, BARE, EXPLICIT, NUMBERED, SPEAKER, Paragraph

INLINE_ANSWER = re.compile(
    r"(?:(?<![A-Za-z\u3400-\u9fff])[AＡ] ?\d{0,3}|答|答复|回答|回复|公司回复) ?[:：]|【(?:答|回复|答复)】"
    rf"|(?<=[？?。]) ?{SPEAKER} ?[:：]"
)
"""An answer marked inside the paragraph of its question."""

GREETING = re.compile(r"(?:尊敬的)?投资者[，,]?(?:您|你)好|(?:您|你)好[，,！!。]")
"""An answer that greets the investor; at the very start of a question it greets the company."""

SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]*[”’\"）)]*")
GREETING_AT = 8
"""A greeting within so many characters of the start greets the company, not the investor."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, without their markers; `whole` holds both with markers."""

    whole: Span
    question: Span
    answer: Span


def split_pair(text: str, paragraphs: Sequence[Paragraph]) -> Pair:
    """The paragraphs from one question marker to the next."""
    whole = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
    body = _after_markers(text, paragraphs)
    end, start = _boundary(text, paragraphs, body)
    return Pair(whole, trimmed(text, Span(body, end)), trimmed(text, Span(start, whole.end)))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip())
    return Span(start, max(start, span.start + len(printed.rstrip())))


def _after_markers(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the question's own words begin: a bare number may stand on a line above its marker."""
    if len(paragraphs) > 1 and BARE.fullmatch(paragraphs[0].text) and EXPLICIT.match(paragraphs[1].text):
        return after_marker(text, paragraphs[1])
    return after_marker(text, paragraphs[0])


def after_marker(text: str, paragraph: Paragraph) -> int:
    for pattern in (EXPLICIT, *NUMBERED):
        match = pattern.match(paragraph.text)
        if match:
            return paragraph.span.start + match.end()
    return paragraph.span.start


def after_answer_marker(paragraph: Paragraph) -> int:
    marker = ANSWER.match(paragraph.text)
    return paragraph.span.start + (marker.end() if marker else 0)


def _boundary(text: str, paragraphs: Sequence[Paragraph], body: int) -> tuple[int, int]:
    """End of the question and start of the answer."""
    for paragraph in paragraphs[1:]:
        marker = ANSWER.match(paragraph.text)
        if marker:
            return paragraph.span.start, paragraph.span.start + marker.end()
    first_end = paragraphs[0].span.end
    inline = _inline_answer(text, body, first_end)
    if inline is not None:
        return inline
    asked = _question_paragraphs(paragraphs, body)
    if asked < len(paragraphs):
        return paragraphs[asked - 1].span.end, paragraphs[asked].span.start
    cut = _end_of_asking(text, body, first_end) if len(paragraphs) == 1 else paragraphs[0].span.end
    return cut, cut


def _inline_answer(text: str, body: int, end: int) -> tuple[int, int] | None:
    marker = INLINE_ANSWER.search(text, body + 1, end)
    if marker:
        return marker.start(), marker.end()
    greeting = GREETING.search(text, body + GREETING_AT, end)
    return (greeting.start(), greeting.start()) if greeting else None


def _question_paragraphs(paragraphs: Sequence[Paragraph], body: int) -> int:
    """How many paragraphs the question takes: the next ones too while nothing was asked yet and they ask."""
    count = 1
    is_empty = body >= paragraphs[0].span.end or not paragraphs[0].text[body - paragraphs[0].span.start :].strip()
    if is_empty and len(paragraphs) > 1:
        count = 2
    while count < len(paragraphs) - 1 and not ASKED.search(paragraphs[count - 1].text):
        following = paragraphs[count].text
        if len(following) > 200 or not following.endswith(("？", "?")):
            break
        count += 1
    return count


def _end_of_asking(text: str, body: int, end: int) -> int:
    """In a single paragraph: after the first run of sentences that ask; the end where nothing is asked."""
    cut = end
    has_asked = False
    for match in SENTENCE.finditer(text, body, end):
        asks = ASKED.search(match.group(0)) is not None
        if has_asked and not asks and match.group(0).strip():
            return cut
        if asks:
            has_asked, cut = True, match.end()
    return cut
