"""Finds laws, rules, standards and policy papers.

《自然资源部关于…的通知》 → a regulation; 《投资协议》, 《数据安全管理制度》 of the company → none. A short title
(《通知》, 《评估办法》) becomes an alias of the full title that stands before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import notes
from extractors.lexicon_rows import lexicon_rows
from extractors.record import Mention, Pending, Regulation
from extractors.regulations.issuers import find_issuer, split_issuer
from extractors.regulations.standards import Found, find_known_rules, find_standards, known_by_key, title_key
from extractors.regulations.titles import Title, find_titles


def _endings(kind: str) -> tuple[str, ...]:
    rows = lexicon_rows("title_endings.tsv")
    return tuple(ending for row_kind, endings in rows if row_kind == kind for ending in endings.split())


RULE_ENDINGS = _endings("rule")
BARE_TITLES = frozenset(_endings("bare"))
PAPER_ENDINGS = _endings("paper")
_TAIL = re.compile(r"(?:[（(][^）)]*[）)]|摘要|全文)+$")
"""What may follow the ending: (试行), (2023年修订), 摘要."""

OWN_PAPER = re.compile(
    r"有限公司|回购(?:公司|本公司)?股份的?(?:方案|计划)|股份公司|募集说明|招股|股权激励|股票期权|限制性股票|激励计划|持股计划|股东大会|股东会|董事会|监事会|授予|分红回报|市值管理|投资者关系管理|^[（(]?20\d\d[）)].{0,12}号|法院|民初|民终"
)
"""Words that stand in titles of the company's own papers and of judgments, whatever the ending."""

OWN_RULE_CUE = re.compile(
    r"(?:公司|发行人|本行|本所|我们|内部)[^。；;《》\n]{0,24}?(?:制定|制订|建立|修订|完善|拟定|形成|颁布|出台)了?(?:公司|内部|一系列)?(?:[^。；;《》\n]{0,6}的)?"
    r"(?:《[^》\n]*》[、和及与]?)*$"
)
BOOK_CUE = re.compile(
    r"(?:已出版|出版了|出版有|合著|教材|教程|专著|论文|丛书|书籍)[^。；;《》\n]{0,16}(?:《[^》\n]*》[、和及与]?)*$"
)
"""What stands before the titles of books, which may be called after a standard."""
STANDARD_CUE = re.compile(r"标准|规范|要求|规程|指南")
DRAFTED_WITH = re.compile(r"牵头|参与|主导|参编|主编|起草|联合|行业标准|国家标准|团体标准")
"""A standard that the company helps to write is a standard all the same."""

GUIDE = re.compile(r"(?:指引|准则|规则|意见)第(?:\d+|[一二三四五六七八九十]+)号")
NUMBERED = re.compile(r"第(?:\d+|[一二三四五六七八九十百]+)号(?:[—\-－一]|$)")
PARENTHESIS = re.compile(
    r"》[（(](?:[^（）()《》\n]{0,30}?(?:以下|下)?(?:简称|称|即)[:：]?)?[“\"《「]{1,2}([^”\"》」]{2,40})[”\"》」]{1,2}"
)
NUMBER_AFTER = re.compile(r"》?[（(]([^（）()《》\n]{4,40})[）)]")
ISSUE_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,10}[〔\[（(【]20\d\d[〕\])）】]\d+号|T/[A-Z]{2,8} ?\d+(?:-\d{4})?|GB/?T? ?\d[\d.]*-\d{4}"
)


@dataclass
class Rule:
    """A regulation while its titles are being gathered: the first title is the fullest."""

    title: str
    start: int
    end: int
    key: str
    aliases: list[str] = field(default_factory=list)
    issuer: str | None = None

    def add_alias(self, name: str) -> None:
        if name != self.title and name not in self.aliases:
            self.aliases.append(name)

    def freeze(self) -> Regulation:
        return Regulation(
            title=self.title, aliases=tuple(self.aliases), issuer=self.issuer, start=self.start, end=self.end
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What `find_regulations` returns."""

    regulations: tuple[Regulation, ...]
    mentions: tuple[Mention, ...]
    pending: tuple[Pending, ...]


@Language.component("irgraph_regulations")
def regulations_component(doc: Doc) -> Doc:
    found = notes(doc)
    reading = find_regulations(found.document.text)
    found.regulations.extend(reading.regulations)
    found.mentions.extend(reading.mentions)
    found.pending.extend(reading.pending)
    return doc


def find_regulations(text: str) -> Reading:
    """Every law, rule, standard and policy paper that the text names, each once, with all its titles."""
    printed = list(find_titles(text))
    titles = [t for t in printed if is_rule(t, text)]
    full = [t for t in titles if t.text not in BARE_TITLES]
    rules = _gather([*(_from_title(t, text) for t in full), *_unbracketed(text)])
    mentions = [Mention(label="Regulation", name=r.title, start=s, end=e) for r, s, e in rules]
    gathered = list({id(r): r for r, _, _ in rules}.values())
    pending = [_pending(t, "title in 《》 of a kind that is not known") for t in printed if is_unknown(t)]
    for title in (t for t in titles if t.text in BARE_TITLES):
        rule = _named_by(title, gathered)
        if rule is None:
            pending.append(_pending(title, "short title of a rule that the filing never names in full"))
            continue
        rule.add_alias(title.text)
        mentions.append(Mention(label="Regulation", name=rule.title, start=title.start, end=title.end))
    return Reading(tuple(r.freeze() for r in gathered), tuple(mentions), tuple(pending))


def is_rule(title: Title, text: str) -> bool:
    """Whether a title in 《》 is that of a rule, not of a contract, a disclosure, a book or the company's own paper."""
    if title.text == "公告" or _is_own_paper(title.text):
        return False
    if title_key(title.text) in known_by_key():
        return True
    words = _TAIL.sub("", title.text)
    if words.endswith(PAPER_ENDINGS):
        return words.endswith("公告") and find_issuer(text, title.start - 1) is not None
    ends_like_a_rule = words.endswith(RULE_ENDINGS) or NUMBERED.search(words) is not None
    return ends_like_a_rule and not _is_own_rule(title, text)


def _is_own_paper(title: str) -> bool:
    """A guide of the exchange may be on what the company has papers of too: 监管指引第10号——市值管理."""
    return OWN_PAPER.search(title) is not None and GUIDE.search(title) is None


def is_unknown(title: Title) -> bool:
    """Whether nothing says what a title is: neither the words of a rule nor those of any other paper."""
    if title_key(title.text) in known_by_key() or _is_own_paper(title.text):
        return False
    words = _TAIL.sub("", title.text)
    return not words.endswith(PAPER_ENDINGS + RULE_ENDINGS) and NUMBERED.search(words) is None


def _pending(title: Title, reason: str) -> Pending:
    return Pending(text=title.text, reason=reason, start=title.start, end=title.end)


def _is_own_rule(title: Title, text: str) -> bool:
    """公司制定了《…管理办法》, 出版《…标准》: of the house. A standard that the company drafts with others is not."""
    before = text[max(0, title.start - 90) : title.start - 1]
    if BOOK_CUE.search(before):
        return True
    if OWN_RULE_CUE.search(before) is None:
        return False
    return not (STANDARD_CUE.search(title.text[-6:]) and DRAFTED_WITH.search(before))


def _from_title(title: Title, text: str) -> Found:
    known = known_by_key().get(title_key(title.text))
    issuer, rest = split_issuer(title.text)
    aliases = [rest, *_aliases_after(text, title.end)] if rest else list(_aliases_after(text, title.end))
    if known is not None:
        aliases += [known.title, *known.forms]
    issuer = issuer or find_issuer(text, title.start - 1) or (known.issuer if known else None)
    return Found(title.text, title_key(title.text), title.start, title.end, tuple(aliases), issuer)


def _aliases_after(text: str, end: int) -> Iterator[str]:
    """(以下简称“《评估办法》”) and the number of a standard or an order directly behind a title."""
    short = PARENTHESIS.match(text, end)
    if short is not None:
        yield short.group(1)
    number = NUMBER_AFTER.match(text, end)
    if number is not None and ISSUE_NUMBER.fullmatch(number.group(1)):
        yield number.group(1)


def _unbracketed(text: str) -> list[Found]:
    return sorted([*find_standards(text), *find_known_rules(text)], key=lambda f: f.start)


def _gather(found: list[Found]) -> list[tuple[Rule, int, int]]:
    """One `Rule` for all spellings of a title, with each place; a title that ends another (评估办法) is its alias."""
    longest_first = sorted(found, key=lambda f: (-len(f.key), f.start))
    rules: list[Rule] = []
    places: list[tuple[Rule, int, int]] = []
    for item in longest_first:
        rule = next((r for r in rules if _is_same(item, r)), None)
        if rule is None:
            rule = Rule(item.title, item.start, item.end, item.key)
            rules.append(rule)
        _merge(rule, item)
        if not any(s <= item.start < e for _, s, e in places):
            places.append((rule, item.start, item.end))
    return sorted(places, key=lambda p: p[1])


def _merge(rule: Rule, item: Found) -> None:
    if item.start < rule.start and _is_equal(item.key, rule.key):
        rule.start, rule.end = item.start, item.end
        rule.add_alias(rule.title)
        rule.title = item.title
        rule.aliases = [a for a in rule.aliases if a != item.title]
    for name in (item.title, *item.aliases):
        rule.add_alias(name)
    rule.issuer = rule.issuer or item.issuer


def _is_equal(key: str, other: str) -> bool:
    """Whether two keys are the same title, or two names of one known rule (GDPR, 通用数据保护条例)."""
    known = known_by_key().get(key)
    return key == other or (known is not None and known is known_by_key().get(other))


def _is_same(item: Found, rule: Rule) -> bool:
    keys = {rule.key, *(title_key(a) for a in rule.aliases)}
    if item.key in keys:
        return True
    return len(item.key) >= 4 and rule.key.endswith(item.key) and not re.match(r"[a-z]", item.key)


def _named_by(title: Title, rules: list[Rule]) -> Rule | None:
    """The full title that a bare 《通知》 stands for: the nearest before it with that ending, else the first after."""
    fitting = [r for r in rules if _bare_ending(r).endswith(title.text)]
    before = [r for r in fitting if r.start < title.start]
    if before:
        return max(before, key=lambda r: r.start)
    return min(fitting, key=lambda r: r.start, default=None)


def _bare_ending(rule: Rule) -> str:
    return _TAIL.sub("", rule.title)
