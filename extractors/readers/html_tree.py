"""A web page as paragraphs and tables: what a reader sees of it, without scripts, menus and hidden parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from extractors.readers.layout import DEEPEST_TABLE, Cell, Item, Paragraph, Table
from extractors.readers.markup import TICKED, UNTICKED
from extractors.readers.symbols import in_symbol_font

SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "aside", "head", "iframe", "button", "select",
                     "svg", "object", "canvas", "audio", "video", "map", "footer", "title", "-comment", "rt",
                     "rp"})  # fmt: skip
BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main",
                    "header", "table", "tr", "td", "th", "caption", "dl", "dt", "dd", "form", "fieldset", "center",
                    "blockquote", "pre", "address", "hr", "figure", "body", "html"})  # fmt: skip
CELLS = frozenset({"td", "th"})
PLACES = BLOCKS - {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
"""Blocks that hold lists or running text."""
WITH_FONTS = frozenset({"span", "font", "b", "i", "em", "strong", "p", "td", "div"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SYMBOL_FONT = re.compile(r"(?<![\w-])wingdings(?: 2)?(?![\w ]*\d)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
WRAPPED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])")
"""A line end of the markup between two Han characters: no space is meant."""
TAB = "mso-tab-count"
"""How Word, saving a page, marks the spaces that stand for a TAB."""
RUN = re.compile(r" {2,}")
AROUND_TAB = re.compile(r" *\t[ \t]*")
WIDEST_SPAN = 100
LINKED_SHARE = 0.8


@dataclass(slots=True)
class Page:
    """Walks a page's tree without recursion, so that no depth of markup can exhaust the stack."""

    markup: str
    _open: list[Cell] = field(default_factory=lambda: [[]])
    _tables: list[Table | None] = field(default_factory=list)
    _spans: list[dict[int, int]] = field(default_factory=list)
    """For each open table: how many rows further a cell of a column reaches down."""
    _text: list[str] = field(default_factory=list)
    _fonts: list[str] = field(default_factory=list)
    _places: list[int] = field(default_factory=lambda: [0])
    _place_count: int = 0
    _links: int = 0
    _linked: int = 0
    _link_depth: int = 0
    _verbatim: int = 0

    def items(self) -> list[Item]:
        node: Any = LexborHTMLParser(self.markup).root
        depth = 0
        while node is not None:
            child = node.first_child if self._enter(node) else None
            if child is not None:
                node, depth = child, depth + 1
                continue
            self._leave(node)
            while depth and node.next is None:
                node, depth = node.parent, depth - 1
                self._leave(node)
            node = node.next if depth else None
        self._end_paragraph()
        return self._open[0]

    def _enter(self, node: Any) -> bool:
        """Take in what the element begins; whether to go into it."""
        tag = node.tag or ""
        if tag == "-text":
            self._take_text(node.text(deep=False) or "")
            return False
        if tag in SKIPPED or _is_hidden(node):
            return False
        if tag == "span" and TAB in (node.attributes.get("style") or ""):
            self._text.append("\t")
            self._fonts.append("")
            return False
        if tag in BLOCKS:
            self._end_paragraph()
        if tag in PLACES:
            self._place_count += 1
            self._places.append(self._place_count)
        if tag in WITH_FONTS:
            self._fonts.append(_symbol_font(node) or (self._fonts[-1] if self._fonts else ""))
        if tag in ("table", "tr", "td", "th"):
            self._enter_table_part(tag, node)
        elif tag == "a":
            self._link_depth += 1
            self._links += 1
        elif tag == "pre":
            self._verbatim += 1
        elif tag in ("br", "input", "textarea"):
            self._text.append("\n" if tag == "br" else _control(node))
        return True

    def _leave(self, node: Any) -> None:
        tag = node.tag or ""
        if tag in SKIPPED or tag == "-text" or _is_hidden(node):
            return
        if tag in BLOCKS:
            self._end_paragraph()
        if tag in PLACES:
            self._places.pop()
        if tag in WITH_FONTS:
            self._fonts.pop()
        if tag == "table":
            self._tables.pop()
            self._spans.pop()
        elif tag in CELLS and self._tables and self._tables[-1] is not None:
            self._open.pop()
        elif tag == "a":
            self._link_depth -= 1
        elif tag == "pre":
            self._verbatim -= 1

    def _enter_table_part(self, tag: str, node: Any) -> None:
        if tag == "table":
            table = Table() if len(self._tables) < DEEPEST_TABLE else None
            self._tables.append(table)
            self._spans.append({})
            if table is not None:
                self._open[-1].append(table)
        elif self._tables and self._tables[-1] is not None:
            rows = self._tables[-1].rows
            if tag == "tr" or not rows:
                if rows:
                    self._reach_down(rows[-1])
                rows.append([])
            if tag in CELLS:
                self._open.append(self._place_cell(rows[-1], node))

    def _place_cell(self, row: list[Cell], node: Any) -> Cell:
        """A new cell in its column, with an empty one for each further column that it takes."""
        self._reach_down(row)
        reaching = self._spans[-1]
        cell: Cell = []
        below = _span(node, "rowspan") - 1
        for i in range(_span(node, "colspan")):
            reaching[len(row)] = below
            row.append([] if i else cell)
        return cell

    def _reach_down(self, row: list[Cell]) -> None:
        """Empty cells where those of rows above reach down."""
        reaching = self._spans[-1]
        while reaching.get(len(row), 0) > 0:
            reaching[len(row)] -= 1
            row.append([])

    def _take_text(self, text: str) -> None:
        if not self._verbatim:
            text = SPACES.sub(" ", WRAPPED.sub("", text))
        if self._fonts and self._fonts[-1]:
            text = in_symbol_font(text, self._fonts[-1])
        self._text.append(text)
        if self._link_depth:
            self._linked += len("".join(text.split()))

    def _end_paragraph(self) -> None:
        text = "".join(self._text)
        if not self._verbatim:
            text = "\n".join(_tidy(line) for line in text.split("\n"))
        inked = len("".join(text.split()))
        if inked:
            links = self._links if self._linked >= LINKED_SHARE * inked else 0
            self._open[-1].append(Paragraph(text.strip("\n"), links, self._places[-1]))
        self._text.clear()
        self._links = self._linked = 0


def _span(node: Any, name: str) -> int:
    """How many columns or rows a cell takes; as many as a browser allows at most."""
    value = (node.attributes.get(name) or "").strip()
    return min(max(int(value), 1), WIDEST_SPAN) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _tidy(line: str) -> str:
    """Spaces that meet across elements are one; those around a TAB are none."""
    return RUN.sub(" ", AROUND_TAB.sub("\t", line) if "\t" in line else line).strip(" \t")


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or HIDDEN.search(attributes.get("style") or "") is not None)


def _symbol_font(node: Any) -> str:
    attributes = node.attributes
    match = SYMBOL_FONT.search(f"{attributes.get('face') or ''} {attributes.get('style') or ''}")
    return match.group(0) if match else ""


def _control(node: Any) -> str:
    """What a form control shows: a box and its state, or the words filled in."""
    kind = (node.attributes.get("type") or "text").lower()
    if node.tag == "textarea":
        return ""
    if kind in ("checkbox", "radio"):
        return TICKED if "checked" in node.attributes else UNTICKED
    return node.attributes.get("value") or "" if kind == "text" else ""
