"""Many files to many records: one bad file never stops the rest."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extractors.ahead import ReadingAhead
from extractors.document import Document
from extractors.errors import FilingError
from extractors.processes import ProcessPool

if TYPE_CHECKING:
    from extractors.record import Record

Done = TypeVar("Done")
Take = Callable[[Path], Document | None]
ENDED = "reading it ended the process: a crash, or no memory left"
AHEAD = 16
"""So many files a process are under way or done before the first of them is taken."""
READ_AHEAD = 48
"""Before so many are read, the processes are warm."""
FILES_PER_PROCESS = 8
"""Processes cost about a second to start; fewer files than this are read faster without them."""
WARM = ["extractors.warm"]
"""What the process imports of which all others are copies."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """One file and its record, or the one-line reason why there is none."""

    path: Path
    record: Record | None
    reason: str | None = None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Files named, and those below the folders named, sorted; hidden ones are left out. Raises FileNotFoundError."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in below:
            if path.is_dir() and (not file.is_file() or _is_hidden(file.relative_to(path))):
                continue
            found.setdefault(file)
    return list(found)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def extract_file(path: Path, document: Document | None = None) -> Extraction:
    """Read one file, if it has not been read, and extract it; whatever is wrong with it becomes a reason."""
    from extractors.pipeline import extract, read

    try:
        return Extraction(path, extract(document or read(path)))
    except FilingError as error:
        return Extraction(path, None, error.reason)
    except OSError as error:
        return Extraction(path, None, error.strerror or type(error).__name__)
    except Exception as error:
        logging.getLogger(__name__).debug("%s", path, exc_info=True)
        return Extraction(path, None, f"cannot be extracted, a defect of irgraph: {type(error).__name__}: {error}")


def extract_files(paths: list[Path], jobs: int | None = None) -> Iterator[Extraction]:
    """Extractions in the order of `paths`, on `jobs` processes (default: as many as pay off)."""
    workers = jobs or min(os.cpu_count() or 1, len(paths) // FILES_PER_PROCESS)
    if workers <= 1:
        yield from map(extract_file, paths)
        return
    with _reading_ahead(paths[1:READ_AHEAD]) as ahead:
        for path, extraction in in_processes(extract_file, paths, workers, ahead.take if ahead else None):
            yield extraction if extraction is not None else Extraction(path, None, ENDED)


def _reading_ahead(paths: list[Path]) -> AbstractContextManager[ReadingAhead | None]:
    """Reads files until the first is submitted, for which the server has to be warm; nothing where it already is."""
    gets_warm = "forkserver" in multiprocessing.get_all_start_methods() and not _processes.cache_info().currsize
    return ReadingAhead(paths) if gets_warm else nullcontext()


def in_processes(
    work: Callable[..., Done], paths: Iterable[Path], workers: int, take: Take | None = None
) -> Iterator[tuple[Path, Done | None]]:
    """Each path with what `work`, a function of a module, makes of it, in order; None where it ended its process.

    With `take`, the work is also given what that has of the path when its turn comes.

    A process that ends (a crash inside a library, the system out of memory) takes its whole pool along: the first path
    without a result is then worked on alone, and a new pool goes on behind it.
    """
    left = deque(paths)
    while left:
        yield from _until_one_ends(work, left, workers, take)
        if left:
            path = left.popleft()
            yield path, _alone(work, path)


def _pool(workers: int) -> ProcessPool:
    return ProcessPool(workers, mp_context=_processes())


@cache
def _processes() -> multiprocessing.context.BaseContext:
    """Where processes come from: a server that is warm, has no threads, and forks a copy of itself in no time.

    A copy of this process would be one of an embedded engine that runs in it, with its locks and without its threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(WARM)
    return context


def _until_one_ends(
    work: Callable[..., Done], left: deque[Path], workers: int, take: Take | None
) -> Iterator[tuple[Path, Done]]:
    """Results in order, each taken off `left`; no more are held than AHEAD, however slowly they are taken."""
    pool = _pool(workers)

    def submit(path: Path) -> Future[Done]:
        return pool.submit(work, path, take(path)) if take else pool.submit(work, path)

    try:
        waiting = deque(map(submit, islice(left, workers * AHEAD)))
        while waiting:
            result = waiting.popleft().result()
            path = left.popleft()
            if len(left) > len(waiting):
                waiting.append(submit(left[len(waiting)]))
            yield path, result
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Callable[..., Done], path: Path) -> Done | None:
    with _pool(1) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return None
