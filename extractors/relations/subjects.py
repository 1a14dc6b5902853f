"""Whether a clause is about the filer, or about another company or actor that the sentence names."""

from __future__ import annotations

import re

from extractors.record import RelationType
from extractors.relations.frames import Frame, Subject
from extractors.surface import COMPANY, FILER

_SUBJECT = re.compile(rf"(?:^|[，：；“]|但是|但|而|不过)([^，：；{COMPANY}{FILER}]{{0,10}})([{COMPANY}{FILER}])")
_PREPOSITION = re.compile(
    r"(?:与|和|为|向|对|给|从|由|在|除|以|包括|包含|如|针对|通过|跟|同|关于|按|据|联合|携手"
    r"|(?:收购|投资|参股|中标|入股|增资)了?|来自|子公司|客户|对手|供应商|(?:客户|对手|供应商|伙伴|友商)(?:主要)?[是为有系]|[应用配搭载装署属]于|[用装供送][至到往])$"
)
_OTHER_SUBJECT = re.compile(
    r"(?:^|[，：；])(?:其|他们|对方|该客户|该公司|客户|友商|竞争对手|大股东|控股股东|实际控制人|股东)[^，：；]*$"
)
_GROUP_SUBJECT = re.compile(
    rf"(?:^|[，：；])[^，：；{FILER}]*"
    r"(?:协会|联盟|证监局|交易所|政府|委员会|股东|实控人|实际控制人|厂商|企业|客户|运营商|对手|友商|同行)(?:已|将|正|也)?$"
)
"""Somebody else who acts, named by a word instead of a name."""
_OUR_OTHERS = re.compile(
    rf"{FILER}的?[^，。；：、{COMPANY}{FILER}]{{0,6}}(?:竞争对手|对手|友商|同行|客户|供应商|大股东|股东|实际控制人|实控人"
    r"|关联方|经销商|代理商|合作伙伴|合作方)(?:们|已|也|都|均|还|正在|正|将|会|主要|目前|则|大多|普遍|同时|又|本身){0,3}$"
)
"""Who stands to the filer somehow, and acts himself: 公司的竞争对手从甲采购."""
_OWN_FUND = re.compile(
    r"(?:参股|参与设立|参与出资|参与投资|投资|设立|出资|认购|该|上述)的?[^，。；：]{0,12}(?:基金|合伙企业)(?:已|也|曾)?$"
)
"""A fund acts for itself: 公司参股的基金投资了甲; 公司通过基金投资了甲 is the filer's."""
_VIA = re.compile(
    rf"(?<!子公司)(?:通过|经由|经)(?:{FILER}的)?[^，。；：{COMPANY}{FILER}]{{0,8}}(?<!子公司)(?<!孙公司){COMPANY}[^，。；：]{{0,6}}$"
)
"""Who passes it on: 公司通过甲向乙供货."""
_WE_VIA = re.compile(
    rf"{FILER}[^，。；：{COMPANY}]{{0,6}}(?:通过|经由|经)[^，。；：{COMPANY}{FILER}]{{0,8}}{COMPANY}[^，。；：]{{0,6}}$"
)
"""A stake held through another is the filer's: 公司通过甲持有乙40%的股权."""
_AND_WE = re.compile(rf"{COMPANY}(?:和|与|及|以及|、){FILER}(?:都|均|也都|同时|共同)[^，。；：{COMPANY}]*$")
"""甲和公司都向乙供货: the filer does so too."""
_OWNERSHIP = (
    "(?:的|旗下|下属|所属|全资|控股|参股|境外|海外|之"
    "|主要|核心|重要|最大|直接|传统|国内|国外|前五大|第一大|下游|长期|战略)*"
)
_THIRD_PARTY = re.compile(
    rf"(?:(?<![与和同跟]){COMPANY}|{COMPANY}(?:的|旗下|下属|所属)"
    rf"|其|该公司|对方|他们|(?<![子孙])公司|集团|股东|实际控制人|控制人){_OWNERSHIP}$"
)
"""Another company, or a word for one, that owns what comes next; the filer is a single character here."""

_UNKNOWN_SUBJECT = re.compile(
    rf"^(?!.{{0,6}}(?:子公司|目前|一直|业务|板块))[^，：；、{COMPANY}{FILER}]{{2,8}}"
    rf"(?:成立于|主营(?!业务)|主要从事|专注于|是一家)[^{FILER}]*$"
)
"""A name that was not read as one, and what only a company does, with no word of the filer after it."""

LONGEST_LOOK = 400
"""How far back the subject of a clause is looked for; sentences are shorter."""


def is_about_filer(frame: Frame, sentence: str, match: re.Match[str]) -> bool:
    """Whether the filer is the other side, and not a company that the sentence is about."""
    if frame.subject is Subject.ANY:
        return True
    before = sentence[max(0, match.start() - LONGEST_LOOK) : match.start()]
    if _VIA.search(before):
        return frame.type is RelationType.INVESTED_IN and _WE_VIA.search(before) is not None
    if _THIRD_PARTY.search(before) or (_OWN_FUND.search(before) and "通过" not in before):
        return False
    if frame.subject is Subject.OWN:
        return True
    if (
        _OUR_OTHERS.search(before)
        or _OTHER_SUBJECT.search(before)
        or _UNKNOWN_SUBJECT.search(before)
        or _GROUP_SUBJECT.search(before)
    ):
        return False
    if _AND_WE.search(before):
        return True
    subject = None
    for found in _SUBJECT.finditer(before):
        if not _PREPOSITION.search(found.group(1)):
            subject = found.group(2)
    return subject != COMPANY
