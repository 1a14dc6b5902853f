"""Schema statements of the store, made from the ontology: constraints, indexes, full-text indexes.

Each statement stands alone and may be run again. Full-text syntax is Neo4j's; the store translates it for the embedded
engine. `cjk` is the analyzer that finds Chinese words by pairs of characters.
"""

from __future__ import annotations

from graph.model import Label
from graph.schema import SCHEMA

INDEXED = (
    ("Company", "name"),
    ("Company", "code"),
    ("Institution", "name"),
    ("Analyst", "name"),
    ("Representative", "name"),
    ("Project", "name"),
    ("Regulation", "title"),
    ("Topic", "name"),
    ("Meeting", "last_date"),
    ("Document", "published"),
    ("Passage", "document"),
    ("Claim", "document"),
    ("Claim", "type"),
    ("Observation", "document"),
    ("Observation", "metric"),
)
"""What questions look things up by, beside the id."""


def constraints() -> list[str]:
    """One id, one node, for every label; to be made before the first write."""
    return [
        f"CREATE CONSTRAINT {_name(label.name)}_id IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.id IS UNIQUE"
        for label in SCHEMA.labels
    ]


def indexes() -> list[str]:
    """Range indexes on what questions ask by."""
    return [
        f"CREATE INDEX {_name(label)}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXED
    ]


def fulltext() -> list[str]:
    """A full-text index for each label that is searched."""
    return [_fulltext(label) for label in SCHEMA.labels if label.searched]


def fulltext_name(label: str) -> str:
    """The name of a label's full-text index."""
    return f"{_name(label)}_text"


def _fulltext(label: Label) -> str:
    properties = ", ".join(f"n.{name}" for name in label.searched)
    return (
        f"CREATE FULLTEXT INDEX {fulltext_name(label.name)} IF NOT EXISTS FOR (n:{label.name}) ON EACH [{properties}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )


def _name(label: str) -> str:
    return label.lower()
