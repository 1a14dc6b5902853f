"""Loads and removes filings over and over in the store named on the command line; to be killed.

Says so after each statement that it has run, which is in the middle of a transaction, and which filings are in or out
once that is acknowledged.
"""

from __future__ import annotations

import sys

from neo4j import SummaryCounters

from graph import load as load_module
from graph.load import load, remove
from graph.loading import write
from graph.store import open_store
from tests.sample_records import sample_records

count = write.count_writes


def count_aloud(counters: SummaryCounters) -> int:
    print("statement", flush=True)
    return count(counters)


def say(what: str, document: str) -> None:
    print(what, document, flush=True)


def main() -> None:
    write.count_writes = count_aloud
    load_module.batches = lambda records: ([record] for record in records)  # type: ignore[assignment]
    with open_store(sys.argv[1]) as store:
        while True:
            for record in sample_records():
                load(store, [record])
                say("in", record.document.id)
            for record in sample_records()[1:]:
                remove(store, [record.document.id])
                say("out", record.document.id)


main()
