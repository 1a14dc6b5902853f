"""What irgraph costs beyond what it stands on, as ratios measured in one run: `make bench`.

| part | measured | over | at most |
|---|---|---|---|
| load | `load` of the filings' records into an empty store | bare `UNWIND … MERGE` of the same nodes and edges | 1.5 |
| ask | wall time of `irgraph ask customers company=…` | a Python that imports neo4j and opens the same store | 1.5 |
| extract | `extract` of the filings | `jieba.lcut` of the same text | 3 |
| growth | adding one filing to a store of 1,000 made-up filings (and 3,000) | the same, of 100 | 1.5 |

`growth` is measured only where it is named: it takes a quarter of an hour. The filings of the other parts are those
of the corpus beside the checkout (IRGRAPH_CORPUS), else those in samples/. `--check` exits 1 where a ratio is above
its limit.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from extractors.pipeline import extract, read
from extractors.record import Record
from graph.assemble import assemble
from graph.fulltext import declare_schema
from graph.load import load
from graph.network import Graph
from graph.store import Store, open_store
from tests.bench.synthetic import synthetic
from tests.conftest import open_server, wipe
from tests.neo4j_server import NoServerError, neo4j_server

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(os.environ.get("IRGRAPH_CORPUS") or ROOT.parent / "shared" / "corpus") / "seeds"
ROUNDS = 5
PARTS = ["extract", "ask", "load"]
BATCH = 1000
GROWTH = (100, 1000, 3000)
ADDED, CHUNK = 15, 250
OPEN_BARE = """
import neo4j, sys
from graph.embedded import start_engine
from pathlib import Path
engine = start_engine(Path(sys.argv[1]), create=False)
with neo4j.GraphDatabase.driver(engine.url, auth=("root", engine.passwords["root"])) as driver:
    driver.verify_connectivity()
engine.stop()
"""


@dataclass(frozen=True)
class Ratio:
    """A part's median time, the median time of what it is held against, and the limit of their ratio."""

    part: str
    seconds: float
    base: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.base


def measure(part: str, limit: float, run: Callable[[], object], base: Callable[[], object]) -> Ratio:
    """Medians over rounds in which the two take turns, after a round that does not count."""
    times: dict[Callable[[], object], list[float]] = {run: [], base: []}
    for number in range(ROUNDS + 1):
        for work, taken in times.items():
            seconds = work()
            if number:
                taken.append(float(str(seconds)))
    return Ratio(part, statistics.median(times[run]), statistics.median(times[base]), limit)


def timed(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> Callable[[], float]:
    def run() -> float:
        before()
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return run


def bench_load(name: str, store: Store, records: list[Record]) -> Ratio:
    declare_schema(store)
    statements = list(bare_statements(assemble(records)))

    def bare() -> None:
        for statement, rows in statements:
            store.write(statement, rows=rows)

    empty = lambda: wipe(store)  # noqa: E731
    return measure(f"load, {name}", 1.5, timed(lambda: load(store, records), empty), timed(bare, empty))


def bare_statements(graph: Graph) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The graph as rows, and the plainest statements that write them."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph.nodes():
        statement = f"UNWIND $rows AS row MERGE (n:{node.label} {{id: row.id}}) SET n += row"
        groups[statement].append(node.properties)
    for edge in graph.edges():
        key = " {start: row.start}" if len(edge.key) > 1 else ""
        statement = (
            f"UNWIND $rows AS row MATCH (a:{graph.label_of(edge.source)} {{id: row.a}}) "
            f"MATCH (b:{graph.label_of(edge.target)} {{id: row.b}}) MERGE (a)-[r:{edge.type}{key}]->(b) SET r += row.p"
        )
        row = {"a": edge.source, "b": edge.target, "p": edge.properties, "start": edge.properties.get("start")}
        groups[statement].append(row)
    for statement, rows in groups.items():
        for start in range(0, len(rows), BATCH):
            yield statement, rows[start : start + BATCH]


def bench_ask(folder: Path, records: list[Record]) -> Ratio:
    with open_store(folder) as store:
        load(store, records)
    company = next(r.document.company_code for r in records if r.document.company_code)
    ask = ["-m", "graph.cli", "ask", "customers", f"company={company}", "--store", str(folder)]
    bare = ["-c", OPEN_BARE, str(folder)]
    return measure("ask", 1.5, timed(lambda: _python(ask)), timed(lambda: _python(bare)))


def _python(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def bench_growth(store: Store) -> Iterator[Ratio]:
    """Each store is the one before, grown; the time of a filing is the median of ADDED."""
    first = _grown(store, 0, GROWTH[0])
    for before, size in pairwise(GROWTH):
        seconds = _grown(store, before + ADDED, size)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size} filings; at most {memory} MB of memory so far")
        yield Ratio(f"growth, {size}", seconds, first, 1.5)


def _grown(store: Store, there: int, size: int) -> float:
    """The median time of adding a filing to a store of `size`, which has so many there."""
    for first in range(there, size, CHUNK):
        load(store, synthetic(first, min(CHUNK, size - first)))
    return statistics.median(timed(partial(load, store, [record]))() for record in synthetic(size, ADDED))


def bench_extract(files: list[Path]) -> Ratio:
    import jieba

    documents = [read(path) for path in files]
    return measure(
        "extract",
        3.0,
        timed(lambda: [extract(document) for document in documents]),
        timed(lambda: [jieba.lcut(document.text) for document in documents]),
    )


def bench_all(files: list[Path], parts: list[str]) -> Iterator[Ratio]:
    if "growth" in parts:
        with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "growth.db") as store:
            yield from bench_growth(store)
    if "extract" in parts:
        yield bench_extract(files)
    records = [extract(read(path)) for path in files]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if "ask" in parts:
            yield bench_ask(folder / "ask.db", records)
        if "load" not in parts:
            return
        yield bench_load("embedded", stack.enter_context(open_store(folder / "load.db")), records)
        try:
            server = stack.enter_context(neo4j_server(folder / "neo4j"))
        except NoServerError as error:
            print(f"load, neo4j: skipped, {error}")
            return
        yield bench_load("neo4j", stack.enter_context(open_server(server)), records)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a ratio is above its limit")
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help=f"which of {', '.join(PARTS)}, growth")
    arguments = parser.parse_args()
    files = sorted(CORPUS.glob("*.txt")) or sorted((ROOT / "samples").rglob("*.txt"))
    if not files:
        print("nothing to measure: neither the corpus beside the checkout nor filings in samples/")
        return 1
    print(f"{len(files)} filings of {files[0].parent.name}/, {ROUNDS} rounds, medians")
    print(f"{'part':16}{'seconds':>9}{'base':>9}{'ratio':>8}{'limit':>8}")
    above = 0
    for one in bench_all(files, arguments.parts):
        above += one.ratio > one.limit
        mark = "" if one.ratio <= one.limit else "  above"
        print(f"{one.part:16}{one.seconds:9.3f}{one.base:9.3f}{one.ratio:8.2f}{one.limit:8.2f}{mark}", flush=True)
    return 1 if arguments.check and above else 0


if __name__ == "__main__":
    sys.exit(main())
