"""The wall time of one question at the command line, over that of a Python that only opens the same store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from graph.load import load
from graph.store import open_store
from tests.bench.ratio import Ratio, measure, timed
from tests.bench.setting import ROOT, Setting

OPEN_BARE = """
import neo4j, sys
from graph.engines.embedded import start_engine
from pathlib import Path
engine = start_engine(Path(sys.argv[1]), create=False)
with neo4j.GraphDatabase.driver(engine.url, auth=("root", engine.passwords["root"])) as driver:
    driver.verify_connectivity()
engine.stop()
"""


def bench_ask(setting: Setting) -> Iterator[Ratio]:
    folder = setting.new_folder()
    with open_store(folder) as store:
        load(store, setting.records)
    company = next(r.document.company_code for r in setting.records if r.document.company_code)
    ask = ["-m", "graph.cli", "ask", "customers", f"company={company}", "--store", str(folder)]
    bare = ["-c", OPEN_BARE, str(folder)]
    yield measure("ask", 1.5, timed(lambda: _python(ask)), timed(lambda: _python(bare)))


def _python(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
