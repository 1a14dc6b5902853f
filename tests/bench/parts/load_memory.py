"""The resident memory of a load of 2,000 made-up filings: at its end, over what it is after the first quarter.

The load is a process of its own. It says how large it is after so many filings; the embedded engine is part of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from graph.load import load
from graph.store import open_store
from tests.bench.ratio import Ratio
from tests.bench.setting import ROOT, Setting, resident
from tests.bench.synthetic import synthetic
from tests.conftest import wipe

FILINGS, EVERY = 2000, 250
LIMIT = 1.2


def bench_load_memory(setting: Setting) -> Iterator[Ratio]:
    places = {"embedded": (str(setting.new_folder()), {})}
    if setting.server is not None:
        places["neo4j"] = (setting.server.url, setting.server.environment)
    for engine, (store, environment) in places.items():
        sizes = _sizes(store, environment)
        print(f"{engine}: {' '.join(map(str, sizes))} MB after each {EVERY} filings")
        yield Ratio(f"load-memory, {engine} (MB)", sizes[-1], sizes[len(sizes) // 4 - 1], LIMIT)


def _sizes(store: str, environment: dict[str, str]) -> list[int]:
    command = [sys.executable, "-m", __name__, store]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=True
    )
    return [int(line) for line in done.stdout.split()]


def load_telling(name: str) -> None:
    """Load into the named store, and print the megabytes that this process takes, over and over."""
    there = 0

    def tell() -> None:
        nonlocal there
        there += 1
        if there % EVERY == 0:
            print(round(resident()), flush=True)

    with open_store(name) as store:
        wipe(store)
        load(store, synthetic(0, FILINGS), progress=tell)


if __name__ == "__main__":
    load_telling(sys.argv[1])
