"""A sample filing as a web page: amid a site's furniture, its boxes form controls, tables in cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from tests.readers.writers import PAGE
from tests.samples.filings import ABOVE, LEFT, Filing, Grid, Item

BOX = re.compile(r"[☑□]")


def as_page(filing: Filing, charset: str = "utf-8") -> bytes:
    rows = "".join(
        f"<tr>\n<td width='20%'>{html.escape(label)}</td>\n<td>{_items(value)}</td>\n</tr>\n"
        for label, value in filing.rows
    )
    form = f"<table border='1'><tbody>\n{rows}</tbody></table>\n" if rows else ""
    body = _items(filing.above) + form + _items(filing.below)
    return PAGE.format(charset=charset, body=body).encode("gb18030" if charset.startswith("gb") else charset)


def _items(items: Sequence[Item]) -> str:
    return "".join(_table(item) if isinstance(item, Grid) else f"<p>{_text(item)}</p>\n" for item in items)


def _text(text: str) -> str:
    """With check boxes as a page has them."""
    return BOX.sub(lambda m: f'<input type="checkbox"{" checked" if m.group() == "☑" else ""}>', html.escape(text))


def _table(grid: Grid) -> str:
    rows = "".join(f"<tr>{''.join(_cells(grid, i))}</tr>\n" for i in range(len(grid.rows)))
    return f"<table border='1'>\n{rows}</table>\n"


def _cells(grid: Grid, at: int) -> Iterator[str]:
    row = grid.rows[at]
    for column, text in enumerate(row):
        if text in (LEFT, ABOVE):
            continue
        wide = next((i for i, cell in enumerate(row[column + 1 :]) if cell != LEFT), len(row) - column - 1) + 1
        below = [line[column] for line in grid.rows[at + 1 :]]
        high = next((i for i, cell in enumerate(below) if cell != ABOVE), len(below)) + 1
        spans = (f" colspan='{wide}'" if wide > 1 else "") + (f" rowspan='{high}'" if high > 1 else "")
        yield f"<td{spans}>{_text(text)}</td>"
