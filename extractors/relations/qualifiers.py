"""Polarity and modality of a statement: which cues of its clause reach it, and what they make of it.

Scope is the clause: from its first character (or a contrast word) to the end of the frame for cues that reach forward,
from there to the clause's end for those that reach back. Conditions and rumours reach over the commas of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.record import Modality, Polarity
from extractors.relations.cues import Cue, Sense, find_afterwards, find_following, find_preceding
from extractors.surface import COMPANY, FILER

_BREAK = re.compile(r"[，：；。！？]|但是|但|然而|不过|而(?!言|且|来)|却|反而")
_PURPOSE = re.compile(r"(?:并|从而|进而|以)?(?:促进|推动|助力|实现|提升|增强|加快|带动|形成)")
"""A clause that says what a plan is for is as planned as the plan."""
_OPEN_QUOTE = re.compile(r"[“「\"]")
_CLOSE_QUOTE = re.compile(r"[”」\"]")

_IN_FACT = re.compile(r"，(?:而|但)?(?:实际上|事实上|实际|其实|经核实)")
_FACT_WORD = 4
_SUCCESSION = re.compile(r"(?:变更|更换|改聘|改)为|改聘")

_RANK = re.compile(
    r"既采购|既销售|既向|第[一二三四五六七八九十\d]+大|最大|唯一|单一|独家|排他|前[三五十]大|(?:主要|核心|重要|大|战略|直接的?主要|重点)(?:的)?"
    r"(?:客户|供应商|供货商|竞争对手|对手|合作伙伴|伙伴|股东)"
)
"""What a denial may mean instead of the relation: 不是第一大客户 leaves a customer."""

_MODALITY = {
    Sense.HYPOTHETICAL: Modality.HYPOTHETICAL,
    Sense.FORMER: Modality.FORMER,
    Sense.HEDGED: Modality.HEDGED,
    Sense.RUMOURED: Modality.HEDGED,
    Sense.PLANNED: Modality.PLANNED,
}
"""In order of strength: the first that applies decides."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a statement is taken as, and the cue that made it so (offsets on the surface)."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.STATED
    cue: Cue | None = None


def qualify(sentence: str, start: int, end: int) -> Verdict | None:
    """The verdict on what `sentence[start:end]` says; None where it asks, withholds, quotes or goes by a third."""
    clause_start, clause_end = _clause(sentence, start, end)
    whole = find_preceding(sentence, 0, len(sentence))
    if any(_withholds(sentence, c, clause_start) for c in whole) or _is_quoted(sentence, start, end):
        return None
    ahead = [c for c in whole if clause_start <= c.start and c.end <= end and not _takes_object(sentence, c)]
    ahead = [c for c in ahead if not _has_passed_on(sentence, c, end)]
    if any(c.sense in (Sense.ASKED, Sense.INDIRECT) for c in ahead):
        return None
    ahead += [c for c in whole if c.start < clause_start and c.sense in (Sense.HYPOTHETICAL, Sense.RUMOURED)]
    if _PURPOSE.match(sentence, clause_start):
        ahead += [c for c in whole if c.start < clause_start and c.sense is Sense.PLANNED]
    behind = find_following(sentence, end, _refuting_end(sentence, clause_end))
    behind = [c for c in behind if c.start < clause_end or c.sense is Sense.REFUTED]
    if any(c.sense is Sense.WITHHELD and c.start < clause_end for c in behind) or _is_talk(behind):
        return None
    if not any(c.sense is Sense.DENIED for c in (*ahead, *behind)):
        behind += _given_up(sentence, clause_end)
    if _ends_in_future(ahead):
        return None
    verdict = _judge(ahead, behind)
    return None if _denies_rank(sentence, verdict, end) else verdict


def _withholds(sentence: str, cue: Cue, clause_start: int) -> bool:
    """Whether the answer declines, or gives what others think; 有人认为…，实际上… goes on in its own words."""
    if cue.sense is not Sense.WITHHELD:
        return False
    return cue.end > clause_start or _IN_FACT.search(sentence, cue.end, clause_start + _FACT_WORD) is None


def _is_talk(behind: list[Cue]) -> bool:
    """公司与甲合作的报道 says that there was talk; that it is untrue says more."""
    senses = {c.sense for c in behind}
    return Sense.ASKED in senses and Sense.REFUTED not in senses


def _ends_in_future(ahead: list[Cue]) -> bool:
    """拟转让所持甲的股权, 可能停止采购: what may end has not ended."""
    weak = [c.start for c in ahead if c.sense in (Sense.PLANNED, Sense.HEDGED, Sense.HYPOTHETICAL)]
    return bool(weak) and any(c.sense is Sense.FORMER and c.start > weak[0] for c in ahead)


def _denies_rank(sentence: str, verdict: Verdict, end: int) -> bool:
    """甲不是公司第一大客户 says how large a customer, not that there is none."""
    if verdict.polarity is not Polarity.DENIED or verdict.cue is None:
        return False
    return names_rank(sentence[verdict.cue.start : end])


def names_rank(words: str) -> bool:
    """Whether the words give a relation with its rank: 第一大客户, 唯一供应商."""
    return _RANK.search(words) is not None


def _given_up(sentence: str, clause_end: int) -> list[Cue]:
    """What the next clause, if it names nobody else, says has ended."""
    next_end = _refuting_end(sentence, clause_end)
    return [] if COMPANY in sentence[clause_end:next_end] else find_afterwards(sentence, clause_end, next_end)


def _judge(ahead: list[Cue], behind: list[Cue]) -> Verdict:
    """What the cues make of a statement; 关于与甲合作的传闻，公司与甲没有合作 denies, and is no rumour."""
    refuted = _first(behind, Sense.REFUTED)
    if refuted:
        return Verdict(Polarity.DENIED, Modality.STATED, refuted)
    denials = [c for c in (*ahead, *behind) if c.sense is Sense.DENIED]
    polarity = Polarity.DENIED if len(denials) % 2 else Polarity.AFFIRMED
    for sense, modality in _MODALITY.items():
        if sense is Sense.RUMOURED and polarity is Polarity.DENIED:
            continue
        weakened = _first([*ahead, *behind], sense)
        if weakened:
            return Verdict(polarity, modality, weakened)
    return Verdict(polarity, Modality.STATED, denials[0] if polarity is Polarity.DENIED else None)


def _first(cues: list[Cue], sense: Sense) -> Cue | None:
    return next((c for c in cues if c.sense is sense), None)


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    breaks = [m.end() for m in _BREAK.finditer(sentence, 0, start)]
    after = _BREAK.search(sentence, end)
    return (breaks[-1] if breaks else 0), (after.start() if after else len(sentence))


def _refuting_end(sentence: str, clause_end: int) -> int:
    """A refutation may stand one clause further: 网传公司与甲合作的消息，并不属实."""
    after = _BREAK.search(sentence, clause_end + 1)
    return after.start() if after else len(sentence)


def _has_passed_on(sentence: str, cue: Cue, end: int) -> bool:
    """原审计机构甲变更为乙: 原 is of 甲, not of who came after."""
    return cue.sense is Sense.FORMER and _SUCCESSION.search(sentence, cue.end, end) is not None


def _takes_object(sentence: str, cue: Cue) -> bool:
    """将甲纳入合并范围: 将 before a name is the object marker, no future."""
    return cue.text == "将" and sentence[cue.end : cue.end + 1] in (COMPANY, FILER)


def _is_quoted(sentence: str, start: int, end: int) -> bool:
    """Whether the whole statement stands inside quotation marks: somebody else's words."""
    opened = [m.start() for m in _OPEN_QUOTE.finditer(sentence, 0, start)]
    if not opened:
        return False
    closed = _CLOSE_QUOTE.search(sentence, opened[-1] + 1)
    return closed is not None and closed.start() >= end
