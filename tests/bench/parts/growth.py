"""The time of adding one filing to a store of many made-up filings, over that of adding one to a store of few."""

from __future__ import annotations

import resource
import statistics
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from graph.load import load
from graph.store import Store, open_store
from tests.bench.ratio import Ratio, timed
from tests.bench.setting import Setting
from tests.bench.synthetic import synthetic

SIZES = (100, 1000, 3000)
ADDED, CHUNK = 15, 250


def bench_growth(setting: Setting) -> Iterator[Ratio]:
    """Each store is the one before, grown; the time of a filing is the median of ADDED."""
    with open_store(setting.new_folder()) as store:
        first = _grown(store, 0, SIZES[0])
        for before, size in pairwise(SIZES):
            seconds = _grown(store, before + ADDED, size)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{size} filings; at most {memory} MB of memory so far")
            yield Ratio(f"growth, {size}", seconds, first, 1.5)


def _grown(store: Store, there: int, size: int) -> float:
    """The median time of adding a filing to a store of `size`, which has so many there."""
    for first in range(there, size, CHUNK):
        load(store, synthetic(first, min(CHUNK, size - first)))
    return statistics.median(timed(partial(load, store, [record]))() for record in synthetic(size, ADDED))
