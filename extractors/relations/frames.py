"""The forms of speech in which a filing says how a company stands to the filer.

The forms are data: `lexicons/relation_frames.tsv`, one a line. A pattern is read on a surface (extractors.surface) and
may hold these parts:

    {F} the filer    {C} one company    {L} a list of companies    {E} 等头部厂商, after a list
    {gN} up to N characters of the clause    {hN} the same without another company
    {S}    a clause that begins with such a list, and the start of a later one that leaves it out
    {NOT_THEIRS} the list does not go on to what is its own: 客户也是甲的供应商
    {NOT_GOODS}  what follows is no money, guarantee or advice
    {NOT_HEAD}   客户 does not go on to 客户群, 客户的供应商

`keys` are literal strings of which one must stand in the sentence before the pattern is tried (none: always).
`subject` is `any` where the pattern names the filer itself, `filer` where the clause must have the filer, or nobody,
as its subject, `own` where it is enough that no other company stands right before (子公司甲 may be the subject of
anything).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.companies.lexicon import words
from extractors.record import RelationType
from extractors.surface import COMPANY, FILER


class Subject(StrEnum):
    """Who has to be the subject of the clause."""

    ANY = "any"
    FILER = "filer"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Frame:
    """One form of speech; `kinds` are the kinds of token its object may be (empty: any company)."""

    name: str
    type: RelationType
    subject: Subject
    confidence: float
    keys: tuple[str, ...]
    form: str
    kinds: frozenset[str] = field(default_factory=frozenset)

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compile(self.form)

    def may_stand_in(self, names: str) -> bool:
        """Whether `names`, the marks of a text without its words, come in the order that the form needs."""
        at = 0
        for mark in _order(self.form):
            at = names.find(mark, at) + 1
            if at == 0:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Topic:
    """A question that gives the answer its subject: after 主要客户有哪些, 有甲、乙 names customers."""

    question: re.Pattern[str]
    answers: tuple[Frame, ...]


_ELIDED = (
    r"(?:^|：)(?:其中|此外|另外|目前|，){0,2}{L}{E}(?!的(?!主营业务|主要业务|主要产品)){h40}，(?:{g30}，)?"
    r"(?P<says>(?:但|且|并|而|也|同时|目前|均|都|因此|故|其){0,3}"
)
"""甲主营整机，与公司不构成竞争: the first clause names whom the second leaves out; the pattern closes the group."""
_HOMES = "|".join(sorted(words("homes"), key=len, reverse=True))
_FIRM_WORD = (
    "药企|车企|酒企|乳企|纸企|钢企|矿企|品牌商?|厂商|厂家|巨头|龙头|大厂|上市公司|企业|友商|同行|零售商|运营商|制造商|集成商"
    "|设备商|主机厂|整车厂|车厂|晶圆厂|电池厂|面板厂|模组厂|组件厂|代工厂|整机厂|会员店|商超|连锁|平台"
)
_HAN = r"[^\W\da-zA-Z_]"
"""A letter, and no Latin one. A range of all Han characters costs Python milliseconds wherever a pattern has it."""
_LED_IN = (
    rf"(?:{_HOMES})?的?(?:知名|头部|大型|对标)?(?:{_FIRM_WORD})|{_HAN}{{2,4}}的|(?:从事|主营|专注于?|生产|主做){_HAN}{{2,12}}的"
    rf"|关联方|关联公司|(?:第[一二三四五]大|最大|主要|单一最大|前五大)?(?:客户|供应商)(?:之一)?[的中]?|{_HOMES}"
)
"""What may stand before a name without being part of it: 海外药企甲, 德国的乙."""
_ONE = rf"(?:{_LED_IN})?“?{COMPANY}”?(?:（[^）]{{0,40}}）)?(?:公司|集团)?"
_AND = rf"(?:、|，(?={COMPANY}(?:[、，。；和与及等/]|以及|$))|以及|及其他|及|和|与|或者|或|跟|/)"
_OTHER_ITEM = rf"{_AND}[^，。；：、{COMPANY}{FILER}]{{1,14}}?"
_AND_SUCH = rf"等[^，。；：与{COMPANY}{FILER}]{{0,12}}?(?:，?以及|和|及)"
"""甲等国内厂商以及乙."""
_UNREAD = rf"(?:(?<=[与和同跟为是有如括含从向给]){_HAN}{{2,6}}、(?:{_HAN}{{2,6}}、)?)?"
"""Names that were not read as such, before one that was: 与先农达、甲合作."""
_NO_DEAL = r"(?!签|达成|建立|开展|联合|共同|合作|就|进行|成立(?!于)|发布|的合作)"
_PARTS = {
    "{S}": _ELIDED,
    "{F}": FILER,
    "{c}": COMPANY,
    "{C}": rf"(?P<objects>{COMPANY})(?:（[^）]{{0,40}}）)?(?:公司|集团)?",
    "{L}": rf"(?P<objects>{_UNREAD}{_ONE}(?:(?:{_AND_SUCH}|(?:{_OTHER_ITEM})?{_AND}){_ONE}){{0,30}})",
    "{E}": rf"(?:(?:{_OTHER_ITEM})?(?:等|在内|[两二三四五六七八九十][家大])[^，。；：{COMPANY}]{{0,18}}?)?",
    "{NOT_THEIRS}": r"(?!的(?:供应商|客户|竞争对手|股东))" + _NO_DEAL,
    "{NOT_GOODS}": r"(?!担保|借款|资金|贷款|财务|反担保|便利|指导|帮助|审计|保荐|法律)",
    "{NOT_HEAD}": r"(?!的(?:供应商|客户|需求|竞争)|群|端|资源|关系管理)",
}
_OPEN_LIST = _PARTS["{L}"] + _NO_DEAL
"""A list at the end of a pattern: in 子公司甲与乙签署协议 it stops before 与乙."""
_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)[?*]?|\[[^\[\]]*\][?*]?|\{[FCLc]\}[?*]")
_NAMED = re.compile(r"\{[FCLS]\}")
_MARKS = {"{F}": FILER, "{C}": COMPANY, "{L}": COMPANY, "{S}": COMPANY}
_NAME = re.compile(rf"[{FILER}{COMPANY}]")
_GAP = re.compile(r"\{([gh])(\d+)\}")
_AUDITORS = frozenset({"auditor"})
_OF_BOTH = ("both_sides", "both_compete", "both_apart", "both_idle", "both_partners")
_KINDS = {name: frozenset({"both"}) for name in _OF_BOTH}
"""双方 stands for the filer and the company that the question names."""


@cache
def frames() -> tuple[Frame, ...]:
    """The frames for plain statements."""
    return tuple(_frame(row) for row in _rows("relation_frames.tsv"))


def frames_in(text: str) -> list[Frame]:
    """The frames for plain statements of whose keys one, and all of whose names, stand in the text, in their order."""
    automaton, bearers, keyless = _by_key()
    keys = {which for which, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}
    tried = keyless.union(*(bearers[key] for key in keys))
    names = "".join(_NAME.findall(text))
    return [frame for place in sorted(tried) if (frame := frames()[place]).may_stand_in(names)]


@cache
def _order(form: str) -> str:
    """The names that stand outside of every group of a form, in order: most sentences lack one, and are not read."""
    outside = form
    while (shorter := _GROUP.sub("", outside)) != outside:
        outside = shorter
    return "" if "|" in outside else "".join(_MARKS[part] for part in _NAMED.findall(outside))


@cache
def _by_key() -> tuple[AhoCorasick, tuple[frozenset[int], ...], frozenset[int]]:
    """All keys, the places of the frames that have each, and of those that have none."""
    bearers: dict[str, set[int]] = {}
    for place, frame in enumerate(frames()):
        for key in frame.keys:
            bearers.setdefault(key, set()).add(place)
    keyless = frozenset(place for place, frame in enumerate(frames()) if not frame.keys)
    automaton = AhoCorasick(list(bearers), matchkind=MatchKind.Standard)
    return automaton, tuple(map(frozenset, bearers.values())), keyless


@lru_cache(maxsize=8)
def frames_after(question: str) -> tuple[Frame, ...]:
    """The frames that the question opens."""
    return tuple(f for t in topics() if question and t.question.search(question) for f in t.answers)


@cache
def topics() -> tuple[Topic, ...]:
    """The frames that only a question of their topic opens."""
    by_question: dict[str, list[Frame]] = {}
    for row in _rows("topic_frames.tsv"):
        by_question.setdefault(row["question"], []).append(_frame(row))
    return tuple(Topic(re.compile(question), tuple(answers)) for question, answers in by_question.items())


def _frame(row: dict[str, str]) -> Frame:
    type_ = RelationType(row["type"])
    return Frame(
        row["name"],
        type_,
        Subject(row["subject"]),
        float(row["confidence"]),
        tuple(row["keys"].split()),
        row["pattern"],
        _KINDS.get(row["name"], _AUDITORS if type_ is RelationType.AUDITED_BY else frozenset()),
    )


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    """Made when first tried: a filing meets few of the forms, and each costs milliseconds."""
    if pattern.endswith("{L}"):
        pattern = pattern.removesuffix("{L}") + _OPEN_LIST
    for part, expansion in _PARTS.items():
        pattern = pattern.replace(part, expansion)
    return re.compile(_GAP.sub(lambda m: f"[^，。；：？{COMPANY if m[1] == 'h' else ''}]{{0,{m[2]}}}?", pattern))


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("extractors").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
