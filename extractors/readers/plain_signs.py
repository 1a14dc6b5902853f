"""Signs that only look like the characters they stand for: radicals and forms kept for compatibility."""

from __future__ import annotations

import re
import unicodedata

SIGNS = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
RADICALS = str.maketrans(
    "⺊⺌⺟⺠⺫⻁⻂⻃⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "卜小母民网虎衣西西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Radicals that Unicode itself names no character for."""


def plain(text: str) -> str:
    """The text with characters in place of such signs, one for one."""
    return SIGNS.sub(lambda match: plain_char(match.group(0)), text) if SIGNS.search(text) else text


def plain_char(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign.translate(RADICALS))
    return folded if len(folded) == 1 else sign
