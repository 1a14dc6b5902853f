"""How a form is drawn: its lines, where its labels stand beside their values, its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """Lengths in points; `label` is the width of the label column in characters."""

    rules: str = "none"
    """none full horizontals box divider dashed dotted double rects images short shaded banded"""
    at: str = "middle"
    """Where a label stands beside a taller value: top middle bottom."""
    value_at: str = "top"
    """Where a value stands beside a taller label: top middle."""
    align: str = "left"
    """Of the label's lines: left centre spread (two characters set wide apart)."""
    label: float = 7.0
    size: float = 10.5
    leading: float = 16.0
    padding: float = 0.0
    """Above and below each row's text."""
    gutter: float = 12.0
    """Between the label column and the values."""
    visitors: str = "inline"
    """inline lines columns numbered ruled: how the list of who came is set."""
    split: str = "first"
    """Where the label of a row cut by a page break stands: first last whole cut."""
    page: str = "plain"
    """plain rotate90 rotate180 rotate270 sideways crop xobject"""
    margins: str = "none"
    """none page pages header watermark banner tiles: what is printed beside the filing."""
    ink: str = "lines"
    """lines chars shuffled twice radicals hidden misread"""
    spacing: float = 0.0
    """Between characters."""
    indent: float = 0.0
    """Of the first line of each question and answer, in characters."""
    blank: bool = False
    """Whether a blank line stands between one question and the next."""
    more: bool = False
    """Whether rows of other labels stand between."""
    talk: int = 6
    came: int = 6
    left: float = 60.0
    right: float = 540.0
    room: float = 780.0
    """How far down a page is written."""


LAYOUTS: dict[str, Style] = {
    "ruled, labels on top": Style("full", at="top", padding=3),
    "ruled, labels centred": Style("full", padding=3, align="centre"),
    "no lines, labels on top": Style(at="top"),
    "no lines, centred": Style(),
    "no lines, centred, narrow labels": Style(label=5),
    "no lines, centred, labels of 3 characters": Style(label=3),
    "no lines, centred, space between rows": Style(padding=5),
    "no lines, centred both ways": Style(align="centre", value_at="middle", padding=2),
    "no lines, centred, values too": Style(label=4, value_at="middle"),
    "no lines, labels at the bottom": Style(at="bottom"),
    "no lines, tight": Style(leading=12.6),
    "no lines, wide leading": Style(leading=24, size=12),
    "no lines, spread labels": Style(align="spread"),
    "no lines, several pages": Style(talk=10, leading=22, came=12),
    "no lines, label behind the break": Style(talk=10, leading=22, came=12, split="last"),
    "no lines, label in the row's middle": Style(talk=10, leading=22, came=12, split="whole"),
    "no lines, label cut by the break": Style(talk=10, leading=22, came=12, split="cut", label=5),
    "no lines, first lines indented": Style(indent=2, talk=10),
    "no lines, blank lines in the talk": Style(blank=True, talk=10, padding=2),
    "no lines, more rows": Style(more=True, label=5),
    "no lines, more rows, blank lines, indents": Style(more=True, blank=True, indent=2, leading=20, talk=10),
    "no lines, list a line each": Style(visitors="lines"),
    "no lines, list in columns": Style(visitors="columns"),
    "no lines, numbered list": Style(visitors="numbered"),
    "no lines, ruled list": Style(visitors="ruled", padding=3),
    "outer box, ruled list": Style("box", visitors="ruled", padding=3),
    "horizontal lines only": Style("horizontals", padding=3),
    "outer box only": Style("box", padding=3),
    "divider only": Style("divider", padding=3),
    "dashed lines": Style("dashed", padding=3),
    "dotted lines": Style("dotted", padding=3),
    "double lines": Style("double", padding=4),
    "lines as rectangles": Style("rects", padding=3),
    "lines as pictures": Style("images", padding=3),
    "lines stop short": Style("short", padding=3),
    "label column shaded": Style("shaded", padding=3),
    "rows banded": Style("banded", padding=3),
    "ruled, ruled list": Style("full", padding=3, visitors="ruled"),
    "ruled, columns": Style("full", padding=3, visitors="columns"),
    "page turned 90": Style("full", padding=3, page="rotate90"),
    "page turned 180": Style("full", padding=3, page="rotate180"),
    "page turned 270, no lines": Style(page="rotate270"),
    "crop box": Style("full", padding=3, page="crop"),
    "crop box, no lines": Style(page="crop"),
    "form object": Style("full", padding=3, page="xobject"),
    "page numbers, no lines": Style(talk=10, leading=22, margins="pages"),
    "page numbers and header": Style("full", talk=10, leading=22, padding=3, margins="header"),
    "header, no lines": Style(talk=10, leading=22, margins="header"),
    "watermark": Style("full", padding=3, margins="watermark"),
    "watermark, no lines": Style(margins="watermark"),
    "level watermark": Style("full", padding=3, margins="banner"),
    "character by character": Style(ink="chars"),
    "characters out of order": Style(ink="shuffled"),
    "drawn twice": Style("full", padding=3, ink="twice"),
    "radicals for characters": Style("full", padding=3, ink="radicals"),
    "letter-spaced": Style("full", padding=3, spacing=0.9),
    "letter-spaced, no lines": Style(spacing=0.9),
    "small watermarks": Style(padding=3, margins="tiles"),
    "turned, not shown turned": Style("full", padding=3, page="sideways"),
    "misread text hidden over it": Style("full", padding=3, ink="misread"),
    "hidden text over it": Style("full", padding=3, ink="hidden"),
}
