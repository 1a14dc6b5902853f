"""What the sentences of one passage say together of a company."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.record import Modality, Polarity, Relation, RelationType

_TRADE = frozenset({RelationType.CUSTOMER_OF, RelationType.SUPPLIER_OF})
_JOINT = re.compile(r"战略|联合|共同|共建|携手|协议|研发|开发|研究|项目|创新|领域|方面|合资|生态")


def without_trade_as_partnership(relations: Sequence[Relation]) -> list[Relation]:
    """主要客户包括甲。公司与甲自2019年开始合作。 The second sentence speaks of the trade that the first one names."""
    trade = {r.object for r in relations if r.type in _TRADE and _is_fact(r)}
    return [r for r in relations if r.object not in trade or not _is_bare_cooperation(r)]


def _is_bare_cooperation(relation: Relation) -> bool:
    return relation.type is RelationType.PARTNERS_WITH and _is_fact(relation) and not _JOINT.search(relation.evidence)


def _is_fact(relation: Relation) -> bool:
    return relation.polarity is Polarity.AFFIRMED and relation.modality is Modality.STATED
