"""Resident memory after ten rounds of all filings, over that after the second: what a round leaves behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from extractors.batch import extract_file
from tests.bench.ratio import Ratio
from tests.bench.setting import Setting, resident

ROUNDS = 10
WARM = 2
"""By the second round all lexicons and caches are filled."""
GROWTH = 1.1


def bench_memory(setting: Setting) -> Iterator[Ratio]:
    """In MB."""
    sizes = []
    for _ in range(ROUNDS):
        for path in (*setting.pdfs, *setting.files):
            extract_file(path)
        gc.collect()
        sizes.append(resident())
        print(f"round {len(sizes)}: {sizes[-1]:.0f} MB", flush=True)
    yield Ratio(f"memory, rounds {WARM} to {ROUNDS}", sizes[-1], sizes[WARM - 1], GROWTH)
