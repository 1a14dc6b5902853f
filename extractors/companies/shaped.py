"""Words made like a firm's name, wherever they stand: 岚驰汽车, 蓉城银行, Brannock.

The shape alone does not make a name: 滚珠轴承 and Chiplet have it too. So these are candidates. A frame in whose slot
one stands makes it a company; else it is none, and is not mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import jieba
from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.companies.guesses import Guess
from extractors.companies.lexicon import LEFT_OK, is_not_company, words
from extractors.companies.likeness import cut, is_a_sort

_HAN_RUN = re.compile(r"[㐀-鿿]*")
_BACK = 6
"""How many characters before an ending are read: a name's head, and the word before it."""
_AHEAD = 3
_LONGEST_HEAD = 3
_USUAL = 1500
"""How often a word may stand in jieba's sample that a name is made of, short of those that say what kind of thing."""
_RARE = 300
_SELDOM = 15
"""The same, before what is a product as often as a trade, in a list and elsewhere: 安珂材料; 滚珠轴承 is a thing."""
_MARKS = frozenset("、和与及")
_ROLES = ("客户", "供应商", "子公司", "收购", "参股", "控股", "对手", "友商", "伙伴")
_LED_BY = "所持经由获将已给含除选赴找投签售卖租诉控占业"
_IN_NAMES = frozenset("中新大国高上")
_KINDS = ("plain_heads", "places", "industry_ends", "generic_ends", "made_ends")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9&.\-])[A-ZÀ-Þ][a-zß-ÿ]{3,20}(?:[A-Z][a-z]{1,20}){0,3}(?: (?:& )?[A-ZÀ-Þ][A-Za-zß-ÿ]{0,20}){0,3}"
    r"(?![A-Za-z0-9&\-.][A-Za-z0-9]|[A-Za-z0-9架协接算框模封工结路概级类型版语指内引显屏膜板管片线盒仓车机器网层端侧键值率比度法学论化性效定认会展峰报期杂])"
)


def find_shaped(text: str) -> list[Guess]:
    """Every such stretch; some share characters with names that are known."""
    return [*_han(text), *_latin(text)]


def _latin(text: str) -> Iterator[Guess]:
    for match in _LATIN.finditer(text):
        name = match.group()
        if not text.startswith(_nouns(), match.end()) and not any(
            word in words("latin_words") or is_not_company(word) for word in (name, name.split()[0])
        ):
            yield Guess(match.start(), match.end(), name)


def _han(text: str) -> Iterator[Guess]:
    here = 0
    for which, start, end in _endings().find_matches_as_indexes(text):
        if start >= here and _may_end(text, start):
            stop = _chain_end(text, end)
            found = _head(text, start, stop, _names()[which])
            if found is not None and not is_a_sort(text[found:stop]):
                here = stop
                yield Guess(found, stop, text[found:stop])


def _may_end(text: str, start: int) -> bool:
    """Whether what stands before an ending is no common word: a look before the words are cut."""
    return start >= 2 and _frequency(text[start - 2 : start]) < _USUAL


def _frequency(word: str) -> int:
    return jieba.get_FREQ(word) or 0


def _chain_end(text: str, end: int) -> int:
    """光电科技, 医疗集团: endings that follow one another make one name."""
    more = _CHAINED.match(text, end)
    return more.end() if more else end


def _head(text: str, start: int, stop: int, ending: str) -> int | None:
    """Where the name before the ending begins; None where words stand there."""
    floor = _han_floor(text, start)
    ahead = _HAN_RUN.match(text, stop, stop + _AHEAD)
    assert ahead is not None
    if ahead.group().startswith(_nouns()):
        return None
    pieces, at, before = cut(text[floor : ahead.end()]), floor, []
    for piece in pieces:
        if at >= start:
            break
        before.append(piece)
        at += len(piece)
    if at != start or not _ends_word(pieces, floor, stop):
        return None
    head = _head_of(before, ending in words("product_ends"), _is_listed(text, start, stop))
    return start - len(head) if head else None


def _is_listed(text: str, start: int, stop: int) -> bool:
    """Whether an enumeration mark or a role stands on a side: 鸿缆科技和金泰电缆, 收购金泰电缆."""
    return (
        text[start - 3 : start - 2] in _MARKS or text[stop : stop + 1] in _MARKS or text.endswith(_ROLES, 0, start - 2)
    )


def _han_floor(text: str, start: int) -> int:
    floor = start
    while floor > 0 and start - floor < _BACK and "㐀" <= text[floor - 1] <= "鿿":
        floor -= 1
    return floor


def _ends_word(pieces: tuple[str, ...], floor: int, stop: int) -> bool:
    at = floor
    for piece in pieces:
        at += len(piece)
        if at >= stop:
            return at == stop
    return False


def _head_of(before: list[str], is_thing: bool, is_listed: bool) -> str:
    """The characters that form no word, or the rare word, that stand right before the ending."""
    if before and len(before[-1]) == 2:
        most = (_RARE if is_listed else _SELDOM) if is_thing else _USUAL
        return before[-1] if _frequency(before[-1]) < most and _is_no_kind(before[-1]) else ""
    loose: list[str] = []
    while before and len(before[-1]) == 1 and (before[-1] not in words("particles") or _opens(before[-1], loose)):
        loose.insert(0, before.pop())
    while len(loose) > 2 and (loose[0] in LEFT_OK or loose[0] in _LED_BY):
        loose.pop(0)
    most = 2 if is_thing and not is_listed else _LONGEST_HEAD
    if not 2 <= len(loose) <= most or any(c in _matter() for c in loose):
        return ""
    head = "".join(loose)
    return "" if head.startswith(_technical()) else head


def _opens(character: str, loose: list[str]) -> bool:
    """中 and 新 are particles, but a name may have one beside a character that is none: 中岭, 鲁中."""
    return len(loose) <= 1 and character in _IN_NAMES and not _IN_NAMES.issuperset(loose or "x")


def _is_no_kind(word: str) -> bool:
    """浙东, 温和, 蓉城; not 冷链, 三甲, 滚珠, which say what kind of thing stands there."""
    if word.startswith(_technical()) or word in words("generic_starts") or not _matter().isdisjoint(word):
        return False
    return not any(word in words(kinds) for kinds in _KINDS)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(words("firm_ends") | words("industry_ends") | words("made_ends")))


@cache
def _endings() -> AhoCorasick:
    return AhoCorasick(list(_names()), matchkind=MatchKind.LeftmostLongest)


@cache
def _matter() -> frozenset[str]:
    return frozenset("".join(words("matter")))


@cache
def _nouns() -> tuple[str, ...]:
    """What makes an ending part of a longer word for a thing: 医疗器械行业, 汽车芯片."""
    return tuple(words("generic_ends") - words("verbs_after"))


@cache
def _technical() -> tuple[str, ...]:
    return tuple(words("technical"))


_CHAINED = re.compile(rf"(?:{'|'.join(sorted(words('firm_ends') | words('industry_ends'), key=len, reverse=True))})+")
