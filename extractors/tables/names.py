"""Names in table rows: where a legal name ends and the brand beside it begins, and what is no name at all.

>>> split_names("云岭数据(珠海)有限公司云岭")
('云岭数据(珠海)有限公司', '云岭')
"""

from __future__ import annotations

import re

LEGAL_END = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|有限合伙企业|合伙企业\([^()]{2,6}\)|株式会社|\((?:有限合伙|特殊普通合伙|普通合伙)\))"
    r"(?:[一-鿿]{2,8}分公司)?"
    r"|(?:研究院|研究所|大学|学院|分公司|事业部|管理局|委员会|集团|医院|银行)"
    r"|(?:(?:Co\.?,?\s*)?(?:Ltd|LTD|Limited|LIMITED)|Inc|INC|Corp(?:oration)?|LLC|LLP|GmbH|PLC|plc|S\.A|B\.V|AG|Pte\.?\s*Ltd|Pvt\.?\s*Ltd)(?![a-z])\.?"
)
"""Where the name of an organisation may end."""

REGISTERED_END = re.compile(r"(?:公司|会社|合伙\)|Ltd\.?|LTD\.?|Limited|Inc\.?|INC\.?|Corp\.?|LLC|LLP|GmbH|PLC|plc)$")
"""A legal form, which ends a name for certain; 大学 or 集团 may go on (大学第三医院)."""

_MASK = (
    r"(?:(?:境内|境外|国内|国外|海外|终端|直接)?(?:客户|供应商|品牌|公司|单位|厂商|企业|经销商|伙伴))"
    r"(?:[A-Z]{1,2}\d?|\d{1,2}|[一二三四五六七八九十甲乙丙丁戊己庚辛壬癸])"
)
MASKED = re.compile(_MASK)
"""An anonymous counterparty: 客户A, 境外品牌B, 供应商一."""
_MASKED_PAIR = re.compile(rf"({_MASK})({_MASK})")
_MASKED_END = re.compile(
    r"(?:客户|供应商|经销商|品牌|第)$"
    r"|(?:^|[\d、.．])(?:境内|境外|国内|国外|海外|其他|某)?(?:公司|单位|厂商|企业|伙伴)$"
)

NO_NAME = re.compile(
    r"合\s*计|小\s*计|总\s*计|其他|其它|平均|中位|均值|差异|^(?:境内|境外|国内|国外|内销|外销|直销|经销|线上|线下|新增|存量|老|新|原有)"
    r"(?:客户|销售|收入|业务)?$|^(?:前[一二三四五六七八九十百\d]+[大名]|第[一二三四五\d]+[大名])|^注|^占|^收入|^营业|^主营|^金额|数量|^-$|^项目$"
    r"|^(?:关联方|非关联方|不适用|无|互联网|政府|企业|个人|金融|教育|汽车)(?:类|行业)?(?:客户)?$|客户类|^[\d.,%\-/\s]+$|[:：]$"
)
_SHAPE = re.compile(r"[一-鿿A-Za-z]")
_BAD_CHARACTERS = re.compile(r"[。；;！？!?，]|[:：]")
_OPEN, _CLOSE = "(（", ")）"


def is_name(text: str) -> bool:
    """Whether it can be the name of one counterparty: no total, no class of customers, no piece of a sentence."""
    bare = text.strip()
    if not 2 <= len(bare) <= 60 or NO_NAME.search(bare) or _BAD_CHARACTERS.search(bare) or "|" in bare:
        return False
    if sum(bare.count(c) for c in _OPEN) != sum(bare.count(c) for c in _CLOSE):
        return False
    return _SHAPE.search(bare) is not None and bare[0] not in ")）、,.及和与的"


def has_legal_end(text: str) -> bool:
    """Whether the whole text ends like a registered name or is a masked one."""
    bare = text.rstrip()
    return MASKED.fullmatch(bare) is not None or any(m.end() == len(bare) for m in LEGAL_END.finditer(bare))


def may_take_digits(label: str) -> bool:
    """客户 and the like may be numbered, so a digit after them may be theirs."""
    return _MASKED_END.search(label) is not None


def split_names(text: str) -> tuple[str, str] | None:
    """A name and the brand or short name printed beside it, or None where no place to cut is certain."""
    if (pair := _MASKED_PAIR.fullmatch(text)) is not None:
        return pair[1], pair[2]
    cuts = [m.end() for m in LEGAL_END.finditer(text) if m.end() < len(text)]
    repeating = [c for c in cuts if text[c:].strip().lower() in text[:c].lower()]
    if len(repeating) == 1 or (repeating and len({text[c:] for c in repeating}) == 1):
        return text[: repeating[0]].strip(), text[repeating[0] :].strip()
    legal = [c for c in cuts if REGISTERED_END.search(text, 0, c)]
    if len(legal) == 1 and is_name(text[legal[0] :]):
        return text[: legal[0]].strip(), text[legal[0] :].strip()
    return _doubled(text) if not cuts else None


def _doubled(text: str) -> tuple[str, str] | None:
    """A brand that repeats the head of a name without a legal form: 云岭智能云岭."""
    ways = [n for n in range(2, len(text) // 2 + 1) if text[-n:] == text[:n] or text[-n:] in text[:-n]]
    return (text[: -ways[-1]], text[-ways[-1] :]) if ways else None


def leading_name(text: str) -> str | None:
    """The organisation at the start of a description: the name up to its legal end, with a masked one as printed."""
    if (masked := MASKED.match(text)) is not None:
        return masked.group()
    found = LEGAL_END.search(text, 0, 48)
    return text[: found.end()] if found is not None and is_name(text[: found.end()]) else None
