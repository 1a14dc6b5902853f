"""Every canned question on 2,000 made-up filings, warm: the time within which 19 of 20 are answered, over 200 ms.

A question is asked about the busiest thing of its kind in the store, and about others down to the least; what it asks
for besides names is that of its example.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from graph.asking.question_file import Question
from graph.asking.resolve import LABELS_OF
from graph.load import load
from graph.questions import ask, questions
from graph.store import Store
from tests.bench.ratio import Ratio, timed
from tests.bench.setting import Setting
from tests.bench.synthetic import synthetic

FILINGS = 2000
ASKED = 20
LIMIT = 0.2
THINGS = 5
"""Of a kind, from the one with the most relationships to the one with the fewest."""
RANKED = "MATCH (n:{label}) RETURN n.id AS id ORDER BY COUNT {{ (n)--() }} DESC, id"

Things = Mapping[str, Sequence[str]]


def bench_questions(setting: Setting) -> Iterator[Ratio]:
    for engine, store in setting.stores():
        load(store, synthetic(0, FILINGS))
        things = things_of(store)
        for question in questions().values():
            yield Ratio(f"{question.name}, {engine}", _slowest(store, question, things), LIMIT, 1.0)


def _slowest(store: Store, question: Question, things: Things) -> float:
    """The 95th percentile of the seconds, after a round that does not count."""
    askings = [_values(question, things, number) for number in range(ASKED)]
    times = [timed(partial(ask, store, question.name, **values))() for values in (*askings, *askings)]
    return statistics.quantiles(times[ASKED:], n=20, method="inclusive")[-1]


def _values(question: Question, things: Things, number: int) -> dict[str, object]:
    """What is asked the n-th time: other things each time; two of one kind are not the same."""
    wanted = [p for p in question.parameters if not p.optional]
    found = {p.name: things.get(p.resolve or "", ()) for p in wanted}
    return {
        p.name: found[p.name][(number + place) % len(found[p.name])] if found[p.name] else p.example
        for place, p in enumerate(wanted)
    }


def things_of(store: Store) -> Things:
    """Ids by what a parameter is looked up as, the busiest first."""
    spread = {label: _spread(store, label) for labels in LABELS_OF.values() for label in labels}
    return {
        kind: [id for ids in zip_longest(*(spread[label] for label in labels)) for id in ids if id is not None]
        for kind, labels in LABELS_OF.items()
    }


def _spread(store: Store, label: str) -> list[str]:
    found = [row["id"] for row in store.read(RANKED.format(label=label))]
    return [found[(len(found) - 1) * n // (THINGS - 1)] for n in range(THINGS)] if found else []
