"""A filing as read: one normalised text, its blocks, and where each character came from.

The text is what a person reads on the page: form furniture, page numbers and markup are gone, lines that a page break
cut are joined. `origins` ties every character back to the file, so that a quote can always be shown where it stands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

INSERTED = -1
"""Origin of a character that the reader put in (a line break between blocks); it stands nowhere in the source."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a document's normalised text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    FIELD = "field"
    TABLE = "table"


class FieldName(StrEnum):
    """What a cell of the 投资者关系活动记录表 form holds, whatever its label is printed as."""

    CATEGORIES = "categories"
    ATTENDEES = "attendees"
    TIME = "time"
    PLACE = "place"
    HOSTS = "hosts"
    CONTENT = "content"
    ATTACHMENTS = "attachments"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a form field (the span is its value, without the label) or a table.

    `rows` holds the cells of a table whose source keeps them apart; it is empty for a table that lost its separators
    (its lines then stand in the span as they were printed).
    """

    kind: BlockKind
    span: Span
    field: FieldName | None = None
    label: str = ""
    rows: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """Source characters that are not in the text (a page number, an intruding label, web furniture), and why."""

    source_start: int
    source_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file (a page) of which something could not be read, and why."""

    part: str
    reason: str


@dataclass(frozen=True)
class Document:
    """One filing.

    `text`: normalised text; every offset in a record counts its characters.
    `origins`: for each character of `text` its offset in `source_text`, or INSERTED.
    `source`: file name without folders. `sha256`: of the file's bytes. `source_text`: the file, decoded.
    """

    text: str
    origins: array[int]
    source: str
    sha256: str
    source_text: str
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = field(default=())
    page_starts: tuple[int, ...] = ()
    """Offset in `source_text` where each page begins; empty where the source has no pages."""

    unread: tuple[Unread, ...] = ()

    def fields(self, name: FieldName) -> tuple[Block, ...]:
        """The form fields of one name, in order; several when a form repeats a label."""
        return tuple(b for b in self.blocks if b.field is name)

    def source_span(self, span: Span) -> tuple[int, int]:
        """Where a span of the text stands in `source_text` (start, end exclusive)."""
        places = [o for o in self.origins[span.start : span.end] if o != INSERTED]
        if not places:
            raise ValueError(f"{self.source}: characters {span.start}-{span.end} stand nowhere in the source")
        return places[0], places[-1] + 1

    def page_of(self, span: Span) -> int | None:
        """The page, from 1, on which a span begins; None where the source has no pages."""
        if not self.page_starts:
            return None
        return bisect_right(self.page_starts, self.source_span(span)[0])
