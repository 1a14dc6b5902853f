"""Markup that containers leave in the text: HTML tags and entities, Word bookmarks, line ends, odd spaces."""

from __future__ import annotations

import html
import re

from extractors.document import Removed
from extractors.readers.plain_signs import plain
from extractors.readers.traced import Traced

TICKED, UNTICKED = "☑", "□"
"""How a tick box reads in the text, whatever the file has there."""

PARAGRAPH_TAGS = frozenset({"p", "div", "table", "tr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
"""Tags whose end (or start) separates paragraphs; other known tags vanish."""

CELL_TAGS = frozenset({"td", "th"})

SPACING = (
    r"(?P<end>\r\n?|[\x0b\u2028\u2029\x85])"
    r"|(?P<zero>[\u200b-\u200f\u2060\ufeff\u00ad])"
    r"|(?P<space>[\u00a0\u2002-\u200a\u202f])"
)
UNEVEN = re.compile(SPACING)
"""Line ends and spaces of many kinds."""
MARKUP = re.compile(
    r"</?(?P<tag>p|div|table|tr|li|ul|ol|h[1-6]|section|td|th|br|span|input|tbody|thead|b|strong|i|em|u|a|font|img|hr|sup|sub"
    r"|center|label|o:p)(?=[\s/>])(?P<rest>[^<>]{0,400})>"
    r"|(?P<bookmark>\[bookmark:[^\]\n]{0,120}\])"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});)"
    rf"|{SPACING}",
    re.IGNORECASE,
)

INPUT_TICKED = re.compile(r"\bchecked\b", re.IGNORECASE)
INPUT_BOX = re.compile(r"type\s*=\s*[\"']?(?:checkbox|radio)", re.IGNORECASE)


def unmark(text: Traced, removed: list[Removed]) -> Traced:
    """The text without markup; what went is noted in `removed`."""

    def stand_in(match: re.Match[str]) -> str:
        replacement = _replacement(match)
        if not match.group(0).isspace():
            start = text.origins[match.start()]
            removed.append(Removed(start, start + len(match.group(0)), "markup"))
        return replacement

    return _with_plain_radicals(text.replace(MARKUP, stand_in))


def evened(text: Traced, removed: list[Removed]) -> Traced:
    """The text of a container that keeps its markup apart, its line ends and spaces of one kind each."""

    def stand_in(match: re.Match[str]) -> str:
        replacement = _spacing(match)
        if not replacement:
            start = text.origins[match.start()]
            removed.append(Removed(start, start + len(match.group(0)), "character without width"))
        return replacement

    return _with_plain_radicals(text.replace(UNEVEN, stand_in))


def _with_plain_radicals(text: Traced) -> Traced:
    return Traced(plain(text.text), text.origins)


def _replacement(match: re.Match[str]) -> str:
    if match.group("tag"):
        return _tag_replacement(match.group("tag").lower(), match.group("rest"), closing=match.group(0)[1] == "/")
    if match.lastgroup == "entity":
        return html.unescape(match.group("entity")).replace("\u00a0", " ")
    return _spacing(match)


def _spacing(match: re.Match[str]) -> str:
    if match.lastgroup == "end":
        return "\n"
    return " " if match.lastgroup == "space" else ""


def _tag_replacement(tag: str, attributes: str, *, closing: bool) -> str:
    if tag == "input" and INPUT_BOX.search(attributes):
        return TICKED if INPUT_TICKED.search(attributes) else UNTICKED
    if tag == "br":
        return "\n"
    if tag in PARAGRAPH_TAGS:
        return "\n\n" if closing else ""
    return "\t" if tag in CELL_TAGS and closing else ""
