"""The inquiry letter that a reply answers: 贵所出具的《关于…的审核问询函》."""

from __future__ import annotations

import re

LETTER = re.compile(
    r"《([^《》\n]{0,120}(?:问询函|关注函|监管函|监管工作函|工作函|落实函|反馈意见)(?:（[^（）《》\n]{1,12}）|[^《》\n]{0,6}))》"
)


def find_letter(opening: str) -> str | None:
    """Its title as printed, without the marks; the reply to it bears the same words and is not it."""
    return next((m[1] for m in LETTER.finditer(opening) if "回复" not in m[1] and "答复" not in m[1]), None)
