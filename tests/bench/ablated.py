"""Scores filings with some rows of the lexicons left out; the other half of `tests.bench.ablate`.

Reads {"without": [[lexicon, key], …], "filings": [[gold, source], …]} from stdin, prints found, wrong and missed a
field. It is a process of its own because the tables are read while the extractors are imported.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from extractors import lexicon_rows as lexicons

whole = lexicons.lexicon_rows


def leave_out(rows: set[tuple[str, str]]) -> None:
    """Must come before any extractor is imported."""

    def some(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(row for row in whole(name) if (name, row[0]) not in rows)

    lexicons.lexicon_rows = some  # type: ignore[assignment]


def main() -> None:
    task = json.load(sys.stdin)
    leave_out({(lexicon, key) for lexicon, key in task["without"]})
    from extractors.pipeline import extract, read
    from graph.score import score

    with tempfile.TemporaryDirectory() as scratch:
        gold, out = Path(scratch, "gold"), Path(scratch, "out")
        gold.mkdir()
        out.mkdir()
        for annotated, source in task["filings"]:
            shutil.copy(annotated, gold)
            record = extract(read(Path(source)))
            (out / Path(annotated).name).write_text(record.to_json(), encoding="utf-8")
        tallies = score(gold, out).tallies
    print(json.dumps({name: [t.found, t.wrong, t.missed] for name, t in tallies.items()}))


main()
