"""Reads PDF filings: the ruled form page by page, headers and page numbers removed, paragraphs rejoined."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import pypdfium2 as pdfium

from extractors.document import Document, Removed, Unread
from extractors.errors import UnreadableFileError
from extractors.readers import furniture
from extractors.readers.compose import document_of
from extractors.readers.joins import Gap
from extractors.readers.ocr import INSTALL, OcrMissingError, is_picture, read_scanned_page
from extractors.readers.parts import Line
from extractors.readers.pdf_columns import paragraphs_and_lists
from extractors.readers.pdf_form import take_apart
from extractors.readers.pdf_joins import join_pages
from extractors.readers.pdf_lines import PrintedLine, paragraphs
from extractors.readers.pdf_page import Page
from extractors.readers.pdf_rows import FormPage, Row
from extractors.readers.pdf_sight import read_page
from extractors.readers.pdf_streams import inflates_beyond_measure
from extractors.readers.pdf_unruled import read_unruled
from extractors.readers.traced import Traced

FURNITURE = "running header, footer or page number"
PAGE_NUMBER = re.compile(r"[-—–第\s]*\d{1,4}[-—–页\s]*(?:[/／共,，]\s*共?\s*\d{1,4}\s*页?)?")
PICTURE = "a page that is a picture was not read; the ocr extra reads it"
UNKNOWN = "{} characters are of fonts that do not say what they are; \ufffd stands for each"
MEANINGLESS = "the fonts of the page do not say what its characters are; the ocr extra recognises them"
MOST_UNKNOWN = 4
"""Where one of so many characters is unknown, the page says nothing."""
DIGITS = re.compile(r"\d+")
EDGE_LINES = 2
"""Running headers and footers stand among so many first and last lines of a page."""
REPEATED = 0.6
"""A line that stands at the edge of at least this share of the pages is a running header or footer."""


def read_pdf(data: bytes, *, source: str) -> Document:
    """A filing as PDF; pages that are pictures are recognised where the `ocr` extra is installed.

    Raises UnreadableFileError (damaged, encrypted, a scan that cannot be recognised).
    """
    read = _read_pages(data, source)
    if not any(page.glyphs for page in read.pages):
        raise UnreadableFileError(source, _nothing_read(read.unread))
    removed = [Removed(a.start, a.end, a.reason) for page in read.pages for a in page.asides]
    lines = list(_lines(read.pages, removed))
    sha256, starts = hashlib.sha256(data).hexdigest(), tuple(read.starts)
    document = document_of(lines, read.text, removed, source=source, sha256=sha256, page_starts=starts)
    return replace(document, unread=tuple(read.unread)) if read.unread else document


def _nothing_read(unread: Sequence[Unread]) -> str:
    if any(page.reason == MEANINGLESS for page in unread):
        return f"its fonts do not say which characters they print; {INSTALL} lets irgraph recognise them"
    hint = f"; {INSTALL} lets irgraph recognise it" if unread else ""
    return f"a scan without text: no page has characters{hint}"


@dataclass(frozen=True, slots=True)
class PdfText:
    """The pages, their text layers one after the other, where each begins, and what of them was not read."""

    pages: list[Page]
    text: str
    starts: list[int]
    unread: list[Unread]


def _read_pages(data: bytes, source: str) -> PdfText:
    if inflates_beyond_measure(data):
        raise UnreadableFileError(source, "a PDF that inflates beyond measure")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = "an encrypted PDF" if "password" in str(error).lower() else "a damaged PDF"
        raise UnreadableFileError(source, reason) from None
    pages: list[Page] = []
    texts: list[str] = []
    starts: list[int] = []
    unread: list[Unread] = []
    known: set[str] = set()
    length = 0
    try:
        for number in range(len(file)):
            sheet = file[number]
            page, text = read_page(sheet, number + 1, length, known, source=source)
            page, text = _recognised(sheet, page, text, length, unread)
            pages.append(page)
            texts.append(text)
            starts.append(length)
            length += len(text)
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(source, f"a damaged PDF: {error}") from None
    finally:
        file.close()
    return PdfText(pages, "".join(texts), starts, unread)


def _recognised(
    sheet: pdfium.PdfPage, page: Page, text: str, first_offset: int, unread: list[Unread]
) -> tuple[Page, str]:
    """The page by its text layer, else by recognition; what neither tells goes to `unread`."""
    is_meaningless = page.unknown * MOST_UNKNOWN > len(page.glyphs)
    if not is_meaningless and (page.glyphs or not is_picture(sheet)):
        if page.unknown:
            unread.append(Unread(f"page {page.number}", UNKNOWN.format(page.unknown)))
        return page, text
    try:
        return read_scanned_page(sheet, page.number, first_offset)
    except OcrMissingError:
        unread.append(Unread(f"page {page.number}", MEANINGLESS if is_meaningless else PICTURE))
        return replace(page, glyphs=[]), text


def _lines(pages: Sequence[Page], removed: list[Removed]) -> Iterator[Line]:
    """The filing line by line; a row of the form is its label, a TAB and its value."""
    divider: float | None = None
    taken: list[list[FormPage]] = []
    for page in pages:
        taken.append(take_apart(page, divider))
        divider = next((part.divider for part in reversed(taken[-1]) if part.divider is not None), divider)
    parts = join_pages(read_unruled(_without_furniture(taken, removed)))
    number = 1
    for part in parts:
        yield from _page_lines(part, Gap.NEWLINE if part.number == number else Gap.PAGE)
        number = part.number


def _without_furniture(pages: Sequence[Sequence[FormPage]], removed: list[Removed]) -> list[FormPage]:
    """The pages without page numbers, and from the second on without running headers and footers."""
    repeated = _repeated(pages)
    cleaned = []
    for number, page in enumerate(pages):
        edge = {id(line) for line in _edge(page)} if number else set()
        for part in page:
            above, below = (_kept(lines, edge, repeated, removed) for lines in (part.above, part.below))
            cleaned.append(replace(part, above=above, below=below))
    return cleaned


def _repeated(pages: Sequence[Sequence[FormPage]]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _edge(page)})
    return frozenset(shape for shape, n in seen.items() if n >= max(2, REPEATED * len(pages)))


def _edge(page: Sequence[FormPage]) -> Sequence[PrintedLine]:
    """The first and last lines of a page."""
    return [*page[0].above[:EDGE_LINES], *(page[-1].below or page[-1].above)[-EDGE_LINES:]]


def _shape(line: PrintedLine) -> str:
    return DIGITS.sub("#", "".join(line.text.split()))


def _page_lines(page: FormPage, gap: Gap) -> Iterator[Line]:
    for paragraph in chain(paragraphs_and_lists(page.above), paragraphs(page.beside)):
        yield Line(paragraph, gap)
        gap = Gap.NEWLINE
    for row in page.rows:
        for line in _row_lines(row):
            yield replace(line, gap=max(gap, line.gap))
            gap = Gap.NEWLINE
    for paragraph in paragraphs_and_lists(page.below):
        yield Line(paragraph, gap)
        gap = Gap.NEWLINE


def _row_lines(row: Row) -> Iterator[Line]:
    label = row.label.strip()
    if label.text:
        first = row.lines[0].traced if row.lines else Traced.inserted("")
        yield Line(Traced.concat([label, Traced.inserted("\t"), first]), Gap.NEWLINE, label_end=len(label.text))
        yield from row.lines[1:]
    else:
        yield from row.lines


def _kept(
    lines: Sequence[PrintedLine], edge: set[int], repeated: frozenset[str], removed: list[Removed]
) -> list[PrintedLine]:
    kept = []
    for line in lines:
        if _is_page_number(line.text.strip()) or (id(line) in edge and _shape(line) in repeated):
            removed.append(Removed(line.glyphs[0].offset, line.glyphs[-1].offset + 1, FURNITURE))
        else:
            kept.append(line)
    return kept


def _is_page_number(line: str) -> bool:
    return PAGE_NUMBER.fullmatch(line) is not None or furniture.PAGE_NUMBER.fullmatch(line) is not None
