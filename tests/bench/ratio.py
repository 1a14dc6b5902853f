"""What is measured: something, what it is held against, and the limit of their ratio; both in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Ratio:
    """A part's figure (seconds, unless its part says otherwise), what it is held against, the limit of their ratio."""

    part: str
    figure: float
    base: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.figure / self.base

    @property
    def is_above(self) -> bool:
        return self.ratio > self.limit

    def __str__(self) -> str:
        mark = "  above" if self.is_above else ""
        return f"{self.part:32}{self.figure:10.3f}{self.base:10.3f}{self.ratio:8.2f}{self.limit:8.2f}{mark}"


def measure(part: str, limit: float, run: Callable[[], float], base: Callable[[], float]) -> Ratio:
    """The round with the median ratio, of those in which the two take turns after one that does not count.

    What else the machine does then slows both of a round, not one of them.
    """
    pairs = [(run(), base()) for _ in range(ROUNDS + 1)][1:]
    figure, against = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Ratio(part, figure, against, limit)


def timed(
    work: Callable[[], object],
    before: Callable[[], object] = lambda: None,
    clock: Callable[[], float] = time.perf_counter,
) -> Callable[[], float]:
    """The seconds of `work`, without those of what has to be done before."""

    def run() -> float:
        before()
        begun = clock()
        work()
        return clock() - begun

    return run
