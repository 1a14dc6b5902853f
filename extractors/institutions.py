"""Whether printed characters name an investment institution: the gazetteer, and how such names end."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

ENDINGS = tuple(
    "证券 基金 资产 资本 投资 资管 私募 保险 养老 养老金 人寿 银行 理财 信托 期货 创投 财富 公司 集团 国际 控股 自营 研究所 研究院 "
    "合伙 合伙企业 中心 有限 企业 传媒 科技 股份 管理 计算机 投信 投顾 投研 财险 产险 寿险 再保 再保险 金控 金融 证券部 机构 产业 智库 "
    "俱乐部 协会 大学 学院 年金 社保 环球 香港 基金会 家族办公室 家办 事务所 咨询 实业 能源 医药 健康 日报 周刊 时报 电视台 财经 电子 "
    "資產 證券 資本 投資 銀行 人壽 基金管理 资产管理 投资管理 研究部 研究中心 租赁 担保 商社 商行 券商 联储 汇理 资管部 自营部 固收部 "
    "股权 策略 量化 顾问 株式会社 并购 开发 贸易 通讯 网络 智能 软件 数据 半导体 新材料".split()
)
"""The last word of an institution's name, also of its short form and of a desk within it."""

LEGAL_BRACKET = re.compile(r"[（(][^（）()]+[）)]$")

CORPORATE = frozenset(
    "management capital asset assets fund funds limited ltd llc inc lp llp plc partners partner securities investment investments "
    "investors advisors advisers advisory group company co corp corporation bank holdings trust research global international financial "
    "finance ag sa gmbh pte pty markets hk asia insurance life ventures equity equities wealth am amc analytics associates".split()
)
"""Words that stand in a Latin institution name and in nobody's personal name."""


LATIN_CORPORATE = re.compile(
    rf"\b(?:{'|'.join(sorted(CORPORATE))})\.?(?: of [A-Za-z]+| ?[（(][^（）()]*[）)])?$", re.IGNORECASE
)
"""A Latin name ends in a corporate word; what stands after it may be a person."""


@cache
def gazetteer() -> frozenset[str]:
    """Keys of every short name, full name and alias that is known."""
    path = resources.files("extractors").joinpath("lexicons", "institutions.tsv")
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        names = [name for row in rows for name in (row["short"], row["full"], *(row["aliases"] or "").split("|"))]
    return frozenset(key(name) for name in names if len(name) >= 2)


def key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).upper()


def is_known(name: str) -> bool:
    return key(name) in gazetteer()


@lru_cache(maxsize=8192)
def is_institution(name: str) -> bool:
    """Known, or ends like one; 投资者 is not an institution."""
    if is_known(name):
        return True
    if name.isascii():
        return LATIN_CORPORATE.search(name) is not None
    bare = LEGAL_BRACKET.sub("", name).strip()
    return len(bare) >= 3 and bare.endswith(ENDINGS)


def split_glued(text: str) -> list[int]:
    """Offsets at which a text may fall into an institution and a person's name, the longest institution first."""
    return [cut for cut in range(len(text) - 2, 1, -1) if len(text) - cut <= 4 and is_institution(text[:cut])]


def split_latin(text: str) -> int:
    """Where a Latin institution ends and a person's name begins; 0 where that cannot be told.

    The institution ends at its last corporate word, or is a known name.
    """
    words = list(re.finditer(r"\S+", text))
    for i in range(len(words) - 1, 0, -1):
        rest = words[i:]
        is_corporate = re.sub(r"\W", "", words[i - 1].group(0)).lower() in CORPORATE
        if (is_corporate or is_known(text[: words[i - 1].end()])) and _reads_as_person([w.group(0) for w in rest]):
            return words[i].start()
    return 0


def _reads_as_person(words: list[str]) -> bool:
    return len(words) <= 3 and all(w[0].isupper() and re.sub(r"\W", "", w).lower() not in CORPORATE for w in words)
