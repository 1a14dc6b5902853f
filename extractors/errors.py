"""What can go wrong with one filing. Each message is one line that names the file and the reason."""

from __future__ import annotations


class FilingError(Exception):
    """A file that cannot be turned into a record: the batch goes on without it."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnreadableFileError(FilingError):
    """The bytes cannot be read as text of a filing (empty, binary, an encoding nobody uses)."""


class NotAFilingError(FilingError):
    """Readable, but neither a 投资者关系活动记录表 nor a 问询函回复."""
