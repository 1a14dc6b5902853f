"""Which rows of the lexicons, and which rules, help the filings of one company only: `make ablate`.

    python -m tests.bench.ablate GOLD CORPUS

A row that stands in the filings of one company alone can only change the score of that company. So, for each company,
all such rows are left out at once; where its score changes they are halved until the rows are found that it takes. A
rule of relations is listed where every relation of the gold that it found is one company's. What is listed is not yet
wrong: a name that everybody knows may stand in one filing of the sample. A row made for that filing is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from extractors.batch import find_files
from extractors.lexicon_rows import lexicon_rows
from extractors.pipeline import extract, read

SHORTEST = 2
"""Characters that the first cell of a row must have to be looked for in the text."""


class Row(NamedTuple):
    """A row of a lexicon, named by its first cell."""

    lexicon: str
    key: str


@dataclass(frozen=True)
class Filing:
    """A filing with gold: where it is, whose it is, what it says."""

    gold: Path
    source: Path
    company: str
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    filings = list(filings_with_gold(arguments.gold, arguments.corpus))
    by_company: dict[str, list[Filing]] = defaultdict(list)
    for filing in filings:
        by_company[filing.company].append(filing)
    for company, rows in sorted(rows_of_one(filings).items()):
        for row, lost in needed(by_company[company], rows):
            print(f"{company}\t{row.lexicon}\t{row.key}\t{lost}", flush=True)
    for rule, company, count in rules_of_one(filings):
        print(f"{company}\trule\t{rule}\t{count} relations", flush=True)


def filings_with_gold(gold: Path, corpus: Path) -> Iterator[Filing]:
    sources = {path.stem: path for path in find_files([corpus])}
    for path in sorted(gold.glob("*.json")):
        document = read(sources[path.stem])
        header = extract(document).document
        yield Filing(path, sources[path.stem], header.company_name or header.company_short or path.stem, document.text)


def rows_of_one(filings: list[Filing]) -> dict[str, list[Row]]:
    """The rows whose first cell stands in the filings of one company only."""
    found: dict[str, list[Row]] = defaultdict(list)
    for entry in sorted(files("extractors").joinpath("lexicons").iterdir(), key=lambda e: e.name):
        keys = dict.fromkeys(row[0] for row in lexicon_rows(entry.name) if len(row[0]) >= SHORTEST)
        for key in keys:
            companies = {filing.company for filing in filings if key in filing.text}
            if len(companies) == 1:
                found[companies.pop()].append(Row(entry.name, key))
    return found


def needed(filings: list[Filing], rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """The rows without which a company's filings score otherwise, with what changes."""
    whole = outcome(filings, [])

    def halve(part: list[Row]) -> Iterator[tuple[Row, str]]:
        changed = difference(whole, outcome(filings, part))
        if not changed:
            return
        if len(part) == 1:
            yield part[0], changed
            return
        for half in (part[: len(part) // 2], part[len(part) // 2 :]):
            yield from halve(half)

    if rows:
        yield from halve(rows)


def outcome(filings: list[Filing], without: list[Row]) -> dict[str, list[int]]:
    """Found, wrong and missed a field; measured in a process of its own, since the tables are read at import."""
    task = {"without": without, "filings": [[str(f.gold), str(f.source)] for f in filings]}
    command = [sys.executable, "-m", "tests.bench.ablated"]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=True)
    found: dict[str, list[int]] = json.loads(done.stdout)
    return found


def difference(before: dict[str, list[int]], after: dict[str, list[int]]) -> str:
    changed = [field for field in before if before[field] != after[field]]
    return ", ".join(f"{field} {before[field]} → {after[field]}" for field in changed)


def rules_of_one(filings: list[Filing]) -> Iterator[tuple[str, str, int]]:
    """Rules whose affirmed relations all come from one company."""
    uses: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for filing in filings:
        for relation in extract(read(filing.source)).relations:
            uses[relation.rule][filing.company] += 1
    for rule, companies in sorted(uses.items()):
        if len(companies) == 1:
            [(company, count)] = companies.items()
            yield rule, company, count


if __name__ == "__main__":
    main()
