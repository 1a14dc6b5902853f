"""Automatic numbers of a Word 97–2003 file: the list of a paragraph, and how it is numbered ([MS-DOC] 2.9.131)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractors.readers.doc_structures import LIST_USES, LISTS, WordFile
from extractors.readers.numerals import numeral

LEVEL, LIST = 0x260A, 0x460B
LEVELS = 9
FORMATS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
           11: "japaneseCounting", 14: "decimalFullWidth", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
           22: "decimalZero", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
           30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
           35: "taiwaneseCountingThousand", 37: "chineseCounting", 39: "chineseCountingThousand"}  # fmt: skip
BULLET, NONE = 23, 255


@dataclass(frozen=True, slots=True)
class ListLevel:
    """`pattern` has the characters 0 to 8 where the number of that level stands."""

    start: int
    format: int
    pattern: str
    suffix: str


@dataclass(slots=True)
class Lists:
    """The lists of a file, how each is numbered, and how far it is counted."""

    levels: Mapping[int, tuple[ListLevel, ...]] = field(default_factory=dict)
    uses: tuple[int, ...] = ()
    counts: dict[int, list[int | None]] = field(default_factory=dict)

    def number_of(self, look: Mapping[int, bytes]) -> str:
        """The number before a paragraph with these properties, counted on; empty where it is in no list."""
        use = int.from_bytes(look.get(LIST, b""), "little")
        depth = min(int.from_bytes(look.get(LEVEL, b""), "little"), LEVELS - 1)
        if not 0 < use <= len(self.uses):
            return ""
        key = self.uses[use - 1]
        levels = self.levels.get(key, ())
        if depth >= len(levels):
            return ""
        counts = self._count(key, depth, levels[depth])
        if levels[depth].format in (BULLET, NONE):
            return ""
        printed = "".join(
            _numeral(levels, counts, ord(char)) if ord(char) < LEVELS else char for char in levels[depth].pattern
        )
        return printed + levels[depth].suffix if printed else ""

    def _count(self, key: int, depth: int, level: ListLevel) -> list[int | None]:
        counts = self.counts.setdefault(key, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return counts


def _numeral(levels: tuple[ListLevel, ...], counts: list[int | None], depth: int) -> str:
    if depth >= len(levels) or levels[depth].format in (BULLET, NONE):
        return ""
    count = counts[depth]
    return numeral(levels[depth].start if count is None else count, FORMATS.get(levels[depth].format, "decimal"))


def read_lists(file: WordFile) -> Lists:
    """The lists, or none where the file has no tables of them or broken ones: the text can be read without."""
    try:
        return Lists(dict(_definitions(file.table_from(LISTS))), tuple(_uses(file.table_part(LIST_USES))))
    except (struct.error, IndexError):
        return Lists()


def _uses(table: bytes) -> Iterator[int]:
    """For each list that paragraphs name by its number, the definition that it uses."""
    (count,) = struct.unpack_from("<I", table.ljust(4, b"\0"), 0)
    for i in range(min(count, (len(table) - 4) // 16)):
        yield struct.unpack_from("<I", table, 4 + 16 * i)[0]


def _definitions(table: bytes) -> Iterator[tuple[int, tuple[ListLevel, ...]]]:
    """Heads of all definitions come first, then the levels of each: one of a simple list, nine of others."""
    (count,) = struct.unpack_from("<H", table.ljust(2, b"\0"), 0)
    at = 2 + 28 * count
    for i in range(count):
        (key,) = struct.unpack_from("<I", table, 2 + 28 * i)
        is_simple = table[2 + 28 * i + 26] & 1
        levels = []
        for _ in range(1 if is_simple else LEVELS):
            level, at = _level(table, at)
            levels.append(level)
        yield key, tuple(levels)


def _level(table: bytes, at: int) -> tuple[ListLevel, int]:
    start, number_format = struct.unpack_from("<iB", table, at)
    follow, character_sprms, paragraph_sprms = table[at + 15], table[at + 24], table[at + 25]
    at += 28 + character_sprms + paragraph_sprms
    (length,) = struct.unpack_from("<H", table, at)
    pattern = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    suffix = "" if follow == 2 or pattern.endswith(("、", "）", ")", "：", ":")) else " "
    return ListLevel(max(start, 0), number_format, pattern, suffix), at + 2 + 2 * length
