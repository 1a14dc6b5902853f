"""Whether the packed streams of a PDF inflate within measure: PDFium inflates what it meets, to whatever size."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

CONTENT = 8 << 20
"""What draws a page is refused above so many bytes: pages of filings have 130,000."""
FONT = 64 << 20
"""A font that holds all Chinese characters has 20 million bytes."""
GROWTH = {b"FlateDecode": 1032, b"Fl": 1032, b"ASCII85Decode": 4, b"A85": 4}
"""How many times its size the output of a filter can have, at most."""
HEAD = 2048
"""The dictionary of a stream stands within so many bytes before it."""
PIECE = 1 << 16

STREAM = b"stream"
FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
NAME = re.compile(rb"/(\w+)")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
"""A picture is inflated only where it is drawn, and its size is that of its lines and columns."""
FONT_FILE = re.compile(rb"/Length[123]\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it stands in the file, the filters that it goes through, and the size it may inflate to."""

    packed: bytes
    filters: tuple[bytes, ...]
    limit: int


def inflates_beyond_measure(data: bytes) -> bool:
    """Some stream that PDFium would inflate to read the text is larger than any of a filing."""
    return any(_may_exceed(stream) and _exceeds(stream) for stream in _streams(data))


def _streams(data: bytes) -> Iterator[Stream]:
    for begin, content in _beginnings(data):
        start = max(begin - HEAD, 0)
        head = data[max(data.rfind(b" obj", start, begin), start) : begin]
        if PICTURE.search(head):
            continue
        end = data.find(b"endstream", content)
        filters = FILTERS.search(head)
        names = tuple(NAME.findall(filters.group(0))[1:]) if filters else ()
        limit = FONT if FONT_FILE.search(head) else CONTENT
        yield Stream(data[content : end if end >= 0 else len(data)], names, limit)


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


def _exceeds(stream: Stream) -> bool:
    """By inflating it as far as the limit. What cannot be unpacked (an encrypted stream) does not exceed."""
    pieces: Iterator[bytes] = iter([stream.packed])
    for name in stream.filters:
        unpack = UNPACKERS.get(name)
        if unpack is None:
            break
        pieces = unpack(pieces)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > stream.limit:
                return True
    except (zlib.error, binascii.Error, ValueError):
        return False
    return False


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


UNPACKERS = {
    b"FlateDecode": _inflated, b"Fl": _inflated, b"ASCII85Decode": _from_ascii85, b"A85": _from_ascii85,
    b"ASCIIHexDecode": _from_hex, b"AHx": _from_hex,
}  # fmt: skip
