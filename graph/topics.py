"""Which topic is part of which: the tree of the topics lexicon."""

from __future__ import annotations

from functools import cache

from extractors.lexicon_rows import lexicon_rows


def topic_parent(name: str) -> str | None:
    """The broader topic, or None at the top and for a topic that the lexicon does not have."""
    return _parents().get(name)


@cache
def _parents() -> dict[str, str]:
    return {topic: parent for topic, parent, *_ in lexicon_rows("topics.tsv") if parent}
