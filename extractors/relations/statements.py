"""Statements: a frame read on a surface, for each company that stands in its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.record import Polarity, RelationType
from extractors.relations.frames import Frame, frames_after, frames_in
from extractors.relations.qualifiers import qualify
from extractors.relations.subjects import is_about_filer
from extractors.surface import COMPANY, Surface, Token

_INSTITUTES_OK = frozenset({RelationType.PARTNERS_WITH, RelationType.CUSTOMER_OF})
_TRADE = frozenset({RelationType.SUPPLIER_OF, RelationType.CUSTOMER_OF})
_BESIDE_PARTNERS = frozenset({RelationType.PARTNERS_WITH, RelationType.COMPETES_WITH, RelationType.PEER_OF})
"""A customer is a partner in a way; a competitor that is one too is both."""
CONTRACTS = frozenset({"sales_contract", "purchase_contract", "its_purchase_contract", "its_supply_contract"})
_DEPENDENT = re.compile(
    r"(?:的)?(?:下属|旗下|所属|下辖)的?[^，。；]{0,8}(?:企业|公司|单位|院所|工厂|机构|部门|[一-龥]厂)"
)
"""What belongs to a group is not the group: 甲集团下属企业向公司采购."""
_ELLIPSIS = re.compile(
    rf"(?<=[，；])(?:而|但)?{COMPANY}(?:[、和与及]{COMPANY})*"
    r"(?:目前|还|尚|则|并|暂时|都|均){0,2}(?:不是|没有)(?=[，。；]|$)"
    rf"|(?<=，)(?:而不是|而非|并非是?|不是){COMPANY}(?:[、和与及]{COMPANY})*(?=[，。；]|$)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A frame read on a surface: one company, and where the words that say so begin and end on it."""

    frame: Frame
    token: Token
    start: int
    end: int


def read_statements(surface: Surface, question: str = "") -> list[Statement]:
    """What a sentence says of its companies; `question` opens the frames of its topic."""
    tried = [*frames_in(surface.text), *frames_after(question)]
    found = [s for f in tried for s in read_frame(f, surface) if qualify(surface.text, s.start, s.end) is not None]
    statements = prefer(found)
    return [*statements, *_denied_apart(surface, found, statements), *read_ellipsis(surface, statements)]


def _denied_apart(surface: Surface, found: list[Statement], kept: list[Statement]) -> list[Statement]:
    """公司与甲没有合作，甲也不是公司的供应商: what says more stands apart, and both denials hold."""
    tokens = [s.token for s in kept]
    apart = [s for s in found if s.frame.type is RelationType.PARTNERS_WITH and s.token not in tokens]
    return [s for s in surest(apart) if _is_denied(surface, s)]


def _is_denied(surface: Surface, statement: Statement) -> bool:
    verdict = qualify(surface.text, statement.start, statement.end)
    return verdict is not None and verdict.polarity is Polarity.DENIED


def read_frame(frame: Frame, surface: Surface) -> Iterator[Statement]:
    """Every company that stands in the frame's list."""
    for match in frame.pattern.finditer(surface.text):
        if not is_about_filer(frame, surface.text, match) or _is_dependents(frame, surface.text, match):
            continue
        for at in range(match.start("objects"), match.end("objects")):
            if surface.text[at] == COMPANY and _may_be(frame, surface.token_at(at)):
                token = surface.token_at(at)
                yield Statement(_for_token(frame, token), token, _says_from(match), match.end())


def _is_dependents(frame: Frame, sentence: str, match: re.Match[str]) -> bool:
    """Whether those who act or sign belong to the group that is named; 客户为甲集团下属单位 is another matter."""
    acts = match.start() == match.start("objects") or frame.name in CONTRACTS
    return acts and _DEPENDENT.match(sentence, match.end("objects")) is not None


def _says_from(match: re.Match[str]) -> int:
    """Where the words begin that say it: 甲不是公司的对手，而是公司的客户 denies in its first clause only."""
    return match.start("says" if "says" in match.re.groupindex else 0)


def read_ellipsis(surface: Surface, statements: Sequence[Statement]) -> list[Statement]:
    """甲、乙为公司客户，丙还不是: the second clause leaves out what the first has said."""
    frames_said = {s.frame for s in statements}
    if len(frames_said) != 1:
        return []
    frame = replace(frames_said.pop(), confidence=0.8)
    return [
        Statement(frame, surface.token_at(at), match.start(), match.end())
        for match in _ELLIPSIS.finditer(surface.text, max(s.end for s in statements))
        for at in range(match.start(), match.end())
        if surface.text[at] == COMPANY
    ]


def _for_token(frame: Frame, token: Token) -> Frame:
    """Who is only called 客户A is a customer whatever is done with him."""
    if frame.type is RelationType.PARTNERS_WITH and token.kind == "masked" and "客户" in token.name:
        return replace(frame, type=RelationType.CUSTOMER_OF)
    return frame


def _may_be(frame: Frame, token: Token) -> bool:
    if frame.kinds:
        return token.kind in frame.kinds
    if token.kind == "institute":
        return frame.type in _INSTITUTES_OK
    return token.kind not in ("auditor", "both")


def prefer(statements: list[Statement]) -> list[Statement]:
    """One statement for each company and type, the surest; PARTNERS_WITH gives way to what says more."""
    best = _without_contracts(surest(statements))
    says_more = {s.token.name for s in best if s.frame.type not in _BESIDE_PARTNERS}
    return [s for s in best if s.frame.type is not RelationType.PARTNERS_WITH or s.token.name not in says_more]


def _without_contracts(statements: list[Statement]) -> list[Statement]:
    """Who sells by a contract is its name's guess, where the sentence says who supplies whom: 由甲向公司供应."""
    sure = [s for s in statements if s.frame.name not in CONTRACTS]
    told = {s.token.name: s.frame.type for s in sure if s.frame.type in _TRADE}
    return [s for s in statements if s in sure or told.get(s.token.name, s.frame.type) is s.frame.type]


def surest(statements: list[Statement]) -> list[Statement]:
    """One statement for each company and type."""
    best: dict[tuple[RelationType, str], Statement] = {}
    for statement in statements:
        key = (statement.frame.type, statement.token.name)
        if key not in best or statement.frame.confidence > best[key].frame.confidence:
            best[key] = statement
    return list(best.values())
