"""All PDFs on two processes, over the same on one; each time by a Python that has just been started."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.ratio import Ratio, timed
from tests.bench.setting import ROOT, Setting

FASTER = 1.8
ROUNDS = 3
RUN = """
import sys
from pathlib import Path
from extractors.batch import extract_files
for _ in extract_files([Path(name) for name in sys.argv[2:]], int(sys.argv[1])):
    pass
"""


def bench_batch(setting: Setting) -> Iterator[Ratio]:
    """The median of the ratios of runs that follow each other: what else the machine does lengthens both."""
    runs = [timed(partial(_extract, setting.pdfs, jobs)) for jobs in (2, 1)]
    pairs = [(runs[0](), runs[1]()) for _ in range(ROUNDS)]
    two, one = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    yield Ratio("batch, two processes over one", two, one, 1 / FASTER)


def _extract(paths: Sequence[Path], jobs: int) -> None:
    subprocess.run([sys.executable, "-c", RUN, str(jobs), *map(str, paths)], cwd=ROOT, check=True)
