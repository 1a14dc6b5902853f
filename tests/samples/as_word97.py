"""A sample filing as a .doc of Word 97: rows as paragraphs that end in cell marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.readers.writers import CELL, ROW, Para, doc_bytes
from tests.samples.filings import ABOVE, LEFT, Filing, Grid, Item


def as_word97(filing: Filing) -> bytes:
    paras = list(_paras(filing.above))
    for label, value in filing.rows:
        *first, last = _lines(value)
        paras += [Para(label, "\x07", CELL), *(Para(line, "\r", CELL) for line in first)]
        paras += [Para(last, "\x07", CELL), Para("", "\x07", ROW)]
    return doc_bytes([*paras, *_paras(filing.below)])


def _lines(value: Sequence[Item]) -> list[str]:
    """The paragraphs of a cell; a table in it stands as lines with TABs."""
    rows = ["\t".join(row) for item in value if isinstance(item, Grid) for row in item.rows]
    return [item for item in value if isinstance(item, str)] + rows


def _paras(items: Sequence[Item]) -> Iterator[Para]:
    for item in items:
        if isinstance(item, Grid):
            for row in item.rows:
                yield from (Para("" if text in (LEFT, ABOVE) else text, "\x07", CELL) for text in row)
                yield Para("", "\x07", ROW)
        else:
            yield Para(item)
