"""Symbol fonts: which tick box a Wingdings code stands for."""

from __future__ import annotations

from extractors.readers.markup import TICKED, UNTICKED

PRIVATE = 0xF000
"""Word keeps a symbol font's code in the private use area, F000 + code."""

WINGDINGS = {0xFC: TICKED, 0xFD: TICKED, 0xFE: TICKED, 0xFB: TICKED, 0x78: TICKED, 0x6F: UNTICKED, 0x70: UNTICKED,
             0x71: UNTICKED, 0x72: UNTICKED, 0xA8: UNTICKED}  # fmt: skip
WINGDINGS_2 = {0x50: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0x51: TICKED, 0x2A: UNTICKED, 0xA3: UNTICKED,
               0x30: UNTICKED, 0x35: UNTICKED}  # fmt: skip
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
"""A box with a tick or a cross, or a tick alone, is ticked."""


def is_symbol_font(font: str) -> bool:
    return font.strip("'\" ").lower() in FONTS


def symbol(code: int, font: str = "") -> str:
    """A tick box, or the private-use character where the code is no box. A font unknown is one of the two."""
    code &= 0xFF if code >= PRIVATE or code < 0x100 else 0xFFFF
    table = FONTS.get(font.strip("'\" ").lower(), {} if font else WINGDINGS_2 | WINGDINGS)
    return table.get(code, chr(PRIVATE + code) if code < 0x100 else chr(code))


def in_symbol_font(text: str, font: str) -> str:
    """Text that is set in a symbol font: `R` in Wingdings 2 is a ticked box. White space stays."""
    return "".join(c if c.isspace() else symbol(ord(c), font) for c in text)
