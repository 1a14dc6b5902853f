"""LZW as PDF packs it: codes of 9 to 12 bits, the first bit first."""

from __future__ import annotations

from collections.abc import Iterator

CLEAR, END, FIRST, MOST = 256, 257, 258, 4096
PIECE = 512
"""Codes to a piece."""


def from_lzw(packed: bytes, *, early: int) -> Iterator[bytes]:
    """What the codes stand for, piece by piece, as far as they make sense.

    `early`: by how many codes before it must the width grows, 1 unless the stream's parameters say 0.
    """
    table = [bytes([i]) for i in range(256)] + [b"", b""]
    pieces: list[bytes] = []
    before, width, held, bits = b"", 9, 0, 0
    for byte in packed:
        held, bits = (held << 8 | byte) & 0xFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == END:
            break
        if code == CLEAR:
            del table[FIRST:]
            before, width = b"", 9
            continue
        if code > len(table) or (code == len(table) and not before):
            break
        entry = table[code] if code < len(table) else before + before[:1]
        if before and len(table) < MOST:
            table.append(before + entry[:1])
            width = max(9, min(12, (len(table) + early).bit_length()))
        before = entry
        pieces.append(entry)
        if len(pieces) >= PIECE:
            yield b"".join(pieces)
            pieces.clear()
    yield b"".join(pieces)
