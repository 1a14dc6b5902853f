"""What stands between two printed lines of an attendee cell: nothing, where the margin cut a word; a space, where it
cut between words; or a break, where an entry ended."""

from __future__ import annotations

import re

from extractors.institutions import CORPORATE, ENDINGS, LATIN_CORPORATE, is_institution, is_known, split_latin
from extractors.latin_names import is_person
from extractors.names import LATIN_NAME, is_han_name, surnames, without_honorific

ENTRY_START = re.compile(r"([^\s、，,：:；;]{3,30})(?:[ \t\u3000]+|[：:] ?)([^\s、，,：:；;。]+)")
LEGAL_TAIL = re.compile(
    r"(?:Limited|Ltd\.?|LLC|Inc\.?|LP|L\.P\.?|PLC|Pte\.?|Partnership|Company|Corporation)(?=[\s、，（(]|$)", re.I
)
"""A line that begins so is the rest of a Latin name."""
TAIL = re.compile(
    r"证券|基金|资产|资本|投资|资管|保险|银行|理财|信托|期货|养老|人寿|自营|私募|管理|有限|股份|责任|合伙|企业|公司|集团|控股|国际|研究[所院]"
)
"""Likewise of a Chinese one, where it makes an institution of the word above."""
REST_OF_PERSON = re.compile(r"([\u3400-\u9fff])(?:$|[、，,；;]|[ \u3000]+(?P<next>[^\s、，,：:；;]{3,}))")
REST_OF_INSTITUTION = re.compile(r"([\u3400-\u9fff]{1,2})[ \u3000]+[\u3400-\u9fff]{2}")
LAST_WORD = re.compile(r"[\u3400-\u9fff]+$")
FIRST_WORD = re.compile(r"[\u3400-\u9fff]+")
LAST_LATIN = re.compile(r"[A-Za-z][A-Za-z.'& ()-]*$")
FIRST_LATIN = re.compile(r"[A-Za-z][A-Za-z.'& -]*")
CUT_NAME = re.compile(r"(?:^|[、，,；;：:]|(?P<before>[\u3400-\u9fff]{2,})[ \u3000]+)([\u3400-\u9fff])$")
"""A single character at the end of a line, not set apart from the family name before it."""
INDIVIDUALS = re.compile(r"(?:个人|自然人)(?:投资者)?[\s:：]")
PAIR_MARK = re.compile(r"[ \t\u3000：:]")
LISTED = re.compile(r"[、，,；;]")
LATIN_NAME_WORDS = 2
"""Of most persons, also of those whose names nobody lists."""
STROKES = frozenset("-—–/／")
BRACKETS = frozenset("（(")
MARKS = frozenset("、，,：:")


def is_cut(before: str, after: str, *, is_full: bool, flows: bool) -> bool:
    """The margin parted the two; `before` holds all that belongs to the line above, which is full at the margin."""
    if not before or not after or before[-1] in "；;。" or INDIVIDUALS.match(after):
        return False
    if flows or before[-1] in MARKS or _is_rest(before, after) or _is_cut_name(before, after, is_full=is_full):
        return True
    if before[-1].isascii() and (LEGAL_TAIL.match(after) or (is_full and _is_cut_latin(before, after))):
        return True
    if before[-1] in STROKES or (is_full and (_is_one(before, after) or after[0] in STROKES | BRACKETS)):
        return True
    if "；" in before or "；" in after:
        return not PAIR_MARK.search(before.rpartition("；")[2]) or is_full
    return "、" in before + after and is_full and not begins_entry(after)


def glue(before: str, after: str) -> str:
    """A space between words that are each whole; nothing within one."""
    if before[-1] in MARKS | STROKES or after[0] in BRACKETS:
        return " " if before[-1].isascii() and after[0] in BRACKETS else ""
    if after[0] in STROKES:
        return " "
    left, right = LAST_WORD.search(before), FIRST_WORD.match(after)
    if left is None and right is None:
        return " "
    if left is None:
        return " " if right is not None and is_han_name(right.group()) and not is_known(right.group()) else ""
    if right is None:
        return " " if _names_one(left.group()) else ""
    are_whole = _names_one(left.group()) and _names_one(right.group())
    return " " if are_whole and not _is_one(before, after) else ""


def begins_entry(line: str) -> bool:
    """`甲证券 张三` or `甲证券：张三`."""
    match = ENTRY_START.match(line)
    if match is None or (is_han_name(match.group(1)) and not is_institution(match.group(1))):
        return False
    name = re.split(r"[（(]", match.group(2))[0]
    return is_han_name(without_honorific(name)) or LATIN_NAME.fullmatch(name) is not None


def _is_one(before: str, after: str) -> bool:
    """The words beside the end of a full line are one: alone, the first names nothing or the second is no beginning."""
    left, right = LAST_WORD.search(before), FIRST_WORD.match(after)
    if left is None or right is None:
        return False
    word, rest = left.group(), right.group()
    if len(word) == 1 or is_known(word + rest):
        return True
    longer = [word + rest[:end] for end in range(1, len(rest) + 1)]
    if TAIL.match(rest) and any(map(is_institution, longer)):
        return True
    if not is_institution(word) and is_institution(longer[0]):
        return True
    return not _names_one(word) and any(map(_names_one, longer))


def _is_cut_name(before: str, after: str, *, is_full: bool) -> bool:
    """`…、史 ⏎ 博文`: one character ends a line that what follows makes a name of."""
    found, right = CUT_NAME.search(before), FIRST_WORD.match(after)
    if found is None or right is None or (found["before"] or "") in surnames():
        return False
    rest = right.group()
    return is_full or any(_names_one(found[2] + rest[:end]) for end in range(1, len(rest) + 1))


def _is_cut_latin(before: str, after: str) -> bool:
    """Latin words run on in a list, unless a person ends above and an institution begins below."""
    left, right = LAST_LATIN.search(before), FIRST_LATIN.match(after)
    if left is None or right is None or before[-1] in "）)":
        return False
    words, following = left.group().split(), right.group().split()
    ends_person = is_person(" ".join(words[-2:])) or len(words) == LATIN_NAME_WORDS or split_latin(left.group()) > 0
    if is_person(f"{words[-1]} {following[0]}") and not is_person(" ".join(words[-2:])):
        return True
    is_begun = LATIN_CORPORATE.search(" ".join(following)) is not None and following[0].lower() not in CORPORATE
    return LISTED.search(before) is not None and not (ends_person and is_begun)


def _names_one(word: str) -> bool:
    return is_institution(word) or is_han_name(without_honorific(word))


def _ends_known(before: str, after: str) -> bool:
    """`汇添富 ⏎ 基金、…`: the ending alone is a name of nobody."""
    word, ending = LAST_WORD.search(before), FIRST_WORD.match(after)
    if word is None or ending is None or ending.group() not in ENDINGS:
        return False
    return after[ending.end() : ending.end() + 1] not in {"：", ":"} and is_known(word.group() + ending.group())


def _is_rest(before: str, after: str) -> bool:
    """A line that begins with a single character, or with the end of an institution, is the rest of the name above."""
    rest, word = REST_OF_INSTITUTION.match(after), LAST_WORD.search(before)
    if rest and word and not is_institution(word.group()) and is_institution(word.group() + rest[1]):
        return True
    if _ends_known(before, after):
        return True
    person = REST_OF_PERSON.match(after)
    if person is None:
        return False
    is_listed = LISTED.match(after, 1) is not None
    makes_name = word is not None and is_han_name(word.group()[-3:] + person[1])
    return is_listed or (makes_name and (person["next"] is None or is_institution(person["next"])))
