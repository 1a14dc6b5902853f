"""Loads the sample filings over and over into the store named on the command line; to be killed.

Says so after each statement that it has run, which is in the middle of a filing's transaction.
"""

from __future__ import annotations

import sys

from neo4j import SummaryCounters

from graph import write
from graph.load import load, remove
from graph.store import open_store
from tests.sample_records import sample_records

count = write.count_writes


def count_aloud(counters: SummaryCounters) -> int:
    print("statement", flush=True)
    return count(counters)


write.count_writes = count_aloud
with open_store(sys.argv[1]) as store:
    records = sample_records()
    while True:
        load(store, records)
        remove(store, [record.document.id for record in records])
