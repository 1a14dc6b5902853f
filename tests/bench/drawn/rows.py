"""The rows of a form as printed lines: each label and value broken to its column's width."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics

from tests.bench.drawn import words
from tests.bench.drawn.content import Content
from tests.bench.drawn.style import Style
from tests.readers.pdf_sheets import FONT

NO_START = "，。；：、？！）》”"
Piece = tuple[float, str]
"""How far into the value a text begins, and the text."""


@dataclass(frozen=True)
class FormRow:
    """Lines of a label and of its value; `ruled`: the value is a table with lines between these places."""

    label: tuple[str, ...]
    value: tuple[tuple[Piece, ...], ...]
    ruled: tuple[float, ...] = ()
    steps: tuple[int, ...] = ()
    """Before which lines of the value its table has a line."""


@cache
def width(text: str, style: Style) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, style.size)) + len(text) * style.spacing


def wrapped(text: str, room: float, style: Style) -> list[str]:
    """Lines not wider than the room; no line begins with a closing mark."""
    lines, line = [], ""
    for char in text:
        if line and width(line + char, style) > room and char not in NO_START:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def form_rows(content: Content, style: Style) -> list[FormRow]:
    room = style.right - style.left - label_width(style) - style.gutter
    values = (
        _boxes(content, style, room),
        (),
        _set("{}年{}月{}日 14:00-15:30".format(*content.held), room, style),
        _set(content.place, room, style),
        [line for title, person in content.hosts for line in _set(f"{title}：{person}", room, style)],
        _talk(content, style, room),
        _set(content.attachment, room, style),
        _set("{}年{}月{}日".format(*content.written), room, style),
    )
    rows = [FormRow(_label(label, style), tuple(value)) for label, value in zip(content.labels, values, strict=True)]
    if style.more:
        rows[6:6] = [FormRow(_label(label, style), tuple(_set(text, room, style))) for label, text in words.MORE_AFTER]
        rows[4:4] = [FormRow(_label(label, style), tuple(_set(text, room, style))) for label, text in words.MORE_BEFORE]
    rows[1] = _visitors(content, style, room, rows[1].label)
    return rows


def label_width(style: Style) -> float:
    return style.label * (style.size + style.spacing)


def _label(label: str, style: Style) -> tuple[str, ...]:
    if style.align == "spread" and len(label) == 2:
        return (f"{label[0]}    {label[1]}",)
    return tuple(wrapped(label, label_width(style) + 0.1, style))


def _set(text: str, room: float, style: Style) -> list[tuple[Piece, ...]]:
    return [((0.0, line),) for line in wrapped(text, room, style)]


def _boxes(content: Content, style: Style, room: float) -> list[tuple[Piece, ...]]:
    """Two boxes a line, as the exchanges' form has them."""
    boxes = [("√" if box in content.ticked else "□") + box for box in words.BOXES]
    return [((0.0, f"{a}"), (room / 2, b)) for a, b in zip(boxes[::2], boxes[1::2], strict=True)]


def _talk(content: Content, style: Style, room: float) -> list[tuple[Piece, ...]]:
    lines = []
    for i, (question, answer) in enumerate(content.talk, 1):
        if style.blank and lines:
            lines.append(())
        for text in (f"{i}、{question}", f"答：{answer}"):
            lines += _indented(text, room, style)
    return lines


def _indented(text: str, room: float, style: Style) -> list[tuple[Piece, ...]]:
    """Lines of a paragraph; its first one begins some characters to the right."""
    shift = style.indent * style.size
    first = wrapped(text, room - shift, style)[0]
    rest = text[len(first) :]
    return [((shift, first),), *(_set(rest, room, style) if rest else [])]


def _visitors(content: Content, style: Style, room: float, label: tuple[str, ...]) -> FormRow:
    came = content.visitors
    if style.visitors == "inline":
        return FormRow(
            label, tuple(_set("；".join(f"{firm}：{'、'.join(people)}" for firm, people in came), room, style))
        )
    if style.visitors == "lines":
        return FormRow(
            label, tuple(line for firm, people in came for line in _set(f"{firm} {'、'.join(people)}", room, style))
        )
    places = (0.0, room * 0.12, room * 0.72) if style.visitors == "numbered" else (0.0, room * 0.6)
    entries = [
        ("序号", "机构名称", "姓名"),
        *((str(i), firm, "、".join(people)) for i, (firm, people) in enumerate(came, 1)),
    ]
    lines: list[tuple[Piece, ...]] = []
    steps = [0]
    for entry in entries:
        lines += _entry(entry[-len(places) :], places, room, style)
        steps.append(len(lines))
    is_ruled = style.visitors == "ruled"
    return FormRow(label, tuple(lines), places[1:] if is_ruled else (), tuple(steps) if is_ruled else ())


def _entry(cells: tuple[str, ...], places: tuple[float, ...], room: float, style: Style) -> list[tuple[Piece, ...]]:
    """The lines of one row of a list; a long name takes several."""
    ends = (*places[1:], room)
    columns = [wrapped(cell, end - x - style.size, style) for cell, x, end in zip(cells, places, ends, strict=True)]
    return [
        tuple((x, column[i]) for x, column in zip(places, columns, strict=True) if i < len(column))
        for i in range(max(map(len, columns)))
    ]
