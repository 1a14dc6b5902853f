"""Where a topic stands in the tree of topics."""

from __future__ import annotations

from extractors.topic_tree import topic_parents


def topic_parent(name: str) -> str | None:
    """The broader topic, or None at the top and for a topic that the lexicon does not have."""
    return topic_parents().get(name)
