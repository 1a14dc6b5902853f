"""How many facts of drawn forms are read right, layout by layout: `python -m tests.bench.drawn --seed 1 --forms 5`.

`--mixed` draws layouts by chance instead of the named ones; `--show` prints what was read wrong; `--keep` writes the
PDFs of forms with a mistake to a folder.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from extractors.errors import FilingError
from extractors.pipeline import extract
from extractors.readers import read_bytes
from tests.bench.drawn.content import FACTS, content, facts, read_facts
from tests.bench.drawn.draw import drawn
from tests.bench.drawn.mixed import mixed
from tests.bench.drawn.style import LAYOUTS, Style


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", type=int, default=5)
    parser.add_argument("--mixed", type=int, default=0, metavar="N", help="so many layouts drawn by chance")
    parser.add_argument("--only", default="", help="layouts whose name has this")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    layouts = dict(mixed(options.seed, options.mixed)) if options.mixed else LAYOUTS
    right = asked = 0
    for name, style in layouts.items():
        if options.only not in name:
            continue
        wrong = list(_mistakes(name, style, options))
        all_facts = options.forms * len(FACTS)
        right, asked = right + all_facts - len(wrong), asked + all_facts
        print(f"{name:44}{all_facts - len(wrong):5} / {all_facts}", flush=True)
        if options.show:
            print("".join(f"    {line}\n" for line in wrong), end="")
    print(f"{'all':44}{right:5} / {asked}")


def _mistakes(name: str, style: Style, options: argparse.Namespace) -> Iterator[str]:
    for form in range(options.forms):
        rng = random.Random(f"{options.seed}/{name}/{form}")
        said = content(rng, style.came, style.talk)
        data = drawn(said, style, rng)
        expected = facts(said)
        try:
            document = read_bytes(data, source="form.pdf")
            found = read_facts(extract(document), document)
        except FilingError as error:
            found = dict.fromkeys(expected, error.reason)
        wrong = [key for key in expected if expected[key] != found[key]]
        if wrong and options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{name.replace(' ', '-')}-{form}.pdf").write_bytes(data)
        yield from (f"{form} {key}: {expected[key]!s:.150} | {found[key]!s:.150}" for key in wrong)


if __name__ == "__main__":
    main()
