"""Finds ticked categories, days and place of the activity."""

from __future__ import annotations

import re
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import Annotations, notes
from extractors.briefings import find_briefing
from extractors.days import every_day
from extractors.document import Document, FieldName, Span
from extractors.readers.markup import TICKED, UNTICKED
from extractors.record import Kind, Meeting, Pending

STANDARD = (
    "特定对象调研",
    "分析师会议",
    "媒体采访",
    "业绩说明会",
    "新闻发布会",
    "路演活动",
    "现场参观",
    "电话会议",
    "一对一沟通",
    "投资者接待日",
)
"""Boxes that the exchanges' form prints; what a company adds in brackets to one of them explains it."""

YEAR = re.compile(r"(?<!\d)(20\d\d)(?= ?[年\-—–.〕\]）)])")
OTHER = "其他"
BOX = re.compile(f"[{TICKED}{UNTICKED}]")
OTHER_TEXT = re.compile(r"其他[活动]{0,2}\s*[:：]?\s*(.*)", re.DOTALL)
PLACEHOLDER = re.compile(r"[（(]?\s*请?\s*(?:文字)?说明其他[^）)]{0,12}[）)]?\s*[:：]?|[（(]\s*[）)]")
OUTER_BRACKETS = re.compile(r"[（(](.*)[）)]", re.DOTALL)
NOT_TICKED_WORDS = 3
"""A field without boxes that prints so many standard categories is a list nobody ticked, not an answer."""


def find_categories(text: str) -> list[str]:
    """Ticked categories as printed; 其他 gives its own text."""
    if not BOX.search(text):
        return _unboxed(text)
    return [c for c in (_category(label) for label, ticked in _boxes(text) if ticked) if c]


def _boxes(text: str) -> list[tuple[str, bool]]:
    """Label and tick of each box. Boxes stand before their words, unless the text begins with a word."""
    marks = list(BOX.finditer(text))
    bounds = [m.start() for m in marks]
    if text[: bounds[0]].strip() and not text[marks[-1].end() :].strip():
        starts = [0, *(m.end() for m in marks)]
        return [(text[start : m.start()], m.group(0) == TICKED) for start, m in zip(starts, marks, strict=False)]
    ends = [*bounds[1:], len(text)]
    if _is_astray(text, marks, ends):
        return []
    return [(text[m.end() : end], m.group(0) == TICKED) for m, end in zip(marks, ends, strict=True)]


def _is_astray(text: str, marks: list[re.Match[str]], ends: list[int]) -> bool:
    """Whether a tick would stand without an option, or an option without a box: nobody knows then which is ticked."""
    bare = any(m.group(0) == TICKED and not text[m.end() : end].strip() for m, end in zip(marks, ends, strict=True))
    ahead = text[: marks[0].start()].strip()
    return (bare or ahead in STANDARD) and any(m.group(0) == TICKED for m in marks)


def _category(label: str) -> str:
    label = re.sub(r"\s*\n\s*", "", label).strip(" \t\u3000、，,；;")
    if label[-1:] in "）)" and not re.search(r"[（(]", label):
        label = label[:-1].rstrip()
    for name in STANDARD:
        if label.startswith(name):
            return name
    other = OTHER_TEXT.fullmatch(label)
    if other is None:
        return label
    own = PLACEHOLDER.sub("", other.group(1)).strip()
    bracketed = OUTER_BRACKETS.fullmatch(own)
    return (bracketed.group(1) if bracketed else own).strip() or OTHER


def _unboxed(text: str) -> list[str]:
    """Without boxes, a form that prints one or two categories means them."""
    printed = [part for part in re.split(r"[\s、，,；;]+", text) if part]
    return printed if len([p for p in printed if p in STANDARD]) < NOT_TICKED_WORDS and len(printed) <= 2 else []


def find_location(text: str) -> str | None:
    """The place as printed; a line break inside it is the margin's, between two short places a comma's."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    separator = "、" if len(lines) > 1 and all(len(line) <= 12 for line in lines) else ""
    return separator.join(lines)


def field_text(document: Document, name: FieldName) -> str:
    return "\n".join(block.span.of(document.text) for block in document.fields(name))


def _year_above(document: Document) -> int | None:
    """The year that title or number print, where the form has no date."""
    fields = [block.span.start for block in document.blocks if block.field is not None]
    match = YEAR.search(document.text, 0, min(fields, default=0))
    return int(match.group(1)) if match else None


def find_meeting(found: Annotations) -> Meeting:
    document = found.document
    briefing = find_briefing(document)
    if briefing is not None:
        return Meeting(categories=(briefing.category,), dates=briefing.dates)
    published = found.header.published if found.header else None
    year = int(published[:4]) if published else _year_above(document)
    time = field_text(document, FieldName.TIME)
    days = every_day(time, year=year)
    if time and not days:
        _leave_pending(found, FieldName.TIME, "no day can be read in the time of the activity")
    boxes = field_text(document, FieldName.CATEGORIES)
    categories = find_categories(boxes)
    if not categories and document.fields(FieldName.CATEGORIES):
        reason = "which category is ticked cannot be told" if TICKED in boxes else "no category is ticked"
        _leave_pending(found, FieldName.CATEGORIES, reason)
    return Meeting(
        categories=tuple(dict.fromkeys(categories)),
        dates=tuple(day.isoformat() for day in days),
        location=find_location(field_text(document, FieldName.PLACE)),
    )


def _leave_pending(found: Annotations, name: FieldName, reason: str) -> None:
    span: Span = found.document.fields(name)[0].span
    found.pending.append(Pending(text=span.of(found.document.text), reason=reason, start=span.start, end=span.end))


@Language.component("irgraph_meeting")
def meeting_component(doc: Doc) -> Doc:
    """Reads the form's boxes, days and place; relative periods count from the last day."""
    found = notes(doc)
    if found.kind is not Kind.IR_RECORD:
        return doc
    found.meeting = find_meeting(found)
    if found.meeting.dates:
        found.base_date = date.fromisoformat(found.meeting.dates[-1])
    return doc
