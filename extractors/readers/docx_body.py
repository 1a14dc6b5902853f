"""The body of a Word file as paragraphs and tables, as a reader sees them once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractors.readers.docx_numbering import Numbering
from extractors.readers.layout import DEEPEST_TABLE, Cell, Item, Paragraph, Table
from extractors.readers.markup import TICKED, UNTICKED
from extractors.readers.ooxml import attribute, child, children, is_on, local, newest
from extractors.readers.symbols import in_symbol_font, is_symbol_font, symbol

DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "footnoteReference", "endnoteReference",
                     "annotationRef", "commentReference", "rt", "pPr", "rPr", "tcPr", "trPr", "tblPr", "sdtPr",
                     "sectPr", "object", "Fallback"})  # fmt: skip
"""Deleted text, field codes, notes, properties; the older rendering of what the newer one already holds."""
WIDEST_SPAN = 63
"""Word allows so many columns."""
PRINTED = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class Body:
    """Walks the body. `boxes` holds the text boxes anchored in the paragraph at hand: they follow it."""

    root: Any
    numbering: Numbering
    boxes: list[Any] = field(default_factory=list)

    def items(self) -> Iterator[Item]:
        return self._blocks(self.root, 0)

    def _blocks(self, parent: Any, depth: int) -> Iterator[Item]:
        """Paragraphs and tables, also inside content controls and tracked insertions."""
        held = ""
        for node in _unwrapped(parent, {"p", "tbl"}):
            if local(node) == "tbl":
                yield from self._table(node, depth)
                continue
            text = held + self._paragraph(node, is_continuation=bool(held))
            held = text if _is_mark_deleted(node) else ""
            boxes, self.boxes = self.boxes, []
            if not held:
                yield Paragraph(text)
            for box in boxes:
                yield from self._blocks(box, depth)
        if held:
            yield Paragraph(held)

    def _table(self, table: Any, depth: int) -> Iterator[Item]:
        rows = [row for row in _unwrapped(table, {"tr"}) if not _is_row_deleted(row)]
        cells = [[part for cell in _unwrapped(row, {"tc"}) for part in self._columns(cell, depth + 1)] for row in rows]
        if depth < DEEPEST_TABLE:
            yield Table(cells)
        else:
            yield from (item for row in cells for cell in row for item in cell)

    def _columns(self, cell: Any, depth: int) -> Iterator[Cell]:
        """The cell, and an empty one for each further column that it takes."""
        yield self._cell(cell, depth)
        span = attribute(child(child(cell, "tcPr"), "gridSpan"), "val")
        for _ in range(min(int(span), WIDEST_SPAN) - 1 if span.isascii() and span.isdigit() and len(span) < 5 else 0):
            yield []

    def _cell(self, cell: Any, depth: int) -> Cell:
        """The content of a cell; empty where the cell is the lower part of a vertically merged one."""
        merge = child(child(cell, "tcPr"), "vMerge")
        if merge is not None and attribute(merge, "val") != "restart":
            return []
        return list(self._blocks(cell, depth))

    def _paragraph(self, paragraph: Any, *, is_continuation: bool) -> str:
        text = "".join(self._inline(paragraph))
        number = "" if is_continuation else self.numbering.number_of(paragraph)
        return number + text if text.strip() else text

    def _inline(self, parent: Any) -> Iterator[str]:
        for node in children(parent):
            name = local(node)
            if name in PRINTED:
                yield PRINTED[name]
            elif name == "r":
                yield from self._run(node)
            elif name == "t":
                yield node.text or ""
            elif name == "sym":
                yield _symbol(node)
            elif name == "sdt":
                yield from self._control(node)
            elif name == "fldChar":
                yield _form_field(node)
            elif name == "txbxContent":
                self.boxes.append(node)
            elif name == "AlternateContent":
                yield from self._inline(newest(node))
            elif name not in DROPPED:
                yield from self._inline(node)

    def _run(self, run: Any) -> Iterator[str]:
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            return
        font = attribute(child(properties, "rFonts"), "ascii")
        for text in self._inline(run):
            yield in_symbol_font(text, font) if is_symbol_font(font) and text not in (TICKED, UNTICKED) else text

    def _control(self, control: Any) -> Iterator[str]:
        """A content control: a check box is what its state says, not the sign that it shows."""
        box = child(child(control, "sdtPr"), "checkbox")
        if box is not None:
            yield TICKED if is_on(child(box, "checked")) else UNTICKED
            return
        content = child(control, "sdtContent")
        if content is not None:
            yield from self._inline(content)


def _unwrapped(parent: Any, wanted: set[str]) -> Iterator[Any]:
    """Descendants of the wanted names that only wrappers (content controls, insertions) part from `parent`."""
    stack = [iter(children(parent))]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif local(node) in wanted:
            yield node
        elif local(node) == "AlternateContent":
            stack.append(iter(children(newest(node))))
        elif local(node) not in DROPPED and local(node) not in ("p", "tbl", "tr", "tc"):
            stack.append(iter(children(node)))


def _is_mark_deleted(paragraph: Any) -> bool:
    """The paragraph's end was deleted as a tracked change, so the next paragraph goes on in it."""
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _is_row_deleted(row: Any) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _symbol(node: Any) -> str:
    try:
        return symbol(int(attribute(node, "char"), 16), attribute(node, "font"))
    except (ValueError, OverflowError):
        return ""


def _form_field(node: Any) -> str:
    """A check box of the old kind of form; nothing for other fields, whose result stands in the runs that follow."""
    box = child(child(node, "ffData"), "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return TICKED if is_on(state if state is not None else child(box, "default")) else UNTICKED
