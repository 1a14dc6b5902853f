"""Radicals and compatibility ideographs that fonts of PDF producers put for the plain character."""

from __future__ import annotations

import re
import unicodedata

UNNAMED = dict(
    zip(
        "⺊⺌⺟⺠⺫⻁⻂⻃⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "卜小母民网虎衣西西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals for which Unicode itself names no character."""


def _table() -> dict[int, str]:
    table = {ord(sign): char for sign, char in UNNAMED.items()}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        char = unicodedata.normalize("NFKC", chr(code))
        if len(char) == 1 and char != chr(code):
            table[code] = char
    return table


RADICALS = _table()


SIGNS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def plain(text: str) -> str:
    """The text with characters in place of such signs, one for one."""
    return text.translate(RADICALS) if SIGNS.search(text) else text
