"""The reading sheet: facts drawn from filings that have no gold, each judged by reading its sentence.

    python -m tests.bench.sheet draw CORPUS GOLD --count 150 --seed 1 >> tests/goldens/reading_sheet.tsv
    python -m tests.bench.sheet show CORPUS        # the rows with their sentences, to read and judge; never committed
    python -m tests.bench.sheet score CORPUS       # precision of what is still found, and what is found no more

Every affirmed relation is drawn while there are fewer than `--count`; the rest are figures, projects, regulations,
attendees and hosts, as many of each. A row is document, start, end, kind, rule, verdict, note: places and judgements,
no text of a filing. The verdict is `right`, `wrong` or `?`; a note says in our own words what is wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from extractors.batch import extract_files, find_files
from extractors.pipeline import read
from extractors.record import Modality, Polarity, Record

SHEET = Path(__file__).parent.parent / "goldens" / "reading_sheet.tsv"
UNREAD = {"start", "end", "evidence", "rule", "confidence"}
REST = ("metric", "project")
"""Kinds that make up for those of which there are too few."""
AROUND = 90
"""Characters shown on each side of a quote."""


class Row(NamedTuple):
    """A fact at its place, and what a reader said of it; `kind` is a relation's type, or `metric`, `project` …"""

    document: str
    start: int
    end: int
    kind: str
    rule: str
    verdict: str = ""
    note: str = ""

    @property
    def place(self) -> tuple[str, str, int, int]:
        return (self.document, self.kind, self.start, self.end)


def read_sheet(path: Path = SHEET) -> list[Row]:
    """The rows of a sheet; lines that begin with # are comments."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            document, start, end, *rest = line.split("\t")
            rows.append(Row(document, int(start), int(end), *rest))
    return rows


def facts(name: str, record: Record) -> Iterator[tuple[Row, str]]:
    """What a filing says, each with what was understood of it."""
    for relation in record.relations:
        if relation.polarity is Polarity.AFFIRMED and relation.modality is Modality.STATED:
            yield Row(name, relation.start, relation.end, relation.type.value, relation.rule), relation.object
    for kind, items in OTHERS.items():
        for item in items(record):
            yield Row(name, item.start, item.end, kind, ""), understood(item)


OTHERS: dict[str, Callable[[Record], Iterable[Any]]] = {
    "metric": lambda record: record.metrics,
    "project": lambda record: record.projects,
    "regulation": lambda record: record.regulations,
    "attendee": lambda record: record.attendees,
    "host": lambda record: record.hosts,
}


def understood(item: BaseModel) -> str:
    """The fields that a reader has to compare with the sentence."""
    fields = item.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=UNREAD)
    return ", ".join(f"{name}={value}" for name, value in fields.items())


def found_in(paths: Iterable[Path]) -> list[tuple[Row, str]]:
    done = sorted(extract_files(list(paths)), key=lambda one: one.path.name)
    return [found for one in done if one.record is not None for found in facts(one.path.stem, one.record)]


def draw(corpus: Path, gold: Path, count: int, seed: int) -> list[Row]:
    """Rows drawn without replacement from the filings without gold, in their order."""
    annotated = {path.stem for path in gold.glob("*.json")}
    rows = [row for row, _ in found_in(p for p in find_files([corpus]) if p.stem not in annotated)]
    chance = random.Random(seed)
    relations = [row for row in rows if row.kind not in OTHERS]
    drawn = chance.sample(relations, min(count, len(relations)))
    each = (count - len(drawn)) // len(OTHERS)
    for kind in OTHERS:
        kinds = [row for row in rows if row.kind == kind]
        drawn += chance.sample(kinds, min(each, len(kinds)))
    rest = [row for row in rows if row.kind in REST and row not in drawn]
    return sorted(drawn + chance.sample(rest, min(count - len(drawn), len(rest))))


def show(corpus: Path, rows: list[Row]) -> Iterator[str]:
    """Each row with its sentence and what stands around it."""
    paths = sheet_paths(corpus, rows)
    objects: dict[tuple[str, str, int, int], list[str]] = {}
    for row, name in found_in(paths.values()):
        objects.setdefault(row.place, []).append(name)
    for row in rows:
        text = read(paths[row.document]).text
        before, quote = text[max(0, row.start - AROUND) : row.start], text[row.start : row.end]
        after = text[row.end : row.end + AROUND]
        names = " | ".join(objects.get(row.place, ["(found no more)"]))
        shown = f"{before}⟦{quote}⟧{after}".replace("\n", "⏎")
        yield f"{row.document}\t{row.start}\t{row.kind}\t{row.rule}\t{names}\t{row.verdict}\n    {shown}"


def report(corpus: Path, rows: list[Row]) -> str:
    """Precision over the judged rows that are still found, in one line a rule that erred."""
    there = {row.place for row, _ in found_in(sheet_paths(corpus, rows).values())}
    judged = [row for row in rows if row.verdict in ("right", "wrong")]
    kept = [row for row in judged if row.place in there]
    verdicts = Counter(row.verdict for row in kept)
    gone = Counter(row.verdict for row in judged if row.place not in there)
    wrong = Counter(row.rule or row.kind for row in kept if row.verdict == "wrong")
    kinds = Counter("relation" if row.kind not in OTHERS else row.kind for row in kept)
    right = Counter("relation" if row.kind not in OTHERS else row.kind for row in kept if row.verdict == "right")
    lines = [
        f"judged {len(judged)}, right {sum(row.verdict == 'right' for row in judged)}",
        f"still found {len(kept)}, right {verdicts['right']}, precision {verdicts['right'] / max(1, len(kept)):.3f}",
        f"found no more: right {gone['right']}, wrong {gone['wrong']}",
    ]
    lines += [f"{kind}: {right[kind]} of {count}" for kind, count in kinds.items()]
    return "\n".join([*lines, *(f"wrong by {rule}: {count}" for rule, count in wrong.most_common())])


def sheet_paths(corpus: Path, rows: list[Row]) -> dict[str, Path]:
    wanted = {row.document for row in rows}
    return {path.stem: path for path in find_files([corpus]) if path.stem in wanted}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["draw", "show", "score"])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.what == "draw":
        if arguments.gold is None:
            parser.error("draw needs the folder of the gold, whose filings are left out")
        for row in draw(arguments.corpus, arguments.gold, arguments.count, arguments.seed):
            print("\t".join(map(str, row)))
    elif arguments.what == "show":
        sys.stdout.writelines(line + "\n" for line in show(arguments.corpus, read_sheet()))
    else:
        print(report(arguments.corpus, read_sheet()))


if __name__ == "__main__":
    main()
