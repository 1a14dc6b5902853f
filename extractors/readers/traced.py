"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.document import INSERTED


@dataclass(frozen=True, slots=True)
class Traced:
    """A string and, for each character, its offset in the source (or INSERTED)."""

    text: str
    origins: array[int]

    @classmethod
    def whole(cls, source_text: str) -> Traced:
        return cls(source_text, array("i", range(len(source_text))))

    @classmethod
    def inserted(cls, text: str) -> Traced:
        return cls(text, array("i", [INSERTED]) * len(text))

    @classmethod
    def concat(cls, pieces: Iterable[Traced]) -> Traced:
        texts: list[str] = []
        origins: array[int] = array("i")
        for piece in pieces:
            texts.append(piece.text)
            origins.extend(piece.origins)
        return cls("".join(texts), origins)

    def cut(self, start: int, end: int) -> Traced:
        return Traced(self.text[start:end], self.origins[start:end])

    def strip(self, blank: str | None = None) -> Traced:
        start = len(self.text) - len(self.text.lstrip(blank))
        return self.cut(start, max(start, len(self.text.rstrip(blank))))

    def lines(self) -> list[Traced]:
        """The lines without their line feeds; form feeds count as lines of their own."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self.cut(start, start + len(line)))
            start += len(line) + 1
        return found

    def replace(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> Traced:
        """Each match replaced; the first replacing character stands where the match began, the rest is inserted."""
        pieces, at = [], 0
        for match in pattern.finditer(self.text):
            pieces.append(self.cut(at, match.start()))
            pieces.append(self._stand_in(replacement(match), match.start()))
            at = match.end()
        return Traced.concat([*pieces, self.cut(at, len(self.text))]) if pieces else self

    def _stand_in(self, text: str, start: int) -> Traced:
        first = array("i", [self.origins[start]])
        return Traced(text, first + array("i", [INSERTED]) * (len(text) - 1)) if text else Traced("", array("i"))

    def source_range(self) -> tuple[int, int] | None:
        """First and last + 1 source offset, or None where nothing stands in the source."""
        places = [o for o in self.origins if o != INSERTED]
        return (places[0], places[-1] + 1) if places else None
