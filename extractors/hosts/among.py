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
from extractors.hosts.cutting import rejoined
from extractors.hosts.words import is_name, is_post
from extractors.institutions import is_institution
from extractors.readers.traced import Traced

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


PLACED = re.compile(rf"公司|接待|{OWN_POST.pattern}")
"""Without any of these words a cell is the visitors' alone."""


@lru_cache(maxsize=64)
def company_parts(cell: str) -> tuple[Span, ...]:
    """The parts of an attendee cell that name the company's own people, in printed order."""
    if PLACED.search("".join(cell.split())) is None:
        return ()
    pieces = _pieces(cell)
    marked = [bool(LABELLED.match(piece.text) or OWN_POST.search(piece.text)) for piece in pieces]
    if not any(marked):
        return ()
    are_posts = [_names_posts(piece.text) for piece in pieces]
    own = [is_marked and posts for is_marked, posts in zip(marked, are_posts, strict=True)]
    for i in range(1, len(own)):
        own[i] = own[i] or (own[i - 1] and are_posts[i])
    for i in range(len(own) - 2, -1, -1):
        own[i] = own[i] or (own[i + 1] and are_posts[i])
    places = [piece.source_range() for piece in pieces]
    return tuple(Span(*place) for place, is_own in zip(places, own, strict=True) if is_own and place is not None)


def _pieces(cell: str) -> list[Traced]:
    """What stands between semicolons or line ends; words that the margin cut are whole, a name is by its post."""
    whole = rejoined(Traced.whole(cell).lines(), has_margin=False)
    edges: list[tuple[int, int]] = []
    for match in PART.finditer(whole.text):
        above = edges[-1] if edges else (0, 0)
        is_name_below = is_name(match.group().strip()) and is_post(whole.text[slice(*above)].strip())
        edges[-1:] = [(above[0], match.end())] if is_name_below else [*edges[-1:], match.span()]
    return [whole.cut(start, end) for start, end in edges]


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
