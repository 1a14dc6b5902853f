"""What irgraph costs beyond what it stands on, as ratios measured in one run: `make bench`.

| part | measured | over | at most |
|---|---|---|---|
| extract | `extract` of the filings | `jieba.lcut` of the same text | 2 |
| ask | wall time of `irgraph ask customers company=…` | a Python that imports neo4j and opens the same store | 1.5 |
| load | `load` of the filings' records into an empty store | bare `UNWIND … MERGE` of the same nodes and edges | 1.4 |
| load-memory | memory of a process that has loaded 2,000 made-up filings | after 500 of them | 1.2 |
| pdf | reading PDFs | their plain text by PDFium | 4 |
| batch | all PDFs on two processes | the same on one | 1 / 1.8 |
| memory | resident memory after ten rounds of all filings | after two | 1.1 |
| growth | adding one filing to a store of 1,000 made-up filings (and 10,000) | the same, of 100 | 1.5 |
| questions | each question on 2,000 made-up filings, 95th percentile | 200 ms | 1 |

Without names it runs extract, ask, load and pdf; each of the others takes minutes. The filings are those of the corpus
beside the checkout (IRGRAPH_CORPUS), else those in samples/. `--check` exits 1 where a ratio is above its limit.

A part is a function in tests/bench/parts that takes the setting and yields ratios.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from tests.bench.parts.ask import bench_ask
from tests.bench.parts.batch import bench_batch
from tests.bench.parts.extract import bench_extract
from tests.bench.parts.growth import bench_growth
from tests.bench.parts.load import bench_load
from tests.bench.parts.load_memory import bench_load_memory
from tests.bench.parts.memory import bench_memory
from tests.bench.parts.pdf import bench_pdf
from tests.bench.parts.questions import bench_questions
from tests.bench.ratio import ROUNDS, Ratio
from tests.bench.setting import Setting

PARTS: dict[str, Callable[[Setting], Iterator[Ratio]]] = {
    "extract": bench_extract,
    "ask": bench_ask,
    "load": bench_load,
    "load-memory": bench_load_memory,
    "pdf": bench_pdf,
    "batch": bench_batch,
    "memory": bench_memory,
    "growth": bench_growth,
    "questions": bench_questions,
}
USUAL = ["extract", "ask", "load", "pdf"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a ratio is above its limit")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which of {', '.join(PARTS)}")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.parts if name not in PARTS]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    with Setting() as setting:
        if not setting.files:
            print("nothing to measure: neither the corpus beside the checkout nor filings in samples/")
            return 1
        above = run(setting, arguments.parts or USUAL)
    return 1 if arguments.check and above else 0


def run(setting: Setting, parts: list[str]) -> int:
    """Print what the parts measure; how many ratios are above their limits."""
    print(f"{len(setting.files)} filings of {setting.files[0].parent.name}/, {ROUNDS} rounds, the median")
    print(f"{'part':32}{'figure':>10}{'base':>10}{'ratio':>8}{'limit':>8}")
    above = 0
    for part in parts:
        for one in PARTS[part](setting):
            above += one.is_above
            print(one, flush=True)
    return above


if __name__ == "__main__":
    sys.exit(main())
