"""The work of adding one filing to a store of many made-up filings, over that of adding one to a store of few.

Work is processor time, the embedded engine's with it: what else the machine does in these minutes does not count.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

from graph.load import load
from graph.store import Store, open_store
from tests.bench.ratio import Ratio
from tests.bench.setting import Setting, resident
from tests.bench.synthetic import synthetic

SIZES = (100, 1000, 10_000)
ADDED, CHUNK = 15, 250


def bench_growth(setting: Setting) -> Iterator[Ratio]:
    """Each store is the one before, grown; the work of a filing is the mean of ADDED."""
    with open_store(setting.new_folder()) as store:
        first = _grown(store, 0, SIZES[0])
        for before, size in pairwise(SIZES):
            seconds = _grown(store, before + ADDED, size)
            print(f"{size} filings: {resident():.0f} MB resident", flush=True)
            yield Ratio(f"growth, {size}", seconds, first, 1.5)


def _grown(store: Store, there: int, size: int) -> float:
    """The mean processor seconds of adding a filing to a store of `size`, which has so many there."""
    for first in range(there, size, CHUNK):
        load(store, synthetic(first, min(CHUNK, size - first)))
    begun = time.process_time()
    for record in synthetic(size, ADDED):
        load(store, [record])
    return (time.process_time() - begun) / ADDED
