"""Filings written as Word files, web pages and OLE containers, so that no test needs a binary in the repository."""

from __future__ import annotations

import html
import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document as DocxDocument

from extractors.document import BlockKind, Document

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECTOR = 512
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day of every member of a package, so that the same content makes the same bytes."""
END, FREE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass
class Sheet:
    """A filing without a format: paragraphs, the rows of its form, paragraphs."""

    above: list[str] = field(default_factory=list)
    rows: list[tuple[str, list[str]]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def sheet_of(document: Document) -> Sheet:
    """The filing that was read, to be written in another format."""
    sheet = Sheet()
    for block in document.blocks:
        value = block.span.of(document.text)
        if block.kind is BlockKind.FIELD:
            sheet.rows.append((block.label, value.split("\n")))
        else:
            (sheet.below if sheet.rows else sheet.above).append(value)
    return sheet


def as_docx(sheet: Sheet) -> bytes:
    file = docx.Document()
    for text in sheet.above:
        file.add_paragraph(text)
    if sheet.rows:
        table = file.add_table(rows=0, cols=2)
        for label, lines in sheet.rows:
            cells = table.add_row().cells
            cells[0].text = label
            cells[1].text = lines[0]
            for line in lines[1:]:
                cells[1].add_paragraph(line)
    for text in sheet.below:
        file.add_paragraph(text)
    return docx_bytes(file)


def docx_bytes(file: DocxDocument) -> bytes:
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>公告</title>
<style>td {{ border: 1px }}</style><script>var quote = "<p>0.000</p>";</script></head>
<body><nav><a href="/">首页</a> <a href="/stock">行情</a></nav>
<ul class="menu"><li><a href="/1">新股</a></li><li><a href="/2">基金</a></li><li><a href="/3">期货</a></li></ul>
<div class="main">{body}</div>
<div style="display:none">客户端下载</div><footer>版权所有</footer></body></html>
"""


def _escaped(line: str) -> str:
    """With TABs as Word saves them in a page."""
    return html.escape(line).replace("\t", "<span style='mso-tab-count:1'>      </span>")


def as_html(sheet: Sheet, charset: str = "utf-8") -> bytes:
    above = "".join(f"<p>{html.escape(text)}</p>\n" for text in sheet.above)
    rows = "".join(
        f"<tr><td>{html.escape(label)}</td>\n<td>{'<br>'.join(map(_escaped, lines))}</td></tr>\n"
        for label, lines in sheet.rows
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    below = "".join(f"<p>{html.escape(text)}</p>\n" for text in sheet.below)
    codec = "gb18030" if charset.startswith("gb") else charset
    return PAGE.format(charset=charset, body=above + table + below).encode(codec)


@dataclass(frozen=True)
class Para:
    """A paragraph of a .doc: its text, the character that ends it, and the modifiers of its properties."""

    text: str
    end: str = "\r"
    sprms: bytes = b""


CELL = struct.pack("<HB", 0x2416, 1)
ROW = CELL + struct.pack("<HB", 0x2417, 1)


def as_doc(sheet: Sheet) -> bytes:
    paras = [Para(text) for text in sheet.above]
    for label, lines in sheet.rows:
        paras.append(Para(label, "\x07", CELL))
        paras += [Para(line, "\r", CELL) for line in lines[:-1]]
        paras += [Para(lines[-1], "\x07", CELL), Para("", "\x07", ROW)]
    return doc_bytes([*paras, *(Para(text) for text in sheet.below)])


@dataclass(frozen=True)
class Look:
    """Characters `start` to `end` of the text have these property modifiers."""

    start: int
    end: int
    sprms: bytes


def doc_bytes(
    paras: Sequence[Para], looks: Sequence[Look] = (), *, data: bytes = b"", lists: bytes = b"", uses: bytes = b"",
    flags: int = 0, version: int = 0xC1,
) -> bytes:  # fmt: skip
    """A Word 97 file whose text is one piece of two-byte characters."""
    text = "".join(para.text + para.end for para in paras)
    raw, base = text.encode("utf-16-le", "surrogatepass"), 0x600
    stream = bytearray(base) + raw
    stream += bytes(-len(stream) % SECTOR)
    size = len(raw) // 2
    bounds, at = [base], base
    for para in paras:
        at += len((para.text + para.end).encode("utf-16-le", "surrogatepass"))
        bounds.append(at)
    papx = _pages(stream, bounds, [_papx(para.sprms) for para in paras], 13)
    edges = sorted({base, base + 2 * size, *(base + 2 * p for look in looks for p in (look.start, look.end))})
    chpx = _pages(stream, edges, [_chpx(edge, base, looks) for edge in edges[:-1]], 1)
    piece = struct.pack("<II", 0, size) + struct.pack("<HIH", 0, base, 0)
    table = bytearray(b"\0" * 16)
    places = {}
    for pointer, part in ((0x1A2, b"\x02" + struct.pack("<I", len(piece)) + piece), (0x102, papx), (0xFA, chpx),
                          (0x2EA, uses), (0x2E2, lists)):  # fmt: skip
        places[pointer] = (len(table), len(part))
        table += part
    struct.pack_into("<HH", stream, 0, 0xA5EC, version)
    struct.pack_into("<H", stream, 0x0A, 0x0200 | flags)
    struct.pack_into("<i", stream, 0x4C, size)
    for pointer, (start, length) in places.items():
        struct.pack_into("<II", stream, pointer, start, length)
    return ole_bytes({"WordDocument": bytes(stream), "1Table": bytes(table), "Data": data or bytes(16)})


def _papx(sprms: bytes) -> bytes:
    """Length in words, style, modifiers; an even body stands behind a second length byte."""
    body = b"\0\0" + sprms
    head = bytes([(len(body) + 1) // 2]) if len(body) % 2 else bytes([0, len(body) // 2])
    return head + body


def _chpx(edge: int, base: int, looks: Sequence[Look]) -> bytes:
    sprms = b"".join(look.sprms for look in looks if base + 2 * look.start <= edge < base + 2 * look.end)
    return bytes([len(sprms)]) + sprms if sprms else b""


def _pages(stream: bytearray, bounds: Sequence[int], bodies: Sequence[bytes], entry: int) -> bytes:
    """Write pages of formatted properties behind the stream; the table that finds them."""
    numbers, firsts, at = [], [], 0
    while at < len(bodies):
        page, room, count = bytearray(SECTOR), SECTOR - 2, 0
        places: list[int] = []
        while at + count < len(bodies) and count < 20:
            body = bodies[at + count]
            room -= len(body) + (len(body) % 2)
            room -= room % 2
            if room < 4 * (count + 2) + entry * (count + 1):
                break
            page[room : room + len(body)] = body
            places.append(room // 2 if body else 0)
            count += 1
        struct.pack_into(f"<{count + 1}I", page, 0, *bounds[at : at + count + 1])
        for i, place in enumerate(places):
            page[4 * (count + 1) + entry * i] = place
        page[-1] = count
        numbers.append(len(stream) // SECTOR)
        firsts.append(bounds[at])
        stream += page
        at += count
    firsts.append(bounds[at])
    return struct.pack(f"<{len(firsts)}I", *firsts) + struct.pack(f"<{len(numbers)}I", *numbers)


def ole_bytes(streams: dict[str, bytes]) -> bytes:
    """An OLE container; every stream is padded to 4,096 bytes, so that no small-stream table is needed."""
    fat: list[int] = []
    body = bytearray()
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for i, (name, content) in enumerate(streams.items()):
        padded = content.ljust(4096, b"\0")
        padded += bytes(-len(padded) % SECTOR)
        following = i + 2 if i + 1 < len(streams) else FREE
        entries.append(_entry(name, 2, len(fat), len(padded), right=following))
        _chain(fat, len(padded) // SECTOR)
        body += padded
    directory = b"".join(entries)
    directory += bytes(-len(directory) % SECTOR)
    first_directory = len(fat)
    _chain(fat, len(directory) // SECTOR)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first_fat = len(fat)
    fat += [FAT_SECTOR] * fat_sectors
    fat += [FREE] * (fat_sectors * SECTOR // 4 - len(fat))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(SECTOR, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, fat_sectors, first_directory, 0, 4096, END, 0, END, 0, first_fat)
    numbers = [first_fat + i for i in range(fat_sectors)] + [FREE] * (109 - fat_sectors)
    struct.pack_into("<109I", header, 76, *numbers)
    return bytes(header) + bytes(body) + directory + struct.pack(f"<{len(fat)}I", *fat)


def _chain(fat: list[int], count: int) -> None:
    first = len(fat)
    fat += [*range(first + 1, first + count), END]


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<III", start, size, 0)


def docx_of(
    body: str, *, numbering: str = "", styles: str = "", head: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    """A Word file from the XML of its body (and of its lists and styles), and nothing else."""
    spaces = f'{WORD} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    spaces += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    parts = {"word/document.xml": f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>".encode()}
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {spaces}>{numbering}</w:numbering>".encode()
    if styles:
        parts["word/styles.xml"] = f"<w:styles {spaces}>{styles}</w:styles>".encode()
    return zip_bytes(parts | (more or {}))


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def form(*rows: tuple[str, str]) -> str:
    """A two-column table from labels and the XML of the values."""
    cells = "".join(f"<w:tr><w:tc>{paragraph(label)}</w:tc><w:tc>{value}</w:tc></w:tr>" for label, value in rows)
    return f"<w:tbl>{cells}</w:tbl>"
