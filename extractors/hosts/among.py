"""The company's own people in the cell of those who came: the newer form has one cell for both sides (活动参与人员).

A part of the cell (a line, or what stands between semicolons) is the company's where a label says so, where its posts
are such as only the company's people have, or where it stands beside such a part and names nothing but people with
their posts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.document import Span
from extractors.hosts.cells import parse_hosts
from extractors.institutions import is_institution

PART = re.compile(r"[^\n；;。]+")
LABELLED = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．])?\s*"
    r"(?:(?:上市|本)?公司(?:方面?|主要)?(?:接待|参会|参与|参加|出席|与会)?(?:人员|嘉宾|代表|领导|高管|管理层|人)?(?:姓名)?"
    r"|(?:主要)?接待(?:人员|人|嘉宾|领导)(?:姓名)?)[：:]"
)
OWN_POST = re.compile(
    r"董事会秘书|董秘|证券事务代表|证代|独立董事|独董|保荐代表人|监事会主席|财务负责人|董事会办公室|^(?:本|上市)?公司"
)
"""Posts of a listed company and of its sponsor; a visitor's institution has none."""


@lru_cache(maxsize=64)
def company_parts(cell: str) -> tuple[Span, ...]:
    """The parts of an attendee cell that name the company's own people, in printed order."""
    parts = [Span(match.start(), match.end()) for match in PART.finditer(cell)]
    texts = [part.of(cell) for part in parts]
    if not any(LABELLED.match(text) or OWN_POST.search(text) for text in texts):
        return ()
    are_posts = [_names_posts(text) for text in texts]
    own = [good and bool(LABELLED.match(t) or OWN_POST.search(t)) for t, good in zip(texts, are_posts, strict=True)]
    for order in (range(1, len(parts)), range(len(parts) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            own[i] = own[i] or (own[i + step] and are_posts[i])
    return tuple(part for part, is_own in zip(parts, own, strict=True) if is_own)


def _names_posts(text: str) -> bool:
    """Nothing but people, each with a post; none of them at an institution."""
    speakers, unread = parse_hosts(text)
    titles = [speaker.title for speaker in speakers]
    return bool(titles) and not unread and all(title is not None and not _is_at_institution(title) for title in titles)


def _is_at_institution(title: str) -> bool:
    """`甲证券研究员`."""
    return any(is_institution(title[:end]) for end in range(3, len(title) + 1))


def without(cell: str, parts: Sequence[Span]) -> str:
    """The cell with its parts blank, so that all else keeps its place."""
    for part in parts:
        cell = cell[: part.start] + "\n" * len(part) + cell[part.end :]
    return cell
