"""Files that are read while the processes that extract get warm: reading one needs little of what they import."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from extractors.document import Document
from extractors.processes import ProcessPool
from extractors.readers import read


class ReadingAhead:
    """One cold process that reads the files in their order, until one is asked for that it has not read."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._pool = ProcessPool(1, mp_context=multiprocessing.get_context("spawn"))
        self.under_way = {path: self._pool.submit(read, path) for path in paths}

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def take(self, path: Path) -> Document | None:
        """What the file holds; None where it has not been read by now, or cannot be."""
        reading = self.under_way.pop(path, None)
        if reading is None:
            return None
        if not reading.done():
            self._stop()
            return None
        return reading.result() if reading.exception() is None else None

    def _stop(self) -> None:
        while self.under_way:
            self.under_way.popitem()[1].cancel()
