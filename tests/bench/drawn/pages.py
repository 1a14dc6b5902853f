"""Rows → pages: what is written and drawn where, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tests.bench.drawn.content import Content
from tests.bench.drawn.rows import FormRow, form_rows, label_width, width
from tests.bench.drawn.style import Style

TOP = 56.0
PAGE = (595.0, 842.0)


@dataclass
class Sheet:
    """One page: texts with their baselines, lines, and shaded boxes."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    shades: list[tuple[float, float, float, float]] = field(default_factory=list)


@dataclass
class Strip:
    """The part of a row that stands on one page: its top and bottom, its lines of the value."""

    sheet: Sheet
    top: float
    bottom: float
    row: FormRow
    value: tuple[tuple[tuple[float, str], ...], ...]


def sheets(content: Content, style: Style) -> list[Sheet]:
    pages = [Sheet()]
    _masthead(pages[0], content, style)
    strips = [
        _strips(row, pages, style, y_of)
        for y_of in [_Cursor(TOP + 3.2 * style.leading)]
        for row in form_rows(content, style)
    ]
    for parts in strips:
        for strip in parts:
            _write_value(strip, style)
        _write_label(parts, style)
    for number, page in enumerate(pages):
        _rule([s for parts in strips for s in parts if s.sheet is page], page, style, number)
        _furniture(page, number, len(pages), content, style)
    return pages


@dataclass
class _Cursor:
    y: float


def _masthead(page: Sheet, content: Content, style: Style) -> None:
    code, short, name = content.company
    page.texts.append((style.left, TOP, f"证券代码：{code}          证券简称：{short}"))
    title = f"{name}投资者关系活动记录表"
    page.texts.append((PAGE[0] / 2 - width(title, style) / 2, TOP + style.leading, title))
    page.texts.append((style.right - 110, TOP + 2 * style.leading, f"编号：{content.number}"))


def _strips(row: FormRow, pages: list[Sheet], style: Style, at: _Cursor) -> list[Strip]:
    """The row on one page, or cut where the page is full."""
    strips: list[Strip] = []
    left = row.value
    while True:
        lines = max(len(left), len(row.label) if not strips else 1, 1)
        fits = int((style.room - at.y - 2 * style.padding) / style.leading)
        if lines > fits and (len(row.value) < 6 or fits < max(4, len(row.label))):
            pages.append(Sheet())
            at.y = TOP + style.leading
            continue
        taken = min(lines, fits)
        height = taken * style.leading + 2 * style.padding
        strips.append(Strip(pages[-1], at.y, at.y + height, row, left[:taken]))
        at.y += height
        left = left[taken:]
        if not left:
            return strips


def _baseline(top: float, style: Style) -> float:
    return top + style.padding + style.leading / 2 + style.size * 0.38


def _write_value(strip: Strip, style: Style) -> None:
    left = style.left + label_width(style) + style.gutter
    slack = strip.bottom - strip.top - 2 * style.padding - len(strip.value) * style.leading
    top = strip.top + (slack / 2 if style.value_at == "middle" else 0)
    for i, pieces in enumerate(strip.value):
        for x, text in pieces:
            strip.sheet.texts.append((left + x, _baseline(top, style) + i * style.leading, text))


def _write_label(strips: list[Strip], style: Style) -> None:
    """The label beside the part of its row that the style says."""
    label = strips[0].row.label
    if style.split == "cut" and len(strips) > 1 and len(label) > 1:
        first, last = strips[0], strips[-1]
        _write_lines(label[:-1], first.bottom - (len(label) - 1) * style.leading - 2 * style.padding, first, style)
        _write_lines(label[-1:], last.top, last, style)
        return
    behind = style.split == "last" and len(strips[-1].value) >= len(label)
    strip = strips[-1 if behind else 0]
    if style.split == "whole":
        total = sum(s.bottom - s.top for s in strips) / 2
        strip = next(s for i, s in enumerate(strips) if sum(t.bottom - t.top for t in strips[: i + 1]) >= total)
    slack = strip.bottom - strip.top - 2 * style.padding - len(label) * style.leading
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[style.at]
    _write_lines(label, strip.top + slack * share, strip, style)


def _write_lines(lines: tuple[str, ...], top: float, strip: Strip, style: Style) -> None:
    for i, line in enumerate(lines):
        shift = (label_width(style) - width(line, style)) / 2 if style.align != "left" else 0.0
        strip.sheet.texts.append((style.left + shift, _baseline(top, style) + i * style.leading, line))


def _rule(strips: list[Strip], page: Sheet, style: Style, number: int) -> None:
    if not strips:
        return
    edge, left, right = style.left - 5, style.left + label_width(style) + style.gutter / 2, style.right + 5
    top, bottom = strips[0].top, strips[-1].bottom
    for strip in strips:
        walls = [left + style.gutter / 2 + x - 4 for x in strip.row.ruled]
        if walls:
            first = len(strip.row.value) - len(strip.value) if strip is not strips[0] or number else 0
            steps = [strip.top + style.padding + (i - first) * style.leading for i in strip.row.steps if i >= first]
            page.lines += [(x, steps[0], x, steps[-1]) for x in (left, *walls, right)]
            page.lines += [(left, y, right, y) for y in steps]
    if style.rules in ("shaded", "banded"):
        _shade(strips, page, style, (edge, left, right))
        return
    levels = [s.top for s in strips] + [bottom]
    if style.rules == "none":
        return
    if style.rules != "divider":
        kept = levels if style.rules != "box" else [top, bottom]
        page.lines += [(edge, y, right, y) for y in kept]
    if style.rules != "horizontals":
        uprights = {"box": (edge, right), "divider": (left,)}.get(style.rules, (edge, left, right))
        page.lines += [
            (x, a, x, b) for x in uprights for a, b in pairwise(levels if style.rules != "box" else [top, bottom])
        ]


def _shade(strips: list[Strip], page: Sheet, style: Style, places: tuple[float, float, float]) -> None:
    edge, left, right = places
    for i, strip in enumerate(strips):
        if style.rules == "shaded":
            page.shades.append((edge, strip.top + 0.5, left, strip.bottom - 0.5))
        elif i % 2 == 0:
            page.shades.append((edge, strip.top, right, strip.bottom))


def _furniture(page: Sheet, number: int, count: int, content: Content, style: Style) -> None:
    if style.margins == "page":
        page.texts.append((295, 815, str(number + 1)))
    elif style.margins in ("pages", "header"):
        page.texts.append((260, 815, f"第{number + 1}页 共{count}页"))
    if style.margins == "header":
        page.texts.append((style.left, 32, f"{content.company[2]} 投资者关系活动资料"))
