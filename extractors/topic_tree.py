"""Which topic is part of which: the tree of `lexicons/topics.tsv`."""

from __future__ import annotations

from functools import cache

from extractors.lexicon_rows import lexicon_rows


def topic_parent(name: str) -> str | None:
    """The topic that `name` is a part of: 毛利率 → 业绩; None at the top. Raises KeyError for an unknown topic."""
    return topic_parents()[name]


@cache
def topic_parents() -> dict[str, str | None]:
    """Every topic with its parent."""
    return {topic: parent or None for topic, parent, _ in lexicon_rows("topics.tsv")}
