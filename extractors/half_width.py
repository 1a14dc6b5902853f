"""Full-width digits as half-width ones: １２．５亿元 is 12.5亿元, every character still in its place."""

from __future__ import annotations

import re

_FULL_DIGIT = re.compile(r"[０-９]")
_FULL_POINT = re.compile(r"(?<=[０-９])[．，](?=[０-９])")
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_POINTS = {"．": ".", "，": ","}


def half_width(text: str) -> str:
    """The text with its full-width digits, and the points and commas between them, in half width; the same length."""
    if _FULL_DIGIT.search(text) is None:
        return text
    return _FULL_POINT.sub(lambda m: _POINTS[m.group()], text).translate(_HALF)
