"""Questions about a named company that the answer declines: 不便披露, 涉及商业秘密, 请以公告为准.

Such an answer states nothing. That it does not is worth finding, so the question goes to `pending`, reason `declined`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.annotations import Passage
from extractors.document import Span
from extractors.record import Pending, Relation
from extractors.relations.cues import Sense, find_following, find_preceding
from extractors.surface import Token, inside

REASON = "declined"
_ASKS_RELATION = re.compile(
    r"客户|供应商|供货|供应|合作|竞争|采购|订单|参股|投资|子公司|收购|送样|认证|配套|产业链|供应链"
)
_SENTENCE = 200
"""A refusal stands at the beginning of an answer, or the answer has said something before."""


def find_declined(text: str, passage: Passage, names: Sequence[Token], relations: Sequence[Relation]) -> Pending | None:
    """The question, where it asks how a named company stands to the filer, and the answer will not say."""
    question = passage.question
    if question is None or not _ASKS_RELATION.search(text, question.start, question.end):
        return None
    asked = {t.name for t in inside(names, question) if not t.is_filer and t.kind != "masked"}
    answered = {r.object for r in relations if passage.body.start < r.end and r.end <= passage.body.end}
    if not asked or asked & answered or not _declines(text, passage.body):
        return None
    return Pending(text=question.of(text), reason=REASON, start=question.start, end=question.end)


def _declines(text: str, body: Span) -> bool:
    stop = min(body.end, body.start + _SENTENCE)
    cues = [*find_preceding(text, body.start, stop), *find_following(text, body.start, stop)]
    return any(cue.sense is Sense.WITHHELD for cue in cues)
