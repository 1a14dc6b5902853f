"""Damage: the samples in every format that is read, and what can happen to the bytes of a file."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from extractors.readers import read_bytes
from tests.bench.made_pdf import pdf_bytes
from tests.readers.writers import as_doc, as_docx, as_html, sheet_of, zip_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "filings"
LINES_A_PAGE = 45


@cache
def originals() -> dict[str, bytes]:
    """The samples in every format that is read."""
    found: dict[str, bytes] = {}
    for path in sorted(SAMPLES.glob("*.txt")):
        data = path.read_bytes()
        document = read_bytes(data, source=path.name)
        sheet, lines = sheet_of(document), document.text.split("\n")
        pages = [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]
        forms = {"txt": data, "gb.txt": data.decode().encode("gb18030"), "u16.txt": data.decode().encode("utf-16"),
                 "docx": as_docx(sheet), "doc": as_doc(sheet), "html": as_html(sheet),
                 "gb.html": as_html(sheet, "gb2312"), "pdf": pdf_bytes(pages)}  # fmt: skip
        found |= {f"{path.stem}.{suffix}": content for suffix, content in forms.items()}
    return found


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 16, 64, 256))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwritten(data: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(data)), rng.choice((2, 8, 64, 512))
    return data[:at] + rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length))) + data[at + length :]


def shortened(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice((1, 7, 100, 512, 4096)) :]


def repeated(data: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(data)), rng.choice((16, 512, 4096))
    return data[:at] + data[at : at + length] * rng.choice((2, 50)) + data[at:]


def wrong_number(data: bytes, rng: random.Random) -> bytes:
    """A number in the head or the tail, where containers keep lengths and places, becomes another."""
    at = rng.choice((rng.randrange(min(len(data), 2048)), max(len(data) - 1 - rng.randrange(2048), 0)))
    value = rng.choice((0, 1, 0xFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, len(data), rng.getrandbits(32)))
    return data[:at] + struct.pack("<I", value) + data[at + 4 :]


def misnamed_head(data: bytes, rng: random.Random) -> bytes:
    heads = (b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"{\\rtf1")
    return rng.choice(heads) + data


def with_noise(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.choice((bytes(5000), rng.randbytes(5000), b"<" * 5000, b"&#" * 2500)) + data[at:]


def inner_damage(data: bytes, rng: random.Random) -> bytes:
    """Damage to a part of a package, in a package that is whole; to the file itself where it is none."""
    harm = rng.choice((truncated, flipped, overwritten, shortened, repeated, with_noise))
    if not data.startswith(b"PK"):
        return harm(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = rng.choice(("word/document.xml", "word/document.xml", *sorted(parts)))
    return zip_bytes(parts | {name: harm(parts[name], rng) if parts[name] else b"x"})


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated, flipped, overwritten, shortened, repeated, wrong_number, misnamed_head, with_noise, inner_damage,
)  # fmt: skip


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged files, the same for the same seed."""
    rng = random.Random(seed)
    names = sorted(originals())
    for i in range(count):
        name, harm = names[i % len(names)], rng.choice(HARMS)
        yield f"{i:04d}-{harm.__name__}-{name}", harm(originals()[name], rng)
