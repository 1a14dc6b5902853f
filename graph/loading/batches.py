"""Filings in batches: each is written in one transaction, so that many small ones do not each wait for the disk.

A batch is small enough to be held in memory several times over, and ends after some seconds, so that what was slow to
read is safe soon.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from extractors.record import Record

FILINGS = 100
ITEMS = 5000
"""Questions, relations, figures and the like that the filings of a batch say together; a large letter says 2,000."""
SECONDS = 2.0


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Lists of records in their order, each list as soon as it is full or old enough."""
    batch: list[Record] = []
    items, begun = 0, time.monotonic()
    for record in records:
        batch.append(record)
        items += _items(record)
        if len(batch) >= FILINGS or items >= ITEMS or time.monotonic() - begun >= SECONDS:
            yield batch
            batch, items, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def _items(record: Record) -> int:
    return sum(len(value) for value in vars(record).values() if isinstance(value, tuple))
