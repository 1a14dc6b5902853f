"""The printed paragraphs of a Word 97–2003 file: without field codes, hidden and deleted text; boxes as tick signs."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from extractors.readers.doc_lists import Lists
from extractors.readers.doc_structures import Piece, Run, WordFile, properties
from extractors.readers.markup import TICKED, UNTICKED
from extractors.readers.symbols import symbol

IN_TABLE, ROW_END, DEPTH = 0x2416, 0x2417, 0x6649
INNER_CELL, INNER_ROW_END = 0x244B, 0x244C
DELETED, HIDDEN, SYMBOL, DATA_PLACE = 0x0800, 0x083C, 0x6A09, 0x6A03
FIELD_BEGIN, FIELD_RESULT, FIELD_END = "\x13", "\x14", "\x15"
CHECK_BOX = "FORMCHECKBOX"
PLACEHOLDER, SYMBOL_SIGN, CELL_END = "\x01", "(", "\x07"
PARAGRAPH_ENDS = frozenset("\r\x07\x0c")
PRINTED = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "", "\x00": "", "\x01": "", "\x02": "", "\x03": "",
           "\x04": "", "\x05": "", "\x08": "", "\n": "\n"}  # fmt: skip
FORM_FIELD_HEADER = 68
"""Bytes before the form field's own data, the first four being the length of all."""


class Mark(Enum):
    """How a paragraph ends."""

    PARAGRAPH = 0
    CELL = 1
    ROW = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph; `depth` tells in how many nested tables it stands."""

    text: str
    mark: Mark = Mark.PARAGRAPH
    depth: int = 0


@dataclass(slots=True)
class Fields:
    """Which fields are open: of each, whether its result has begun, and its code so far."""

    codes: list[list[str]] = field(default_factory=list)
    in_result: list[bool] = field(default_factory=list)

    def take(self, char: str) -> bool:
        """Whether the character belongs to a field's code or bounds a field, and so is not printed."""
        if char == FIELD_BEGIN:
            self.codes.append([])
            self.in_result.append(False)
        elif char == FIELD_RESULT and self.in_result:
            self.in_result[-1] = True
        elif char == FIELD_END and self.in_result:
            self.codes.pop()
            self.in_result.pop()
        elif all(self.in_result):
            return char in (FIELD_RESULT, FIELD_END)
        else:
            self.codes[-1].append(char)
        return True

    def end_paragraph(self) -> None:
        """A field whose code outlasts its paragraph has lost its end; the text goes on."""
        while not all(self.in_result):
            self.codes.pop()
            self.in_result.pop()

    def is_check_box(self) -> bool:
        return bool(self.codes) and CHECK_BOX in "".join(self.codes[-1])


def paragraphs_of(file: WordFile, start: int, end: int, lists: Lists) -> Iterator[Printed]:
    """The paragraphs of characters `start` to `end`, in order."""
    fields = Fields()
    text: list[str] = []
    for piece in file.pieces:
        for run_start, run_text, sprms in _runs_of(file, piece, start, end):
            look = properties(sprms)
            if is_on(look, DELETED):
                continue
            for i, char in enumerate(run_text):
                if char in PARAGRAPH_ENDS:
                    yield _paragraph("".join(text), char, file.paragraph_sprms(piece, run_start + i), lists)
                    text.clear()
                    fields.end_paragraph()
                else:
                    text.append(_printed(char, look, fields, file))
    if text:
        yield Printed("".join(text))


def _runs_of(file: WordFile, piece: Piece, start: int, end: int) -> Iterator[tuple[int, str, bytes]]:
    """The piece's characters between `start` and `end`, cut where their properties change."""
    at, end = max(piece.start, start), min(piece.end, end)
    runs = file.character_runs
    i = bisect_left(runs, piece.place + (at - piece.start) * piece.width, key=lambda run: run.end - 1)
    while at < end:
        place = piece.place + (at - piece.start) * piece.width
        while i < len(runs) and runs[i].end <= place:
            i += 1
        run = runs[i] if i < len(runs) else Run(place, len(file.stream) + 2, b"")
        is_inside = run.start <= place
        limit = run.end if is_inside else run.start
        upto = min(end, at + max((limit - place) // piece.width, 1))
        yield at, _decoded(file.stream, piece, at, upto), run.sprms if is_inside else b""
        at = upto


def _decoded(stream: bytes, piece: Piece, at: int, end: int) -> str:
    """Characters `at` to `end`; each stays one, so that places can be counted, also where a surrogate stands alone."""
    first = piece.place + (at - piece.start) * piece.width
    raw = stream[first : first + (end - at) * piece.width]
    if piece.width == 1:
        return raw.decode("cp1252", "replace")
    return raw.decode("utf-16-le", "surrogatepass") if _is_plain(raw) else _by_units(raw)


def _is_plain(raw: bytes) -> bool:
    """No half of a surrogate pair is in it."""
    return not any(0xD8 <= byte <= 0xDF for byte in raw[1::2])


def _by_units(raw: bytes) -> str:
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))


def _printed(char: str, look: dict[int, bytes], fields: Fields, file: WordFile) -> str:
    if char == PLACEHOLDER and fields.is_check_box() and DATA_PLACE in look:
        return check_box(file.data, look[DATA_PLACE])
    if fields.take(char) or is_on(look, HIDDEN):
        return ""
    if char == SYMBOL_SIGN and SYMBOL in look:
        return _symbol(look[SYMBOL])
    return PRINTED.get(char, char)


def _symbol(value: bytes) -> str:
    """A character of a symbol font whose name is in the font table; Wingdings and Wingdings 2 share no box codes."""
    code = int.from_bytes(value[2:4], "little")
    return symbol(code)


def check_box(data: bytes, place: bytes) -> str:
    """The state of a check box form field, kept in the data stream."""
    at = int.from_bytes(place, "little") + FORM_FIELD_HEADER
    if at + 12 > len(data):
        return UNTICKED
    _, bits, _, _, name_length = struct.unpack_from("<IHHHH", data, at)
    state = bits >> 2 & 0x1F
    if state in (0, 1):
        return TICKED if state else UNTICKED
    after_name = at + 12 + 2 * name_length + 2
    default = data[after_name : after_name + 2]
    return TICKED if int.from_bytes(default, "little") == 1 else UNTICKED


def _paragraph(text: str, end: str, sprms: bytes, lists: Lists) -> Printed:
    look = properties(sprms)
    depth = int.from_bytes(look.get(DEPTH, b""), "little")
    if end == CELL_END or is_on(look, IN_TABLE):
        depth = max(depth, 1)
    if is_on(look, ROW_END) or is_on(look, INNER_ROW_END):
        return Printed("", Mark.ROW, depth)
    is_cell = end == CELL_END or is_on(look, INNER_CELL)
    text = _paired(text)
    number = lists.number_of(look) if text.strip() else ""
    return Printed(number + text, Mark.CELL if is_cell else Mark.PARAGRAPH, depth)


def _paired(text: str) -> str:
    """Surrogate pairs as the characters that they are; halves without the other half as the replacement character."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_on(look: dict[int, bytes], code: int) -> bool:
    return look.get(code, b"\0")[:1] not in (b"", b"\0")
