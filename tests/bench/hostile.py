"""Files built to exhaust a reader, and files of kinds that no reader takes."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.bench.made_pdf import lzw_of_one, pdf_bytes, pdf_of
from tests.readers.writers import docx_of, ole_bytes, paragraph, zip_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "filings"
DEEP = 100_000
MB = bytes(1 << 20)


def hostile() -> dict[str, Callable[[], bytes]]:
    """Files built to exhaust a reader, and files of kinds that no reader takes."""
    text = (SAMPLES / "yunling-ir-2024-011.txt").read_bytes()
    line = "公司2024年上半年实现营业收入1.02亿元，同比增长24.60%，客户包括明谷科技、砺川重工等，"
    return {
        "bomb.docx": lambda: docx_of(paragraph(" " * 20_000_000)),
        "bomb-1gb.docx": lambda: _bomb(1 << 30),
        "bomb-lying.docx": _lying_bomb,
        "bomb-parts.docx": lambda: zip_bytes({"word/document.xml": b"<a/>"} | dict.fromkeys(map(str, range(250)), MB)),
        "deep.docx": lambda: docx_of("<w:sdt><w:sdtContent>" * DEEP + "</w:sdtContent></w:sdt>" * DEEP),
        "deep-tables.docx": lambda: docx_of("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
        "entities.docx": lambda: docx_of(paragraph("甲"), head=_laughs()),
        "many-paragraphs.docx": lambda: docx_of("".join(paragraph(f"{i}、{line}") for i in range(20_000))),
        "macro.docm": lambda: docx_of(paragraph("甲"), more={"word/vbaProject.bin": ole_bytes({"VBA": b"Sub"})}),
        "deep.html": lambda: b"<html><body>" + b"<div>" * DEEP + text + b"</div>" * DEEP,
        "deep-tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * DEEP + text,
        "deep-formatting.html": lambda: b"<html><body>" + b"".join(b"<b><i id=%d>" % i for i in range(DEEP)) + text,
        "unclosed.html": lambda: b"<html><body>" + b"<p><li><td>" * DEEP + text,
        "open-tags.html": lambda: b"<html>" + b"<" * 3_000_000,
        "open-attributes.html": lambda: b"<html><a " + b"x=" * 1_000_000,
        "entities.html": lambda: b"<html>" + b"&amp;" * 1_000_000,
        "comments.html": lambda: b"<!--" * 1_000_000 + text,
        "nul.txt": lambda: text.replace(b"\n", b"\n\0"),
        "nul-everywhere.txt": lambda: b"\0".join(text[i : i + 1] for i in range(len(text))),
        "long-line.txt": lambda: text + (line * 20_000).encode(),
        "long-line-spaces.txt": lambda: text + (" " * 2_000_000 + "甲").encode(),
        "long-digits.txt": lambda: text + b"1" * 500_000,
        "long-brackets.txt": lambda: text + "（《“".encode() * 100_000,
        "long-marks.txt": lambda: text + "□√".encode() * 200_000,
        "tags.txt": lambda: text + b"<p " * 500_000,
        "many-lines.txt": lambda: text + "1、\n".encode() * 100_000,
        "many-pages.pdf": lambda: pdf_bytes([[line] * 40] * 3000),
        "encrypted.pdf": lambda: pdf_bytes([[line]], encrypt=True),
        "scan.pdf": lambda: pdf_bytes([[line]] * 3, text=False),
        "no-pages.pdf": lambda: pdf_bytes([]),
        "pages-10000.pdf": lambda: pdf_bytes([[line]] * 10_000),
        "blank-pages-10000.pdf": lambda: pdf_bytes([[]] * 10_000),
        "one-page.pdf": lambda: pdf_bytes([[line] * 20_000]),
        "lines.pdf": lambda: pdf_of(b"0 0 m 500 500 l S\n" * 500_000),
        "bomb-1gb.pdf": lambda: pdf_of(_deflated(1 << 30), "/Filter/FlateDecode"),
        "bomb-text.pdf": lambda: pdf_of(_deflated(1 << 28, _shown(line)), "/Filter/FlateDecode"),
        "bomb-twice.pdf": lambda: pdf_of(zlib.compress(_deflated(1 << 30)), "/Filter[/FlateDecode/FlateDecode]"),
        "bomb-lzw.pdf": lambda: pdf_of(lzw_of_one(1 << 28, early=1), "/Filter/LZWDecode"),
        "bomb-again.pdf": lambda: _again(_deflated(1 << 22), 2000),
        "deep-arrays.pdf": lambda: pdf_of(b"[" * DEEP),
        "deep-states.pdf": lambda: pdf_of(b"q " * DEEP),
        "deep-objects.pdf": lambda: pdf_bytes([[line]]).replace(b"/Catalog", b"/Catalog/A" + b"[" * DEEP),
        "circle.pdf": lambda: pdf_bytes([[line]]).replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
        "encrypted.docx": lambda: ole_bytes({"EncryptedPackage": b"", "EncryptionInfo": b""}),
        "book.xls": lambda: ole_bytes({"Workbook": b""}),
        "book.xlsx": lambda: zip_bytes({"xl/workbook.xml": b"<a/>"}),
        "noise": lambda: random.Random(7).randbytes(1_000_000),
        "zeros": lambda: bytes(1_000_000),
        "empty": lambda: b"",
    }  # fmt: skip


def _deflated(size: int, piece: bytes = MB) -> bytes:
    """A deflated stream of so many bytes, the piece again and again, packed once; its checksum is wrong."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + packed * (size // len(piece)) + packer.flush()


def _again(stream: bytes, times: int) -> bytes:
    """A page made of one stream, again and again."""
    data = pdf_of(stream, "/Filter/FlateDecode")
    return data.replace(b"/Contents 7 0 R", b"/Contents[%s]" % (b"7 0 R " * times))


def _shown(line: str) -> bytes:
    """A thousand lines of text on a page of their own."""
    return b"BT /F1 10 Tf 16 TL 60 800 Td %s ET " % (b"<%s> Tj T*\n" % line.encode("utf-16-be").hex().encode() * 1000)


def _bomb(size: int) -> bytes:
    """A package whose document inflates to `size` bytes, packed without holding them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(MB)
    return stream.getvalue()


def _lying_bomb() -> bytes:
    """The same, but the directory says that the document is small."""
    data = _bomb(1 << 30)
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1000) + data[at + 28 :]


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{levels}]><!-- &l11; -->'
