"""Printed names as keys: what makes two spellings one name, and which sorts of name there are.

    >>> key("普强时代（珠海横琴）信息技术有限公司") == key("普强时代(珠海横琴)信息技术有限公司")
    True
    >>> key("Vin Big Data") == key("VinBigData"), key("上海未来机器人") == key("上海未来伙伴机器人")
    (True, False)

Only typography is normalised. A legal suffix is never cut off: 云岭数据 and 云岭数据科技股份有限公司 are one company
only where a filing or a judgement says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LEGAL_FORMS = (
    "有限公司", "有限责任公司", "股份公司", "(有限合伙)", "(普通合伙)", "(特殊普通合伙)", "株式会社", "株式會社",
)  # fmt: skip
LATIN_LEGAL_FORMS = (
    "inc", "incorporated", "ltd", "limited", "corp", "corporation", "llc", "llp", "plc", "gmbh", "s.a",
    "s.p.a", "b.v", "n.v",
)  # fmt: skip

GENERIC = frozenset(
    """
    公司 本公司 我公司 上市公司 发行人 申请人 申请公司 集团 本集团 母公司 子公司 控股子公司 全资子公司 参股公司 合资公司
    项目公司 标的公司 目标公司 控股股东 实际控制人 交易对方 我们 本所 我所 保荐人 保荐机构 主承销商 会计师 申报会计师
    律师 发行人律师 评估机构 评级机构 客户 供应商 关联方 投资者 对方 双方 甲方 乙方 丙方
    """.split()  # noqa: SIM905
)
"""Words that mean another party in every filing; a definition of one (以下简称公司) joins nothing."""

_SEPARATORS = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
"""Spaces, and what takes no room: soft hyphens, joiners, direction marks."""
_DOTS = re.compile(r"[·•‧∙⋅・･]")
_MASKED_OWNER = r"(?:境内|境外|国内|国外|海外|外资|内资|主要|核心|重要|某|其他|非关联)*"
_MASKED_NOUN = (
    "(?:客户|供应商|品牌|经销商|代理商|贸易商|公司|企业|集团|厂商|厂家|单位|机构|股东|合作方|合作伙伴"
    "|被投企业|竞争对手|自然人|项目)"
)
_MASKED_NUMBER = r"(?:[a-z]\d{0,2}|\d{1,3}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])"
_MASKED = re.compile(
    rf"{_MASKED_OWNER}{_MASKED_NOUN}{_MASKED_NUMBER}"
    rf"|{_MASKED_OWNER}(?:[a-z]\d?|[甲乙丙丁]){_MASKED_NOUN}"
    rf"|{_MASKED_OWNER}(?:第{_MASKED_NUMBER}|前{_MASKED_NUMBER})(?:大|名)?{_MASKED_NOUN}?"
    rf"|{_MASKED_OWNER}x{{2,}}{_MASKED_NOUN}|.*某.*|.*(?:\*\*|××).*"
)


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The name without its typography: width, case, spaces, kind of bracket. Never empty for a printed name."""
    bare = _bare(name)
    while (again := _bare(bare)) != bare:
        bare = again
    return bare


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    bare = _DOTS.sub("·", _SEPARATORS.sub("", folded))
    return bare.rstrip(".") or bare or name


def printed(name: str) -> str:
    """The name as printed, on one line."""
    return " ".join(name.split())


def is_anonymous(name: str) -> bool:
    """Whether a name is masked (客户A, 境外品牌甲, 某厂商, 第一大客户): it means something in its own filing only."""
    return _MASKED.fullmatch(key(name)) is not None


def is_generic(name: str) -> bool:
    """Whether a name is a role that every filing gives to another party."""
    return key(name) in GENERIC


def is_registered(name: str) -> bool:
    """Whether a name ends in a legal form, so that it is a registered name and not a short one.

    >>> is_registered("云岭数据科技股份有限公司"), is_registered("Lumen Works Inc."), is_registered("云岭数据")
    (True, True, False)
    """
    bare = key(name)
    return bare.endswith(LEGAL_FORMS) or (bare.isascii() and bare.endswith(LATIN_LEGAL_FORMS))


def preferred(names: Iterable[str]) -> str:
    """The name to show: a short one before a registered one, then the shortest, then the first in code order."""
    return min(names, key=lambda name: (is_registered(name), len(name), name))


def regulation_key(title: str) -> str:
    """The key of a law or standard: without 《》 and the name of the republic; ISO/IEC 27001 is ISO 27001."""
    bare = key(title).strip("《》<>〈〉").removeprefix("中华人民共和国")
    return re.sub(r"^iso(?:/iec)?(?=\d)", "iso", bare) or key(title)
