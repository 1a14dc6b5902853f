"""Where a Word 97–2003 file keeps its text and the properties of its characters and paragraphs.

After Microsoft's published description of the format, [MS-DOC]: the FIB (2.5), the piece table (2.8.35), pages of
formatted properties (2.9.33 and 2.9.175), single property modifiers (2.2.5).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractors.errors import UnreadableFileError

WORD_97 = 0xC1
MAGIC = 0xA5EC
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
STORY_LENGTHS = 0x4C
"""Lengths, in characters, of the main text, footnotes, headers, macros, comments, endnotes, text boxes."""
CHARACTER_PAGES, PARAGRAPH_PAGES, PIECES, LISTS, LIST_USES = 0xFA, 0x102, 0x1A2, 0x2E2, 0x2EA
"""Where the FIB has offset and length of each table."""
PAGE = 512
COMPRESSED = 0x40000000
MOST_PIECES = 500_000
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a property's value, by the upper three bits of its code; 0 where the first byte tells."""
ELSEWHERE = 0x6646
"""The modifiers stand in the data stream."""
TABLE_DEFINITIONS = frozenset({0xD606, 0xD608})

SprmsOf = Callable[[bytes, int], bytes]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text stand at byte `place`, of `width` bytes each."""

    start: int
    end: int
    place: int
    width: int


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes `start` to `end` of the stream have the property modifiers `sprms`."""

    start: int
    end: int
    sprms: bytes


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file taken apart. `stories`: first and last + 1 character of the texts to read."""

    stream: bytes
    table: bytes
    data: bytes
    pieces: tuple[Piece, ...]
    character_runs: tuple[Run, ...]
    paragraph_runs: tuple[Run, ...]
    stories: tuple[tuple[int, int], ...]

    def paragraph_sprms(self, piece: Piece, at: int) -> bytes:
        """The modifiers of the paragraph whose mark is character `at`."""
        place = piece.place + (at - piece.start) * piece.width
        i = bisect_right(self.paragraph_runs, place, key=lambda run: run.start) - 1
        sprms = self.paragraph_runs[i].sprms if i >= 0 and place < self.paragraph_runs[i].end else b""
        elsewhere = properties(sprms).get(ELSEWHERE)
        return sprms if elsewhere is None else sprms + self._sprms_in_data(int.from_bytes(elsewhere, "little"))

    def _sprms_in_data(self, at: int) -> bytes:
        """Modifiers too many for their page: those of wide table rows."""
        length = int.from_bytes(self.data[at : at + 2], "little")
        return self.data[at + 2 : at + 2 + length]

    def table_part(self, pointer: int) -> bytes:
        return _part(self.stream, self.table, pointer)

    def table_from(self, pointer: int) -> bytes:
        """From the beginning of a part to the end of the table stream: some parts go on beyond their length."""
        start, length = struct.unpack_from("<II", self.stream, pointer)
        return self.table[start:] if length else b""


def open_streams(streams: Mapping[str, bytes], source: str) -> WordFile:
    """The file. Raises UnreadableFileError for one that is encrypted, too old or has lost its text."""
    stream = streams["WordDocument"]
    if len(stream) < 0x200:
        raise UnreadableFileError(source, "a damaged Word file: it is cut off")
    magic, version = struct.unpack_from("<HH", stream, 0)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if version < WORD_97:
        raise UnreadableFileError(source, "a Word file older than Word 97: save it as .docx")
    if magic != MAGIC:
        raise UnreadableFileError(source, "a damaged Word file: no Word signature")
    if flags & ENCRYPTED:
        raise UnreadableFileError(source, "an encrypted Word file: save it without a password")
    table = streams["1Table" if flags & SECOND_TABLE else "0Table"]
    pieces = tuple(_pieces(_part(stream, table, PIECES), len(stream)))
    if not pieces:
        raise UnreadableFileError(source, "a damaged Word file: its text cannot be found")
    return WordFile(
        stream,
        table,
        streams["Data"],
        pieces,
        tuple(_runs(stream, _part(stream, table, CHARACTER_PAGES), _character_sprms, 1)),
        tuple(_runs(stream, _part(stream, table, PARAGRAPH_PAGES), _paragraph_sprms, 13)),
        tuple(_stories(stream, pieces[-1].end)),
    )


def _part(stream: bytes, table: bytes, pointer: int) -> bytes:
    start, length = struct.unpack_from("<II", stream, pointer)
    return table[start : start + length]


def _stories(stream: bytes, last: int) -> Iterator[tuple[int, int]]:
    """The main text, and the text boxes, which stand behind everything else."""
    lengths = [max(length, 0) for length in struct.unpack_from("<7i", stream, STORY_LENGTHS)]
    yield 0, min(lengths[0], last)
    before = sum(lengths[:6])
    if lengths[6] and before < last:
        yield before, min(before + lengths[6], last)


def _pieces(clx: bytes, size: int) -> Iterator[Piece]:
    """The pieces that the text is made of, as far as they stand in the stream."""
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        return
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = min((len(plc) - 4) // 12, MOST_PIECES)
    if count < 1:
        return
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    for i in range(count):
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)
        width = 1 if place & COMPRESSED else 2
        place = (place & 0x3FFFFFFF) // (2 if width == 1 else 1)
        end = min(ends[i + 1], ends[i] + max(size - place, 0) // width)
        if end > ends[i]:
            yield Piece(ends[i], end, place, width)
        if ends[i + 1] < ends[i]:
            return


def _runs(stream: bytes, plc: bytes, sprms_of: SprmsOf, entry: int) -> list[Run]:
    """The runs of all pages of formatted properties, in order of their place."""
    count = max((len(plc) - 4) // 8, 0)
    numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
    found: list[Run] = []
    for number in dict.fromkeys(n & 0x3FFFFF for n in numbers):
        page = stream[number * PAGE : (number + 1) * PAGE]
        if len(page) < PAGE:
            continue
        runs = min(page[-1], (PAGE - 5) // (4 + entry))
        bounds = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for i in range(runs):
            if bounds[i] < bounds[i + 1]:
                found.append(Run(bounds[i], bounds[i + 1], sprms_of(page, page[4 * (runs + 1) + entry * i] * 2)))
    return sorted(found, key=lambda run: run.start)


def _character_sprms(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_sprms(page: bytes, at: int) -> bytes:
    """Behind a length in words, which may stand in a second byte, and the number of the style."""
    if not at:
        return b""
    start, length = (at + 1, 2 * page[at] - 1) if page[at] else (at + 2, 2 * page[min(at + 1, PAGE - 1)])
    return page[start + 2 : start + length]


def properties(sprms: bytes) -> dict[int, bytes]:
    """Property code → its value; of a repeated one the last counts."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 3 <= len(sprms):
        (code,) = struct.unpack_from("<H", sprms, at)
        at += 2
        size = SIZES[code >> 13]
        if code in TABLE_DEFINITIONS:
            size = struct.unpack_from("<H", sprms.ljust(at + 2, b"\0"), at)[0] + 1
        elif not size:
            size = sprms[at] + 1
        found[code] = sprms[at : at + size]
        at += size
    return found
