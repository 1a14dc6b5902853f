"""Damaged and hostile files, made from the samples by a seeded generator, and what becomes of each.

`python -m tests.bench.damage --count 600 --seed 1` reads each file in a process of its own. It must end within 20
seconds of processor time and with 1 GB more than the process had, in a record or in a reason of one line; exit code 1
where one does not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.connection
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from extractors.errors import FilingError
from extractors.pipeline import extract
from extractors.readers import read_bytes
from tests.bench.harms import SAMPLES, cases
from tests.bench.hostile import hostile

SECONDS = 20
PATIENCE = 6
"""So many times longer may it take by the clock: the machine may have other work."""
MEMORY = 1 << 30


@dataclass(frozen=True)
class Outcome:
    name: str
    kind: str
    """record, reason, defect (another exception), killed (crash, no memory) or late."""
    reason: str
    seconds: float
    megabytes: int

    @property
    def is_bad(self) -> bool:
        return self.kind not in ("record", "reason") or "\n" in self.reason


def outcome_of(name: str, data: bytes) -> Outcome:
    """What becomes of a file, in a forked process with limits."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_try, args=(name, data, sender))
    process.start()
    sender.close()
    answer = ("late", "", 0.0, 0)
    if receiver.poll(SECONDS * PATIENCE):
        try:
            answer = receiver.recv()
        except EOFError:
            answer = ("killed", "the process ended without a word", 0.0, 0)
    process.kill()
    process.join()
    return Outcome(name, *answer)


def _try(name: str, data: bytes, sender: multiprocessing.connection.Connection) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    started = time.process_time()
    try:
        extract(read_bytes(data, source=name))
        kind, reason = "record", ""
    except FilingError as error:
        kind, reason = "reason", error.reason
    except BaseException as error:
        kind, reason = "defect", f"{type(error).__name__}: {error}"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sender.send((kind, reason, time.process_time() - started, max(grown, 0) >> 10))


def report(outcomes: list[Outcome]) -> None:
    counts = Counter(outcome.kind for outcome in outcomes)
    print(f"{len(outcomes)} files:", ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    for reason, n in Counter(o.reason for o in outcomes if o.kind == "reason").most_common():
        print(f"{n:6}  {reason[:100]}")
    for name, key in (("slowest", "seconds"), ("largest", "megabytes")):
        worst = sorted(outcomes, key=lambda o: getattr(o, key), reverse=True)[:5]
        print(f"{name}:", ", ".join(f"{o.name} {o.seconds:.1f} s {o.megabytes} MB" for o in worst))
    for outcome in outcomes:
        if outcome.is_bad:
            print(f"BAD {outcome.kind}: {outcome.name}: {outcome.reason[:200]}")


def warm_up() -> None:
    """Read a sound filing first: the processes share what that loads, instead of loading it two thousand times."""
    sample = next(iter(sorted(SAMPLES.glob("*.txt"))))
    extract(read_bytes(sample.read_bytes(), source=sample.name))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder to write the files with a bad outcome to")
    options = parser.parse_args()
    warm_up()
    outcomes = []
    hostile_files = ((name, make()) for name, make in hostile().items())
    for name, data in chain(hostile_files, cases(options.count, options.seed)):
        outcomes.append(outcome_of(name, data))
        if len(outcomes) % 200 == 0:
            print(f"{len(outcomes)} files", file=sys.stderr, flush=True)
        if outcomes[-1].is_bad and options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / name).write_bytes(data)
    report(outcomes)
    return int(any(outcome.is_bad for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
