"""PDFium's calls about characters, asked for thousands at once, with plain addresses instead of checked pointers."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium_c

WORD = ctypes.sizeof(ctypes.c_double)
Box = tuple[float, float, float, float]


def _plain(call: Any, result: Any, *more: Any) -> Any:
    """The call, taking a page's address and a character's index before what else it takes."""
    address = ctypes.cast(call, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *more)(address)


_BOX = _plain(pdfium_c.FPDFText_GetCharBox, ctypes.c_int, *[ctypes.c_void_p] * 4)
_MAP_ERROR = _plain(pdfium_c.FPDFText_HasUnicodeMapError, ctypes.c_int)
_ANGLE = _plain(pdfium_c.FPDFText_GetCharAngle, ctypes.c_float)


def char_boxes(text_page: Any, count: int) -> list[Box]:
    """Left, bottom, right, top of each character's ink, in points."""
    numbers = (ctypes.c_double * (4 * count))()
    start, step = ctypes.addressof(numbers), 4 * WORD
    left, right, bottom, top = (
        range(at, at + count * step, step) for at in (start, start + 2 * WORD, start + WORD, start + 3 * WORD)
    )
    deque(map(_BOX, [_address(text_page)] * count, range(count), left, right, bottom, top), maxlen=0)
    values = numbers[:]
    return list(zip(values[::4], values[1::4], values[2::4], values[3::4], strict=True))


def loose_boxes(text_page: Any, count: int) -> list[Box]:
    """The same of the room that each character takes, for fonts whose ink is not known."""
    rect, boxes = pdfium_c.FS_RECTF(), []
    for i in range(count):
        pdfium_c.FPDFText_GetLooseCharBox(text_page, i, ctypes.byref(rect))
        boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return boxes


def unmapped(text_page: Any, indexes: Iterable[int]) -> list[int]:
    """The characters whose font does not say what they are."""
    page, asked = _address(text_page), list(indexes)
    return [i for i, error in zip(asked, map(_MAP_ERROR, [page] * len(asked), asked), strict=True) if error > 0]


def char_angles(text_page: Any, count: int) -> list[float]:
    """How each character is turned on the page, in radians."""
    return list(map(_ANGLE, [_address(text_page)] * count, range(count)))


def _address(text_page: Any) -> int | None:
    return ctypes.cast(text_page, ctypes.c_void_p).value
