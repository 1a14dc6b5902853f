"""Whether the packed streams of a PDF inflate within measure: PDFium inflates what it meets, to whatever size."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.readers.pdf_lzw import from_lzw

CONTENT = 8 << 20
"""What draws a page is refused above so many bytes: pages of filings have 130,000."""
FONT = 64 << 20
"""A font that holds all Chinese characters has 20 million bytes."""
TOTAL = 256 << 20
"""All that may be large together: fonts, for the most part."""
REPEATS = 16
"""A page is made of several streams, and of one stream a few times; each time it is inflated anew."""
GROWTH = {
    b"FlateDecode": 1032, b"Fl": 1032, b"ASCII85Decode": 4, b"A85": 4, b"LZWDecode": 2731, b"LZW": 2731,
    b"RunLengthDecode": 64, b"RL": 64,
}  # fmt: skip
"""How many times its size the output of a filter can have, at most."""
HEAD = 2048
"""The dictionary of a stream stands within so many bytes before it."""
PIECE = 1 << 16

STREAM = b"stream"
FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
NAME = re.compile(rb"/(\w+)")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
"""A picture is inflated only where it is drawn, and its size is that of its lines and columns."""
REFERENCES = re.compile(rb"\[\s*(?:\d+\s+\d+\s+R\s*){%d,}\]" % REPEATS)
REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
NUMBER = re.compile(rb"(\d+)\s+\d+$")
PACKED_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
FONT_FILE = re.compile(rb"/Length[123]\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it stands in the file, the filters that it goes through, and the size it may inflate to."""

    number: bytes
    packed: bytes
    filters: tuple[bytes, ...]
    limit: int
    holds_objects: bool


def inflates_beyond_measure(data: bytes) -> bool:
    """What PDFium would inflate to read the text is larger, alone or together, than any of a filing."""
    total, numbers, lists = 0, set(), [data]
    for stream in _streams(data):
        numbers.add(stream.number)
        if stream.holds_objects:
            lists.append(b"".join(_within_limit(stream)))
        if _may_exceed(stream):
            size = sum(map(len, _within_limit(stream)))
            total += size
            if size > stream.limit or total > TOTAL:
                return True
    return any(number in numbers for text in lists for number in _repeated(text))


def _repeated(text: bytes) -> Iterator[bytes]:
    """Numbers of the objects that a list of references names again and again."""
    for found in REFERENCES.finditer(text):
        named = Counter(REFERENCE.findall(found.group()))
        yield from (number for number, times in named.items() if times > REPEATS)


def _streams(data: bytes) -> Iterator[Stream]:
    for begin, content in _beginnings(data):
        start = max(begin - HEAD, 0)
        object_at = data.rfind(b" obj", start, begin)
        head = data[max(object_at, start) : begin]
        number = NUMBER.search(data, max(object_at - 20, 0), max(object_at, 0))
        if PICTURE.search(head):
            continue
        end = data.find(b"endstream", content)
        filters = FILTERS.search(head)
        names = tuple(NAME.findall(filters.group(0))[1:]) if filters else ()
        limit = FONT if FONT_FILE.search(head) else CONTENT
        holds_objects = PACKED_OBJECTS.search(head) is not None
        yield Stream(
            number.group(1) if number else b"",
            data[content : end if end >= 0 else len(data)],
            names,
            limit,
            holds_objects,
        )


def _beginnings(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream's keyword and its content begin."""
    at = data.find(STREAM)
    while at >= 0:
        after = data[at + len(STREAM) : at + len(STREAM) + 2]
        if data[at - 3 : at] != b"end" and (after[:1] == b"\n" or after == b"\r\n"):
            yield at, at + len(STREAM) + (1 if after[:1] == b"\n" else 2)
        at = data.find(STREAM, at + len(STREAM))


def _may_exceed(stream: Stream) -> bool:
    """By the most that its filters can make of it: true of few streams, so that few are inflated."""
    size = len(stream.packed)
    for name in stream.filters:
        size *= GROWTH.get(name, 1)
    return size > stream.limit


def _within_limit(stream: Stream) -> Iterator[bytes]:
    """What it unpacks to, to the piece that exceeds the limit; an encrypted stream cannot be unpacked, and ends."""
    try:
        yield from _as_far_as(stream.limit, _unpacked(stream))
    except (zlib.error, binascii.Error, ValueError):
        return


def _as_far_as(limit: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size > limit:
            return


def _unpacked(stream: Stream) -> Iterator[bytes]:
    pieces: Iterator[bytes] = iter([stream.packed])
    for name in stream.filters:
        unpack = UNPACKERS.get(name)
        if unpack is None:
            break
        pieces = unpack(pieces)
    return pieces


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        inflated = unpacker.decompress(piece, PIECE)
        while inflated:
            yield inflated
            inflated = unpacker.decompress(unpacker.unconsumed_tail, PIECE)


def _from_ascii85(pieces: Iterator[bytes]) -> Iterator[bytes]:
    text = b"".join(pieces).strip()
    yield base64.a85decode(text.removeprefix(b"<~").removesuffix(b"~>"), ignorechars=b" \t\n\r\x0b\x0c\0")


def _from_hex(pieces: Iterator[bytes]) -> Iterator[bytes]:
    digits = b"".join(b"".join(pieces).partition(b">")[0].split())
    yield binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def _from_lzw(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """As the codes' widths usually grow; the other way where that gives more, for the parameters may say so."""
    packed = b"".join(pieces)
    ways = [b"".join(_as_far_as(CONTENT, from_lzw(packed, early=early))) for early in (1, 0)]
    yield max(ways, key=len)


def _from_runs(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packed, at = b"".join(pieces), 0
    while at < len(packed) and packed[at] != 128:
        length = packed[at]
        yield packed[at + 1 : at + 2 + length] if length < 128 else packed[at + 1 : at + 2] * (257 - length)
        at += length + 2 if length < 128 else 2


UNPACKERS = {
    b"FlateDecode": _inflated, b"Fl": _inflated, b"ASCII85Decode": _from_ascii85, b"A85": _from_ascii85,
    b"ASCIIHexDecode": _from_hex, b"AHx": _from_hex, b"LZWDecode": _from_lzw, b"LZW": _from_lzw,
    b"RunLengthDecode": _from_runs, b"RL": _from_runs,
}  # fmt: skip
