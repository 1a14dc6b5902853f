"""Many files to many records: one bad file never stops the rest."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import FilingError
from extractors.record import Record

FILES_PER_PROCESS = 8
"""A process costs about a second to start; fewer files than this are read faster without one."""


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


def extract_file(path: Path) -> Extraction:
    """Read and extract one file; whatever is wrong with it becomes a reason."""
    from extractors.pipeline import extract, read

    try:
        return Extraction(path, extract(read(path)))
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
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(extract_file, paths, chunksize=2)
