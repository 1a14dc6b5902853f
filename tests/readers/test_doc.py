"""Word 97–2003 files, written here structure by structure."""

from __future__ import annotations

import struct

import pytest

from extractors.document import Document, FieldName
from extractors.errors import UnreadableFileError
from extractors.readers import read_bytes
from tests.readers.writers import CELL, ROW, Look, Para, doc_bytes

INNER = struct.pack("<HBHI", 0x2416, 1, 0x6649, 2)
INNER_CELL, INNER_ROW = (INNER + struct.pack("<HB", code, 1) for code in (0x244B, 0x244C))
DELETED, HIDDEN = struct.pack("<HB", 0x0800, 1), struct.pack("<HB", 0x083C, 1)


def read(*paras: Para, looks: tuple[Look, ...] = (), **parts: bytes) -> Document:
    return read_bytes(doc_bytes(paras, looks, **parts), source="filing.doc")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("一\x0b二", "一\n二", id="line break"),
        pytest.param("一\t二", "一\t二", id="tab"),
        pytest.param("见\x13 HYPERLINK \\o \x14公告\x15。", "见公告。", id="field with a result"),
        pytest.param("第\x13 PAGE \x15页", "第页", id="field without"),
        pytest.param("\x13 IF \x13 PAGE \x141\x15 \x14甲\x15乙", "甲乙", id="field in a field's code"),
        pytest.param("\x13 A \x14甲\x13 B \x14乙\x15\x15丙", "甲乙丙", id="field in a result"),
        pytest.param("2024\x1e003", "2024-003", id="hyphen"),
        pytest.param("甲\x15\x14乙", "甲乙", id="field marks without a field"),
        pytest.param("甲\x13乙\r丙", "甲\n丙", id="field never closed"),
        pytest.param("王䶮、𠮷野", "王䶮、𠮷野", id="characters outside the basic plane"),
        pytest.param("甲\ud800乙", "甲\ufffd乙", id="half of a pair"),
    ],
)
def test_a_paragraph_reads_as_printed(printed: str, text: str) -> None:
    assert read(Para(printed)).text == text


def test_hidden_and_deleted_characters_are_left_out() -> None:
    assert read(Para("甲乙丙丁"), looks=(Look(1, 2, DELETED), Look(2, 3, HIDDEN))).text == "甲丁"


def sign_of(code: int) -> bytes:
    return struct.pack("<HHH", 0x6A09, 3, code)


def form_field(bits: int, default: int) -> bytes:
    return bytes(68) + struct.pack("<IHHHHHH", 0xFFFFFFFF, bits, 0, 20, 0, 0, default)


@pytest.mark.parametrize(
    ("printed", "look", "data", "sign"),
    [
        pytest.param("(", sign_of(0xF0FE), b"", "☑", id="Wingdings ticked"),
        pytest.param("(", sign_of(0xF052), b"", "☑", id="Wingdings 2 ticked"),
        pytest.param("(", sign_of(0xF0A8), b"", "□", id="Wingdings empty"),
        pytest.param("√", b"", b"", "☑", id="tick"),
        pytest.param("\uf0fe", b"", b"", "☑", id="private character"),
        *(
            pytest.param(
                "\x13 FORMCHECKBOX \x01\x14\x15",
                struct.pack("<HI", 0x6A03, 0),
                form_field(1 | state << 2, default),
                sign,
                id=f"form field {state} {default}",
            )
            for state, default, sign in ((1, 0, "☑"), (0, 1, "□"), (25, 1, "☑"), (25, 0, "□"))
        ),
    ],
)
def test_a_box_reads_as_its_state(printed: str, look: bytes, data: bytes, sign: str) -> None:
    at = 5 + (printed.index("\x01") if "\x01" in printed else 0)
    row = (Para("活动类别", "\x07", CELL), Para(printed + "电话会议", "\x07", CELL), Para("", "\x07", ROW))
    more = (Para("参与单位", "\x07", CELL), Para("东湖证券", "\x07", CELL), Para("", "\x07", ROW))
    document = read(*row, *more, looks=(Look(at, at + 1, look),), data=data)
    (block,) = document.fields(FieldName.CATEGORIES)
    assert block.span.of(document.text) == f"{sign}电话会议"


def lines(*paras: Para) -> list[str]:
    return read(*paras).source_text.split("\n")


def cell(text: str) -> Para:
    return Para(text, "\x07", CELL)


END = Para("", "\x07", ROW)


@pytest.mark.parametrize(
    ("paras", "expected"),
    [
        pytest.param([Para("前"), cell("时间"), cell("甲"), END, Para("后")], ["前", "时间\t甲", "后"], id="a row"),
        pytest.param([cell("附件"), cell(""), END, cell("日期"), cell("甲"), END], ["附件", "日期\t甲"], id="empty"),
        pytest.param([cell("内容"), Para("问", "\r", CELL), cell("答"), END], ["内容\t问", "答"], id="paragraphs"),
        pytest.param(
            [cell("内容"), Para("如下", "\r", CELL), Para("项目", "\r", INNER_CELL), Para("金额", "\r", INNER_CELL),
             Para("", "\r", INNER_ROW), cell("完"), END],
            ["内容\t如下", "项目\t金额", "完"],
            id="a table in a cell",
        ),
        pytest.param([cell("甲"), cell("乙")], ["甲\t乙"], id="a row without an end"),
        pytest.param([cell("一"), cell("二"), cell("三"), END], ["一\t二\t三"], id="three columns"),
    ],
)  # fmt: skip
def test_rows_are_laid_out_as_lines(paras: list[Para], expected: list[str]) -> None:
    assert [line for line in (text.rstrip("\t") for text in lines(*paras)) if line] == expected


def test_a_row_may_keep_its_properties_in_the_data_stream() -> None:
    elsewhere, row = struct.pack("<HI", 0x6646, 8), struct.pack("<8sH", b"", len(ROW)) + ROW
    paras = [
        cell("时间"),
        cell("甲"),
        Para("", "\x07", elsewhere),
        cell("地点"),
        cell("乙"),
        Para("", "\x07", elsewhere),
    ]
    assert read(*paras, data=row).source_text.split("\n") == ["时间\t甲", "地点\t乙"]


def test_rows_are_guessed_where_paragraphs_have_no_properties() -> None:
    data = doc_bytes(
        [
            Para("时间", "\x07"),
            Para("甲", "\x07"),
            Para("", "\x07"),
            Para("地点", "\x07"),
            Para("乙", "\x07"),
            Para("", "\x07"),
        ]
    )
    data = without_paragraph_table(data)
    assert read_bytes(data, source="a").source_text.split("\n") == ["时间\t甲", "地点\t乙"]


def without_paragraph_table(data: bytes) -> bytes:
    at = 512 + 0x102
    return data[:at] + bytes(8) + data[at + 8 :]


def list_tables(pattern: str, style: int) -> dict[str, bytes]:
    head = struct.pack("<II18sBB", 77, 0, b"", 1, 0)
    level = struct.pack("<iBB9sBIIBBBB", 1, style, 0, b"", 2, 0, 0, 0, 0, 0, 0)
    pattern_bytes = struct.pack("<H", len(pattern)) + pattern.encode("utf-16-le")
    return {
        "lists": struct.pack("<H", 1) + head + level + pattern_bytes,
        "uses": struct.pack("<I", 1) + struct.pack("<I12s", 77, b""),
    }


@pytest.mark.parametrize(
    ("pattern", "style", "text"),
    [
        ("\x00、", 0, "1、甲？\n乙。\n2、丙？"),
        ("问题\x00：", 37, "问题一：甲？\n乙。\n问题二：丙？"),
        ("·", 23, "甲？\n乙。\n丙？"),
    ],
)
def test_automatic_numbers_are_printed(pattern: str, style: int, text: str) -> None:
    item = struct.pack("<HBHH", 0x260A, 0, 0x460B, 1)
    paras = [Para("甲？", "\r", item), Para("乙。"), Para("丙？", "\r", item)]
    assert read(*paras, **list_tables(pattern, style)).text == text


def patched(at: int, value: bytes) -> bytes:
    """A good file with other bytes in its first stream."""
    data = doc_bytes([Para("正文。")])
    return data[: 512 + at] + value + data[512 + at + len(value) :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(doc_bytes([Para("正文。")], flags=0x0100), "encrypted Word file", id="encrypted"),
        pytest.param(doc_bytes([Para("正文。")], version=0x65), "older than Word 97", id="Word 6"),
        pytest.param(patched(0, b"\0\0"), "no Word signature", id="no signature"),
        pytest.param(patched(0x1A2, b"\xff" * 8), "text cannot be found", id="no piece table"),
        pytest.param(patched(0x4C, bytes(4)), "without text", id="no characters"),
        pytest.param(doc_bytes([Para("")]), "without text", id="empty"),
        pytest.param(doc_bytes([Para("正文。")])[:700], "damaged", id="cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000, "damaged OLE", id="noise"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(data, source="filing.doc")


def test_a_piece_of_one_byte_characters() -> None:
    data = doc_bytes([Para("ab")])
    raw = "ab\r".encode("utf-16-le")
    start, piece = data.index(raw), struct.pack("<HIH", 0, 0x600, 0)
    single = data[:start] + b"ab\r\0\0\0" + data[start + 6 :]
    compressed = struct.pack("<HIH", 0, 0x600 * 2 | 0x40000000, 0)
    assert read_bytes(single.replace(piece, compressed), source="a").text == "ab"
