"""Where within an institution somebody works, and what he covers: 电子行业, 机械团队, 投资部总监, 电新首席分析师.

Beside a name such a word is no institution and no person, whatever parts it from the name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.attendees.atom import ROLE, Sort
from extractors.institutions import is_institution
from extractors.lexicon_rows import lexicon_words

SECTOR = "|".join(sorted(lexicon_words("sectors.txt"), key=len, reverse=True))
SECTORS = rf"(?:{SECTOR})(?:[与和及/&·、]?(?:{SECTOR})){{0,3}}"
UNIT = (
    r"(?:研究所|研究院|研究部|研究中心|投资部|投研部|投资研究部|资管部|资产管理部|自营部|证券投资部|机构部|机构业务部|业务部|事业部"
    r"|投行部|销售部|销售交易部|行业组|小组|组|团队|中心|首席|联席首席)"
)
KIND_OF_UNIT = (
    r"(?:权益|固收|固定收益|成长|价值|专户|养老|国际|战略|股票|多资产|绝对收益|公募|机构|财富|企业|一级|二级|市场)"
)
COVERED = re.compile(
    rf"(?:{SECTORS})(?:行业|板块|领域|方向|产业)?(?:研究|投资|投研)?(?:{UNIT})?(?:{ROLE.pattern})?"
    rf"|(?:{KIND_OF_UNIT})?(?:{UNIT})(?:{ROLE.pattern})"
    rf"|{KIND_OF_UNIT}(?:{UNIT})(?:{ROLE.pattern})?"
)
"""What somebody covers, or his post in a department."""
DESK = re.compile(
    rf"[\u3400-\u9fff]{{0,6}}(?:{UNIT})|[\u3400-\u9fffA-Z]{{1,8}}(?:研究员|分析师|基金经理|研究总监|投资经理|负责人)"
)
"""Any department; only right behind an institution."""


@lru_cache(maxsize=8192)
def is_desk_word(text: str) -> bool:
    """An industry, a team or a post in a department, wherever it stands."""
    return COVERED.fullmatch(text) is not None


def is_department(text: str, sort: Sort) -> bool:
    """`甲证券 研究所 张三`: a department behind its institution; 乙证券研究所 is one of another."""
    unit = re.search(rf"{UNIT}$", text)
    is_other = unit is not None and is_institution(text[: unit.start()])
    return sort is not Sort.PERSON and not is_other and DESK.fullmatch(text) is not None
