"""Names that say by their own form that they are an organisation's: 有限公司, 大学, GmbH, 客户A.

The right end of such a name is its suffix. The left end is found by reading the words before it: a verb, a
preposition or a connective (与, 为, 收购) cannot stand in a name. 华为 and 中和 hold the same characters, so jieba cuts
words first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.companies.lexicon import words
from extractors.companies.likeness import cut

SUFFIXES = (
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团股份公司",
    "股份公司",
    "株式会社",
    "会计师事务所",
    "律师事务所",
    "研究院",
    "研究所",
    "大学",
    "医院",
    "国创中心",
)
INSTITUTES = ("研究院", "研究所", "大学", "医院", "国创中心")
AUDITOR = "会计师事务所"
COMPANY_SUFFIXES = tuple(s for s in SUFFIXES if s.endswith(("公司", "会社")))

_SUFFIX = re.compile("|".join(SUFFIXES))
_BODY = re.compile(r"(?:[㐀-鿿A-Za-z0-9·（）()\-]|(?<=[A-Za-z]) ){1,30}\Z")
_REACH = 30
_LATIN_FORM = re.compile(
    r"(?:Co\.,? ?Ltd\.?|Ltd\.?|Inc\.?|Corp\.?|Corporation|GmbH|LLC|PLC|S\.A\.|AG|B\.V\.|Limited|Group)(?![A-Za-z])"
)
_LATIN_BODY = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&.\-]*(?: (?:of |and |& )?[A-Z][A-Za-z0-9&.\-]*){0,5},? ?\Z")
_LATIN_REACH = 60
_MASKED = re.compile(
    r"(?:境内|境外|国内|国外|海外)(?:客户|供应商|品牌)[A-Z]{1,2}(?![A-Za-z0-9])"
    r"|(?:客户|供应商|品牌)[A-Z]{1,2}(?![A-Za-z0-9])"
    r"|某(?:国际|国内|知名|大型|头部|境外|海外|著名|上市)[㐀-鿿]{2,14}?(?:厂商|公司|集团|企业|银行|运营商)"
)
_INSTITUTE = re.compile(
    r"(?=[中国电])(?:(?:中科院|中国科学院|中国工程物理研究院)[㐀-鿿]{2,6}?所(?!有|在|以|需|处)"
    r"|中?国?电科(?:第)?[一二三四五六七八九十\d]{2,4}所)"
)
_TITLE = re.compile(r"《[^》]{0,120}》")
_PLACES = "|".join(sorted(words("places"), key=len, reverse=True))
_CORE = re.compile(
    rf"(?P<place>(?:{_PLACES})市?)?(?P<core>[㐀-鿿]{{2,5}}?)"
    r"(?:[（(][㐀-鿿]{2,6}[）)])?"
    r"(?:智能|信息|电子|微电子|光电|网络|软件|新材料|生物|医药|医疗|半导体|自动化|机械|精密|通信|数码|数据|环境|能源|贸易|实业|汽车|机器人){0,2}"
    r"(?:科技|技术|制造|工程|股份|集团|控股|有限|食品|服务|发展|设备|材料)+(?:责任)?(?:公司)"
)
_AUDITOR_OFFICE = re.compile("审计机构|会计师(?!事务所)|审计师|年审|年报审计")
"""The office before its holder's name (审计机构甲会计师事务所), whatever words it is cut into."""
_TRIM = "（）()·-"
_ORDINARY = re.compile(
    "科技|技术|管理|控股|集团|投资|资产|基金|股份|信息|网络|电子|顾问|实业|贸易|发展|国际|资本|研究|服务|软件|通信|新|高|多|各|型|家|所|性"
)
"""What many names share; a name needs two characters besides."""


@dataclass(frozen=True, slots=True)
class LegalName:
    """A name of that form: `kind` is `legal`, `institute`, `auditor`, `latin` or `masked`."""

    start: int
    end: int
    name: str
    kind: str


@lru_cache(maxsize=4)
def find_legal_names(text: str) -> tuple[LegalName, ...]:
    """Every such name, titles of documents (《…公司章程》) left out; the last texts are remembered, several ask."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    names = [
        *_han_names(text),
        *_latin_names(text),
        *(LegalName(m.start(), m.end(), m.group(), "institute") for m in _INSTITUTE.finditer(text)),
        *(LegalName(m.start(), m.end(), m.group(), "masked") for m in _MASKED.finditer(text)),
    ]
    return tuple(n for n in names if not any(a <= n.start < b for a, b in titles))


def core_of(name: str) -> str | None:
    """The part of a legal name by which people call the company: 无锡诚远微电子有限公司 → 诚远微; None where unsure."""
    match = _CORE.match(name)
    core = match.group("core") if match else ""
    if len(cut(core)) < 2:
        return None
    return core if len(core) >= 3 or (len(core) == 2 and match and match.group("place")) else None


def _han_names(text: str) -> list[LegalName]:
    found: list[LegalName] = []
    for match in _SUFFIX.finditer(text):
        floor = max(0, match.start() - _REACH, found[-1].end if found else 0)
        body = _BODY.search(text, floor, match.start())
        start = _left_end(text, body.start(), match.start()) if body else match.start()
        if len(_ORDINARY.sub("", text[start : match.start()])) >= 2:
            found.append(LegalName(start, match.end(), text[start : match.end()], _kind(match.group())))
    return found


def _latin_names(text: str) -> list[LegalName]:
    found: list[LegalName] = []
    for form in _LATIN_FORM.finditer(text):
        body = _LATIN_BODY.search(text, max(0, form.start() - _LATIN_REACH), form.start())
        if body and (not found or found[-1].end <= body.start()):
            found.append(LegalName(body.start(), form.end(), text[body.start() : form.end()], "latin"))
    return found


def _left_end(text: str, floor: int, suffix_at: int) -> int:
    """Walk the words between `floor` and the suffix; the name begins after the last word that no name holds."""
    offices = [m.end() for m in _AUDITOR_OFFICE.finditer(text, floor, suffix_at)]
    start = at = earlier = offices[-1] if offices else floor
    body = text[start:suffix_at]
    for word in cut(body):
        at += len(word)
        if word in words("not_in_names") and text[at : at + 1] not in ("）", ")"):
            earlier, start = start, at
    if suffix_at - start == 1 and start - earlier <= 2:
        start = start - 1
    while start < suffix_at and text[start] in _TRIM:
        start += 1
    return _balanced(text, start, suffix_at)


def _balanced(text: str, start: int, stop: int) -> int:
    """A name does not begin inside brackets that close within it."""
    depth = 0
    for at in range(start, stop):
        depth += (text[at] in "（(") - (text[at] in "）)")
        if depth < 0:
            return _balanced(text, at + 1, stop)
    return start


def _kind(suffix: str) -> str:
    if suffix in INSTITUTES:
        return "institute"
    return "auditor" if suffix == AUDITOR else "legal"
