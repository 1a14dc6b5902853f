"""Questions set in a table: a column of questions, a column of answers.

Its header says which is which (`投资者提问 | 公司回复`); without one, two rows at least whose one cell asks and whose
next cell does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Span
from extractors.questions.split import Pair, after_answer_marker, after_marker, trimmed
from extractors.questions.starts import Paragraph, is_section_heading

ASKS = re.compile(
    r"(?:投资者|股东|网友)?(?:的?提出的?|主要|关注的?)?(?:提问|问题|咨询|留言|问)(?:内容|描述|如下)?|Q", re.I
)
ANSWERS = re.compile(r"(?:上市公司|公司|嘉宾)?(?:的)?(?:回复|答复|回答|解答|答)(?:内容|情况|如下)?|A", re.I)
FEWEST_ROWS = 2
"""Of a table without a header."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which of `width` cells asks, and which answers."""

    asks: int
    answers: int
    width: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The pairs of a table, its other lines, and which paragraphs it takes, end exclusive."""

    pairs: tuple[Pair, ...]
    others: tuple[Span, ...]
    first: int
    end: int


def find_rows(text: str, paragraphs: Sequence[Paragraph]) -> Rows | None:
    """The first table of questions and answers, if there is one."""
    for i, paragraph in enumerate(paragraphs):
        if "\t" in paragraph.text:
            headed = _headed(paragraph)
            columns = headed or _asking(paragraphs, i)
            if columns is not None:
                return _rows(text, paragraphs, i, columns)
    return None


def _headed(paragraph: Paragraph) -> Columns | None:
    names = ["".join(cell.split()) for cell in paragraph.text.split("\t")]
    asks = [i for i, name in enumerate(names) if ASKS.fullmatch(name)]
    answers = [i for i, name in enumerate(names) if ANSWERS.fullmatch(name)]
    return Columns(asks[0], answers[0], len(names)) if len(asks) == len(answers) == 1 else None


def _asking(paragraphs: Sequence[Paragraph], at: int) -> Columns | None:
    """Of rows without a header: the cell that ends in a question mark, answered by the next one."""
    cells = paragraphs[at].text.split("\t")
    asks = next((i for i, cell in enumerate(cells[:-1]) if _is_asked(cell)), None)
    if asks is None:
        return None
    columns = Columns(asks, asks + 1, len(cells))
    rows = [p.text.split("\t") for p in paragraphs[at : at + FEWEST_ROWS]]
    fits = [len(row) == len(cells) and _is_asked(row[asks]) and not _is_asked(row[asks + 1]) for row in rows]
    return columns if len(rows) == FEWEST_ROWS and all(fits) else None


def _is_asked(cell: str) -> bool:
    return cell.rstrip().endswith(("？", "?"))


def _rows(text: str, paragraphs: Sequence[Paragraph], first: int, columns: Columns) -> Rows:
    """To the last row of the width; headings between rows, and the header of a further page, are none."""
    pairs: list[Pair] = []
    others: list[Span] = []
    end = _end(paragraphs, first, columns.width)
    for paragraph in paragraphs[first:end]:
        cells = list(_cells(paragraph))
        if len(cells) != columns.width or _headed(paragraph) is not None:
            others.append(paragraph.span)
        else:
            _add(text, pairs, paragraph, [cells[columns.asks], cells[columns.answers]])
    return Rows(tuple(pairs), tuple(others), first, end)


def _end(paragraphs: Sequence[Paragraph], first: int, width: int) -> int:
    end = first
    for i in range(first, len(paragraphs)):
        if paragraphs[i].text.count("\t") == width - 1:
            end = i + 1
        elif not is_section_heading(paragraphs[i].text):
            break
    return end


def _cells(paragraph: Paragraph) -> Iterator[Span]:
    start = paragraph.span.start
    for cell in paragraph.text.split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1


def _add(text: str, pairs: list[Pair], row: Paragraph, cells: Sequence[Span]) -> None:
    """A row without a question goes on with the answer above: a page break parted them."""
    asked, answer = (trimmed(text, cell) for cell in cells)
    if not len(asked) and pairs:
        last = pairs[-1]
        whole, answer = Span(last.whole.start, row.span.end), Span(last.answer.start, answer.end)
        pairs[-1] = Pair(whole, last.question, trimmed(text, answer))
        return
    question = Span(after_marker(text, Paragraph(asked, asked.of(text))), asked.end)
    answer = Span(after_answer_marker(Paragraph(answer, answer.of(text))), answer.end)
    pairs.append(Pair(row.span, trimmed(text, question), trimmed(text, answer)))
