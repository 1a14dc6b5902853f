"""The things that an exchange asks in one question: 请发行人说明：（1）…；（2）…。 and 请会计师核查并发表意见。

What the exchange sets out before it asks (根据申报材料，1)…；2)…) is no part. A number is the number of a part only
where a list can begin: after a mark or a verb of saying, not in 上述问题（1）、（3）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.document import Span
from extractors.questions.chapter_marks import ASKS
from extractors.record import Part

SENTENCE = re.compile(r"[^。\n]+")
NUMBER = re.compile(
    r"(?:(?<=[：:；;，,。])|(?<=说明)|(?<=披露)|(?<=列示)|(?<=补充)|^)\s*(?:[（(]\s*\d{1,2}\s*[)）]|[①-⑳])"
)
EDGES = " \t\u3000；;，,：:、"
SHORTEST = 4


def find_parts(text: str, asked: Span) -> list[Part]:
    """In printed order, each without its number; nothing where the question makes no request of the kind."""
    found = []
    for start, end in _requests(text, asked):
        printed = text[start:end]
        left = start + len(printed) - len(printed.lstrip(EDGES))
        right = start + len(printed.rstrip(EDGES))
        if right - left >= SHORTEST:
            found.append(Part(text=text[left:right], start=left, end=right))
    return found


def _requests(text: str, asked: Span) -> Iterator[tuple[int, int]]:
    """Sentences that ask, cut at their numbers; and numbered ones once the asking has begun."""
    begun = False
    for sentence in SENTENCE.finditer(text, asked.start, asked.end):
        asks = ASKS.search(text, sentence.start(), sentence.end())
        begun = begun or asks is not None
        numbers = _numbers(sentence[0], asks.start() - sentence.start() if asks else None) if begun else []
        if numbers:
            edges = [*numbers, (len(sentence[0]), len(sentence[0]))]
            for (_, after), (before, _) in pairwise(edges):
                yield sentence.start() + after, sentence.start() + before
        elif asks is not None:
            yield sentence.start(), sentence.end()


def _numbers(sentence: str, asks: int | None) -> list[tuple[int, int]]:
    """Where numbers of parts stand, after the words that ask; in a sentence without such, a list begins with it."""
    found = [(m.start(), m.end()) for m in NUMBER.finditer(sentence) if m.start() >= (asks or 0)]
    goes_on = found and not sentence[: found[0][0]].strip()
    return found if asks is not None or goes_on else []
