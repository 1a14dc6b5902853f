"""Many files on several processes: results in order, and what becomes of the others when one ends its process."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from concurrent.futures import wait
from pathlib import Path

import pytest

from extractors.ahead import ReadingAhead
from extractors.batch import extract_file, extract_files, in_processes
from extractors.pipeline import read

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "filings"


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


def test_what_was_read_ahead_is_taken_once_and_what_was_not_is_left_to_who_extracts_it(tmp_path: Path) -> None:
    first, second, *_ = sorted(SAMPLES.iterdir())
    with ReadingAhead([first, tmp_path / "gone.txt", second]) as ahead:
        wait(ahead.under_way.values())
        assert ahead.take(first) == read(first)
        assert ahead.take(first) is None
        assert ahead.take(tmp_path / "gone.txt") is None
        assert ahead.take(second) == read(second)


def test_nothing_is_read_ahead_of_one_that_is_asked_for_before_it_is_read(tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.txt" for i in range(20)]
    with ReadingAhead(paths) as ahead:
        assert ahead.take(paths[-1]) is None
        assert ahead.take(paths[0]) is None
        assert not ahead.under_way


def test_a_process_that_reads_ahead_and_ends_costs_nobody_a_filing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.txt")
    paths = [tmp_path / "endless.txt", *sorted(SAMPLES.iterdir())[:2]]
    with ReadingAhead(paths) as ahead:
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        wait(ahead.under_way.values())
        assert [ahead.take(path) for path in paths] == [None, None, None]


PROGRAM = """
import sys
from pathlib import Path
from extractors.batch import extract_files
paths = sorted(Path(sys.argv[1]).iterdir())
print(sum(done.record is not None for done in extract_files(paths, jobs=2)), "of", len(paths))
"""


@pytest.mark.parametrize("is_file", [True, False])
def test_a_program_is_not_run_again_by_the_processes_of_its_batch(is_file: bool, tmp_path: Path) -> None:
    """Without `if __name__ == "__main__":`, and from standard input."""
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, "utf-8")
    command = [sys.executable, str(file) if is_file else "-", str(SAMPLES)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, input=PROGRAM, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.stdout, done.stderr) == ("5 of 5\n", "")
