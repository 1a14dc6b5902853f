"""Many files on several processes: results in order, and what becomes of the others when one ends its process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from extractors.batch import extract_file, extract_files, in_processes

SAMPLES = Path(__file__).parents[1] / "samples" / "filings"


def length_or_end(path: Path) -> int:
    """The length of the name; a path called `end` ends the process as a crash in a library would."""
    if path.name == "end":
        os._exit(11)
    return len(path.name)


@pytest.mark.parametrize("names", [[], ["a"], ["end"], ["a", "end"], ["end", "a"], ["end", "end"],
                                   [*["bb"] * 40, "end", *["a"] * 40, "end"]])  # fmt: skip
def test_a_file_that_ends_its_process_stops_no_other(names: list[str]) -> None:
    paths = [Path(name) for name in names]
    expected = [(path, None if path.name == "end" else len(path.name)) for path in paths]
    assert list(in_processes(length_or_end, paths, 2)) == expected


def test_a_batch_that_is_given_up_leaves_no_process() -> None:
    results = in_processes(length_or_end, [Path("a")] * 100, 2)
    assert next(results) == (Path("a"), 1)
    results.close()


def test_records_come_in_the_order_of_the_files_with_reasons_between(tmp_path: Path) -> None:
    files = sorted(SAMPLES.iterdir())
    paths = [shutil.copy(files[i % len(files)], tmp_path / f"{i:02}.txt") for i in range(7)]
    paths.insert(3, tmp_path / "03.broken.pdf")
    paths[3].write_bytes(b"%PDF-1.4 nothing")
    done = list(extract_files(paths, jobs=2))
    assert [one.path for one in done] == paths
    assert [one.reason for one in done if one.reason] == ["a damaged PDF"]
    assert done == [extract_file(path) for path in paths]
