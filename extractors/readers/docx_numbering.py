"""Numbers that Word writes before paragraphs by itself: 1、 一、 (1) ①. Questions of a filing are often numbered so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.readers.numerals import numeral
from extractors.readers.ooxml import attribute, child, children, local

PLACE = re.compile(r"%([1-9])")
LEVELS = 9
LONGEST_CHAIN = 20
"""Styles are based on styles; a chain longer than this goes in a circle."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: `pattern` is `%1、`, `suffix` what parts it from the text."""

    format: str
    pattern: str
    start: int
    suffix: str
    is_legal: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each is counted."""

    numbering: Any
    styles: Any
    _abstract: Mapping[str, Any] = field(init=False)
    _numbers: Mapping[str, Any] = field(init=False)
    _styles: Mapping[str, Any] = field(init=False)
    _levels: dict[tuple[str, int], Level | None] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._abstract = _by_key(self.numbering, "abstractNum", "abstractNumId")
        self._numbers = _by_key(self.numbering, "num", "numId")
        self._styles = _by_key(self.styles, "style", "styleId")

    def number_of(self, paragraph: Any) -> str:
        """The number that stands before the paragraph, counted on; empty where none does."""
        list_id, depth = self._place_of(paragraph)
        level = self._level(list_id, depth) if list_id not in ("", "0") else None
        if level is None:
            return ""
        counts = self._count(list_id, depth, level)
        if level.format in ("bullet", "none"):
            return ""
        printed = PLACE.sub(lambda m: self._printed(list_id, int(m.group(1)) - 1, counts, level), level.pattern)
        return printed + level.suffix if printed else ""

    def _place_of(self, paragraph: Any) -> tuple[str, int]:
        """List and level, from the paragraph itself or from its style or what that is based on."""
        properties = child(paragraph, "pPr")
        direct = child(properties, "numPr")
        list_id, depth = attribute(child(direct, "numId"), "val"), attribute(child(direct, "ilvl"), "val")
        for numbering in self._of_styles(attribute(child(properties, "pStyle"), "val")):
            list_id = list_id or attribute(child(numbering, "numId"), "val")
            depth = depth or attribute(child(numbering, "ilvl"), "val")
        return list_id, _small(depth, 0, LEVELS - 1)

    def _of_styles(self, style: str) -> Iterator[Any]:
        for _ in range(LONGEST_CHAIN):
            node = self._styles.get(style)
            if node is None:
                return
            yield child(child(node, "pPr"), "numPr")
            style = attribute(child(node, "basedOn"), "val")

    def _abstract_of(self, list_id: str) -> tuple[str, Any]:
        """The definition that a list uses, through the style that it may be linked to."""
        for _ in range(LONGEST_CHAIN):
            key = attribute(child(self._numbers.get(list_id), "abstractNumId"), "val")
            definition = self._abstract.get(key)
            link = attribute(child(definition, "numStyleLink"), "val")
            linked = child(child(self._styles.get(link), "pPr"), "numPr")
            if linked is None:
                return key, definition
            list_id = attribute(child(linked, "numId"), "val")
        return "", None

    def _level(self, list_id: str, depth: int) -> Level | None:
        key = (list_id, depth)
        if key not in self._levels:
            override = _of_depth(self._numbers.get(list_id), "lvlOverride", depth)
            node = child(override, "lvl")
            if node is None:
                node = _of_depth(self._abstract_of(list_id)[1], "lvl", depth)
            start = attribute(child(override, "startOverride"), "val")
            self._levels[key] = None if node is None else _read_level(node, start)
        return self._levels[key]

    def _count(self, list_id: str, depth: int, level: Level) -> list[int | None]:
        """Count the level on; deeper ones begin anew. Lists of one definition count together unless told to start."""
        counts = self._counts.setdefault(self._abstract_of(list_id)[0], [None] * LEVELS)
        override = _of_depth(self._numbers.get(list_id), "lvlOverride", depth)
        if child(override, "startOverride") is not None and list_id not in self._started:
            counts[depth] = None
        self._started.add(list_id)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return counts

    def _printed(self, list_id: str, depth: int, counts: list[int | None], inner: Level) -> str:
        level = self._level(list_id, depth)
        if level is None or level.format in ("bullet", "none"):
            return ""
        count = counts[depth]
        return numeral(level.start if count is None else count, "decimal" if inner.is_legal else level.format)


def _read_level(node: Any, start: str) -> Level:
    pattern = attribute(child(node, "lvlText"), "val")
    suffix = attribute(child(node, "suff"), "val") or "tab"
    is_closed = pattern.endswith(("、", "）", ")", "：", ":")) or suffix == "nothing"
    return Level(
        attribute(child(node, "numFmt"), "val") or "decimal",
        pattern,
        _small(start or attribute(child(node, "start"), "val"), 1, 1_000_000),
        "" if is_closed else " ",
        child(node, "isLgl") is not None,
    )


def _by_key(root: Any, name: str, key: str) -> dict[str, Any]:
    return {attribute(node, key): node for node in children(root) if local(node) == name}


def _of_depth(node: Any, name: str, depth: int) -> Any:
    return next((c for c in children(node) if local(c) == name and attribute(c, "ilvl") == str(depth)), None)


def _small(text: str, default: int, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 9 else default
