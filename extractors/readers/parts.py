"""Lines → parts: which lines are labels and values of a form, and which stand outside of it.

What a label may be, `forms` says; here is decided where the form has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as held_by

from extractors.document import FieldName, Removed
from extractors.readers.forms import (
    AFTER_CONTENT,
    Label,
    cell_field,
    continuation_end,
    find_label,
    is_attendance_list,
    is_expected,
    label_field,
    normalise,
    value_start,
)
from extractors.readers.joins import Gap
from extractors.readers.traced import Traced

FORM_MARKS = frozenset({FieldName.CATEGORIES, FieldName.ATTENDEES, FieldName.HOSTS, FieldName.CONTENT})
ONE_LINE_FIELDS = frozenset({FieldName.TIME, FieldName.PLACE, FieldName.HOSTS, FieldName.DATE, FieldName.OTHER})
"""Fields short enough that two of them may share a row."""
BEFORE_TALK = frozenset({FieldName.CATEGORIES, FieldName.TIME, FieldName.PLACE, FieldName.HOSTS})
"""In these a label cell of unknown wording is a further row; elsewhere it may be a row of a table."""
UNKNOWN_LABEL = re.compile(r"[\u3400-\u9fff、/及和（）()\s]{4,24}")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, stripped, and what stands between it and the line before."""

    traced: Traced
    gap: Gap
    label_end: int = 0
    """Where the reader saw a label cell of its own (ruled, or a column of its own): how many characters it has."""

    @property
    def text(self) -> str:
        return self.traced.text


@dataclass(slots=True)
class Part:
    """A stretch of the filing: free paragraphs (`field` None) or the value of one form field."""

    field: FieldName | None = None
    label: Traced | None = None
    name: str = ""
    lines: list[Line] = held_by(default_factory=list)


def note_removed(line: Traced, reason: str, removed: list[Removed]) -> None:
    place = line.source_range()
    if place is not None:
        removed.append(Removed(*place, reason))


def split_form(lines: Sequence[Line], removed: list[Removed]) -> list[Part]:
    """Header paragraphs, then one part a form field; a single part of paragraphs where the text is no form."""
    lines = [half for line in lines for half in _halves(line)]
    texts = [line.text for line in lines]
    parts, at, noted = [Part()], 0, len(removed)
    while at < len(lines):
        label = _label_at(lines, texts, at, parts)
        if label is not None:
            part = _open_field(label, lines[at : at + label.lines])
            held, part.lines = part.lines, []
            parts.append(part)
            for line in held:
                _append_line(parts, line, removed)
            at += label.lines
        else:
            _append_line(parts, lines[at], removed)
            at += 1
    if len({part.field for part in parts} & FORM_MARKS) >= 2:
        return parts
    del removed[noted:]
    return [Part(lines=list(lines))]


def _halves(line: Line) -> list[Line]:
    """A row of two labels with their values (`时间 | … | 地点 | …`) as two lines."""
    cells = line.text.split("\t")
    if len(cells) != 4 or not all(_is_label(cell) for cell in cells[::2]) or any(_is_label(c) for c in cells[1::2]):
        return [line]
    cut = len("\t".join(cells[:2]))
    second = line.traced.cut(cut + 1, len(line.text))
    return [replace(line, traced=line.traced.cut(0, cut)), replace(line, traced=second, gap=Gap.NEWLINE, label_end=0)]


def _is_label(cell: str) -> bool:
    return label_field(cell) in ONE_LINE_FIELDS


def _label_at(lines: Sequence[Line], texts: Sequence[str], at: int, parts: Sequence[Part]) -> Label | None:
    if lines[at].label_end:
        return _label_cell(texts[at], lines[at].label_end, parts)
    label = find_label(texts, at)
    if label is None:
        return _guessed_label(texts[at], parts)
    return label if _is_next_field(label, texts, at, parts) else None


def _guessed_label(line: str, parts: Sequence[Part]) -> Label | None:
    """`会谈内容概述<TAB>…`: words of a label apart from a value, for a field that the form has not had yet."""
    cell, tab, value = line.partition("\t")
    if not tab or "\t" in value or not UNKNOWN_LABEL.fullmatch(cell.strip()) or parts[-1].field is FieldName.CONTENT:
        return None
    found = cell_field(cell)
    seen = {part.field for part in parts}
    is_due = found in FORM_MARKS and found not in seen and bool(seen & FORM_MARKS)
    return Label(found, normalise(cell), cell, 1, len(cell)) if found is not None and is_due else None


def _label_cell(line: str, end: int, parts: Sequence[Part]) -> Label | None:
    """The label in a cell of its own; one that names no known field still ends the field before."""
    current = parts[-1].field
    found = cell_field(line[:end])
    if current is FieldName.CONTENT and found not in AFTER_CONTENT:
        return None
    if current is FieldName.ATTENDEES and found is FieldName.ATTENDEES:
        return None
    if found is FieldName.DATE and FieldName.CONTENT not in {part.field for part in parts}:
        found = FieldName.TIME
    if found is None and current in BEFORE_TALK:
        found = FieldName.OTHER
    return Label(found, normalise(line[:end]), line[:end], 1, end) if found is not None else None


def _is_next_field(label: Label, texts: Sequence[str], at: int, parts: Sequence[Part]) -> bool:
    last = at + label.lines - 1
    value = texts[last][label.end :].strip() or (texts[last + 1] if last + 1 < len(texts) else "")
    seen = frozenset(part.field for part in parts if part.field is not None)
    return is_expected(label, value, current=parts[-1].field, seen=seen)


def _open_field(label: Label, lines: Sequence[Line]) -> Part:
    """The part a label opens, with the value that stands on the label's last line."""
    last = lines[-1].traced
    pieces = [line.traced for line in lines[:-1]] + [last.cut(0, label.end).strip()]
    value = last.cut(value_start(last.text, label.end), len(last.text)).strip()
    held = [Line(value, Gap.NEWLINE)] if value.text else []
    return Part(label.field, Traced.concat(pieces), label.name, held)


def _append_line(parts: list[Part], line: Line, removed: list[Removed]) -> None:
    """Add a line to the open part; the date ends the form, a cut label's rest is taken out."""
    part = parts[-1]
    if part.field is FieldName.DATE and part.lines:
        part = Part()
        parts.append(part)
    if part.field in (None, FieldName.ATTACHMENTS) and len(parts) > 1 and is_attendance_list(line.text):
        parts.append(Part(FieldName.ATTENDEES, line.traced))
        return
    cut = continuation_end(part.name, line.text) if part.name else 0
    if cut:
        note_removed(line.traced.cut(0, cut), "form label split over a page break", removed)
        part.name = ""
        rest = line.traced.cut(cut, len(line.text)).strip()
        line = Line(rest, Gap.PAGE)
    elif part.lines and part.lines[-1].text == "":
        line = Line(line.traced, Gap.PAGE)
    part.lines.append(line)
