"""Whether two lines were one before a page break or a line break cut them.

A cut leaves an open bracket or a missing full stop; a new item, a heading or a table row begins something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Gap(IntEnum):
    """What stands between a line and the one before it."""

    NEWLINE = 0
    BLANK = 1
    PAGE = 2


ITEM = re.compile(
    r"[“\"]?(?:\d{1,3} ?(?:、|[.．](?:(?![\d.])|(?=20\d\d ?年)))"
    r"|[（(] ?\d{1,2} ?[)）]|\d{1,2}[)）]|[一二三四五六七八九十]{1,3} ?[、.．]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑳⑴-⒇]|[A-Z] ?[.．、]|[QqAa] ?\d{0,3} ?[:：.．、]"
    r"|问题? ?[\d一二三四五六七八九十]{0,3} ?[:：]|问题 ?[\d一二三四五六七八九十]{1,3}$"
    r"|答复? ?[:：]|回[复答] ?[:：]|第[一二三四五六七八九十]{1,2}[，,、：:]"
    r"|其[一二三四五][，,]|[【●■◆▪•➢✓☑□]|注 ?\d{0,2} ?[:：]|单位 ?[:：])"
)
"""How a numbered item, a question, an answer, a note or a caption begins."""

FINAL = frozenset("。！？；：…!?;:】")
CLOSERS = frozenset('”’"）)》')
SENTENCE_END = re.compile(r"[。；？！?!;]")
PUNCTUATION = re.compile(r"[，。；？！、,;?!]")
DANGLING = re.compile(r"(?:[，,、“《（(]|[的和与及对在是为将从由至到于或把被以等且并]|(?<![原成起诱动])因)$")
"""A line that ends so is not finished, heading or not."""
CUT_WORDS = re.compile(r"[年第前、和至到] ?[一二三四1-4]\n季 ?度|年 ?(?:1[0-2]|[1-9])\n月|原因\n(?:是|为|系|在于|包括)")
"""The end of a line and the start of the next that only make sense together: 2024年一 ⏎ 季度."""
TITLE = re.compile(r"关于.{4,}(?:说明|公告|报告|函|回复|方案|意见|通知)(?:[（(].{1,10}[)）])?$")
ASKS = re.compile(r"^[^。？?！]{0,80}[？?]")
WHOLLY_BRACKETED = re.compile(r"[（(].*[)）]")
PAIRS = {"》": "《", "）": "（", ")": "(", "”": "“", "】": "【"}
OPENERS = frozenset(PAIRS.values())
HEADING_LENGTH = 20
LONGEST_TITLE = 150
WIDEST_PAGE = 160
NARROWEST_CELL = 40
"""Where no line of a cell is this wide, none is full: they end where somebody ended them."""
FULL_PERCENT = 86
"""A line of so many percent of the text width is full: a Latin word that did not fit leaves the rest empty."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are broken: `width` is set where lines are cut at the right margin."""

    width: int | None = None

    def is_full(self, line: str) -> bool:
        """The line reaches the right margin, so its end says nothing about the paragraph."""
        return self.width is not None and display_width(line) * 100 >= self.width * FULL_PERCENT


def display_width(line: str) -> int:
    """Columns that a line takes: two for whatever is not ASCII."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def measure_layout(lines: Sequence[str]) -> Layout:
    """Lines are cut at a margin where the longest ones are alike in width and mostly end in mid-sentence."""
    long = [line for line in lines if len(line) >= 15]
    if len(long) < 8:
        return Layout()
    widths = sorted(map(display_width, long))
    margin = Layout(width=widths[-1 - len(widths) // 10])
    full = [line for line in long if margin.is_full(line)]
    unfinished = sum(not is_finished(line) for line in full)
    is_wrapped = len(full) * 4 >= len(long) and unfinished * 10 >= len(full) * 6
    return margin if is_wrapped and (margin.width or 0) <= WIDEST_PAGE else Layout()


def is_finished(line: str) -> bool:
    """The line ends a sentence, perhaps inside closing marks."""
    end = len(line)
    while end and line[end - 1] in CLOSERS:
        end -= 1
    return end > 0 and line[end - 1] in FINAL


def is_table(group: Sequence[str]) -> bool:
    """Lines that follow each other without a blank one and mostly end nowhere are rows."""
    return len(group) > 1 and sum(map(is_finished, group)) * 2 < len(group)


def is_cut(paragraph: str, last_line: str, after: str, gap: Gap, layout: Layout) -> bool:
    """The paragraph, whose last printed line is `last_line`, goes on in `after`."""
    if not paragraph or not after or ITEM.match(after):
        return False
    is_full = layout.is_full(last_line)
    if gap is Gap.NEWLINE and not is_full:
        return False
    if _is_complete(paragraph) or (not is_full and not _is_one_word(paragraph, after) and is_heading(paragraph, after)):
        return False
    return has_open_bracket(paragraph) or not is_finished(paragraph)


def _is_one_word(line: str, after: str) -> bool:
    return CUT_WORDS.search(f"{line[-8:]}\n{after[:4]}") is not None


def _is_complete(line: str) -> bool:
    if len(line) > LONGEST_TITLE:
        return False
    return TITLE.search(line) is not None or WHOLLY_BRACKETED.fullmatch(line) is not None


def is_heading(line: str, after: str) -> bool:
    """A numbered line without a sentence, or a short line without punctuation; not one that ends in the air."""
    if DANGLING.search(line):
        return False
    item = ITEM.match(line)
    if item is None:
        return len(line) <= HEADING_LENGTH and not PUNCTUATION.search(line) and not has_open_bracket(line)
    body = line[item.end() :]
    return not SENTENCE_END.search(body) and not (PUNCTUATION.search(body) and ASKS.match(after))


def has_open_bracket(line: str) -> bool:
    """An opening mark in the last 300 characters has no closing one."""
    stack: list[str] = []
    for char in line[-300:]:
        if char in OPENERS:
            stack.append(char)
        elif char in PAIRS and stack and stack[-1] == PAIRS[char]:
            stack.pop()
    return bool(stack)
