"""Lines that are on the page but not of the filing: page numbers, quotes and links of announcement sites."""

from __future__ import annotations

import re
from collections.abc import Sequence

PAGE_NUMBER = re.compile(
    r"\d{1,2}-\d{1,2}-\d{1,4}|第 ?\d{1,4} ?页(?: ?[,，/]? ?共 ?\d{1,4} ?页)?|[-—–] ?\d{1,4} ?[-—–]|\d{1,4} ?/ ?\d{1,4}"
)
"""Forms that are page numbers wherever they stand alone on a line: 7-2-23, 第 3 页 共 9 页, - 4 -, 3/12."""

BARE_NUMBER = re.compile(r"\d{1,4}")
"""A number alone on a line is a page number only as a member of a run 1, 2, 3 …"""

WEB_LINE = re.compile(
    r"读取中[,，]请稍候|\d{2}-\d{2} \d{2}:\d{2}:\d{2}|-*--\.--|-?\d+\.\d+ ?\(-?\d+\.\d+%\)"
    r"|(?:昨收盘|昨收|今开盘|今开|最高价|最低价|成交额|成交量|市盈率|换手率|总市值|振幅|买入价)[:：].{0,120}"
    r"|返回(?:页顶|顶部)|回到顶部|关闭窗口|打印本页|下载公告|查看(?:PDF)?原文|附件[:：]公告原文|加载中.{0,4}",
    re.IGNORECASE,
)
"""A whole line of an announcement site: its quote header, its buttons."""

WEB_TAIL = re.compile(r"(?<![ \t])[ \t]+(?:下载公告|查看原文|打印)$")
"""A button at the end of a title line."""


def page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines that are page numbers."""
    certain = {i for i, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line)}
    return frozenset(certain | _numbered_run(lines))


def _numbered_run(lines: Sequence[str]) -> set[int]:
    """Bare numbers that count up by one from 1 or 2: at least two of them, at least 5 lines apart."""
    run: list[int] = []
    expected: int | None = None
    for i, line in enumerate(lines):
        if not BARE_NUMBER.fullmatch(line):
            continue
        number = int(line)
        if (expected is None and number in (1, 2)) or number == expected:
            if run and i - run[-1] < 5:
                return set()
            run.append(i)
            expected = number + 1
    return set(run) if len(run) >= 2 else set()


def is_web_furniture(line: str) -> bool:
    return WEB_LINE.fullmatch(line) is not None
