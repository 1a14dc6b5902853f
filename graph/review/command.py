"""irgraph resolve: lists candidates as JSON, or asks about them at a terminal and writes the verdicts."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError
from graph.load import load
from graph.loading.ledger import read_ledger
from graph.names.judgements import Judgements
from graph.review.ask import ask_all, show_as_json, with_evidence
from graph.review.candidates import find_candidates
from graph.review.comparisons import COMPARE
from graph.review.verdicts import read_or_none
from graph.store import Store
from graph.terminal.render import wants_json


@dataclass(frozen=True)
class Review:
    """What somebody wants to look at, and where verdicts go."""

    judgements: Path | None
    labels: tuple[str, ...]
    min_score: float
    limit: int
    again: bool = False
    who: str | None = None
    apply: bool = False


def resolve_names(store: Store, review: Review, *, as_json: bool, say: Callable[[str], object]) -> None:
    """List the candidates, or ask about them. Raises UsageError where there is nowhere to write verdicts."""
    asks = not wants_json(as_json) and sys.stdin.isatty()
    _check(review, asks=asks)
    labels = review.labels or tuple(COMPARE)
    found = find_candidates(store, _known(store, review), labels, min_score=review.min_score, again=review.again)
    shown = found[: review.limit]
    say(f"{len(found)} candidates, {len(shown)} shown 候选")
    if asks and review.judgements is not None:
        written = ask_all(store, shown, review.judgements, review.who or getpass.getuser())
        say(f"{review.judgements}: {written} written 已写入")
    else:
        show_as_json(with_evidence(store, shown))
    if review.apply:
        _apply(store, review, say)
    elif asks:
        say("`irgraph load … --judgements FILE`, or --apply here, brings the store in line")


def _check(review: Review, *, asks: bool) -> None:
    for label in review.labels:
        if label not in COMPARE:
            raise UsageError(f"label {label!r} is none of {', '.join(COMPARE)}")
    if review.judgements is None and (asks or review.apply):
        raise UsageError("--judgements FILE is wanted: verdicts are written there (--json only lists)")


def _known(store: Store, review: Review) -> Judgements:
    """What is judged already: by the file, else by the one of the last load."""
    if review.judgements is None:
        return read_ledger(store).judgements
    return read_or_none(review.judgements)


def _apply(store: Store, review: Review, say: Callable[[str], object]) -> None:
    """Bring the store in line with the file as it is now, without a filing being read again."""
    assert review.judgements is not None, "checked before"
    summary = load(store, [], read_or_none(review.judgements))
    say(f"store brought in line, {summary.writes} writes 库已更新")
