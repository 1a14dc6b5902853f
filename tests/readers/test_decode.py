"""Bytes to text."""

from __future__ import annotations

import pytest

from extractors.errors import UnreadableFileError
from extractors.readers.decode import decode

TEXT = "证券代码：300999 证券简称：澄湖传动\n投资者关系活动记录表，公司的收入在上年增长。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_chinese_encodings_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), source="a.txt") == TEXT


def test_big5_is_told_from_gb18030() -> None:
    text = "投資者關係活動記錄表，公司的收入在上年有所增長，這是本公司的主要原因。"
    assert decode(text.encode("big5"), source="a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF file, not text"),
        (b"PK\x03\x04....", "this is a ZIP container (docx, xlsx), not text"),
        (bytes(range(256)), "not text in UTF-8, UTF-16, GB18030 or Big5"),
        (b"\x00\x01\x02\x03" * 40, "not text in UTF-8, UTF-16, GB18030 or Big5"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode(data, source="a.txt")
    assert str(caught.value) == f"a.txt: {reason}"
