"""Numerals as Word counts in them."""

from __future__ import annotations

HAN = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
COUNTED = frozenset({"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
                     "japaneseCounting", "ideographDigital", "taiwaneseDigital",
                     "japaneseDigitalTenThousand"})  # fmt: skip
CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
MOST = 9999


def numeral(number: int, style: str) -> str:
    """The number in Word's numbering format `style`; in Arabic digits where the format has no sign for it."""
    if not 0 < number <= MOST:
        return str(number)
    if style in COUNTED:
        return counted(number)
    if style in CIRCLED and number <= 20:
        return chr(0x2460 + number - 1)
    if style in ("upperLetter", "lowerLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("upperRoman", "lowerRoman"):
        return roman(number).upper() if style == "upperRoman" else roman(number)
    return _others(number, style)


def _others(number: int, style: str) -> str:
    if style == "ideographTraditional" and number <= len(STEMS):
        return STEMS[number - 1]
    if style == "ideographZodiac" and number <= len(BRANCHES):
        return BRANCHES[number - 1]
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(FULL_WIDTH)
    if style == "decimalEnclosedParen" and number <= 20:
        return chr(0x2474 + number - 1)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def counted(number: int) -> str:
    """十, 十一, 二十, 一百〇五: as one counts aloud, up to 9999."""
    text = ""
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, value)
        if digit:
            text += HAN[digit] + unit
        elif text and number and not text.endswith("〇"):
            text += "〇"
    return text.removeprefix("一") if text.startswith("一十") else text


def roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
