"""Declares the schema in a store, and searches its text: the places where the two engines' dialects differ.

Neo4j's full-text DDL is translated for the embedded engine, whose own SQL declares the index; both are then searched by
the same procedure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.loading.bookkeeping import DECLARATIONS
from graph.loading.ddl import INDEXED, constraints, fulltext, fulltext_name, indexes
from graph.loading.ledger import CONSTRAINT
from graph.model import Kind, Label
from graph.schema import SCHEMA
from graph.store import Engine, Store

CJK_ANALYZER = "org.apache.lucene.analysis.cjk.CJKAnalyzer"
INDEX_SECONDS = 300
SEARCH = """
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
RETURN node.id AS id, score ORDER BY score DESC, id LIMIT $limit
"""
WORD = re.compile(r"[^\s\"]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A node that a search found; a higher score is a better one, among those of one label."""

    label: str
    id: str
    score: float


def declare_schema(store: Store) -> None:
    """Make constraints and indexes; those that are there stay. To be done before the first write."""
    if store.engine is not None:
        _declare_embedded(store, store.engine)
        return
    there = {row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name")}
    wanted = [
        s
        for s in (CONSTRAINT, *DECLARATIONS, *constraints(), *indexes(), *fulltext())
        if _declared_name(s) not in there
    ]
    for statement in wanted:
        store.declare(statement)
    if wanted:
        store.read("CALL db.awaitIndexes($seconds)", seconds=INDEX_SECONDS)


def _declared_name(statement: str) -> str:
    """The name in CREATE CONSTRAINT name IF NOT EXISTS …; a constraint's index has the same."""
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]


def _declare_embedded(store: Store, engine: Engine) -> None:
    """The same, with the types of relationships, which are better made outside transactions of data.

    The engine keeps one index on the same properties: where the full-text index is on the name alone, it is that one.
    """
    searched = {(label.name, *_scalars(label)) for label in SCHEMA.labels}
    ranges = [text for key, text in zip(INDEXED, indexes(), strict=True) if key not in searched]
    for statement in (CONSTRAINT, *DECLARATIONS, *constraints(), *ranges):
        store.declare(statement)
    for rel in SCHEMA.relationship_types:
        engine.sql(f"CREATE EDGE TYPE `{rel.name}` IF NOT EXISTS")
    for label in SCHEMA.labels:
        for statement in _embedded_fulltext(label):
            engine.sql(statement)


def _embedded_fulltext(label: Label) -> Iterator[str]:
    """An index on the texts and one on each list: a node without the list would be missing from an index on both.

    A property that is not declared as a list would be stored as its text, so the kinds are declared first.
    """
    for name in label.searched:
        kind = "STRING" if name in _scalars(label) else "LIST OF STRING"
        yield f"CREATE PROPERTY `{label.name}`.`{name}` IF NOT EXISTS {kind}"
    columns = {fulltext_name(label.name): ", ".join(f"`{name}`" for name in _scalars(label))}
    columns |= {index: f"`{name}` BY ITEM" for name, index in _list_indexes(label).items()}
    for index, on in columns.items():
        if on:
            yield (
                f"CREATE INDEX {index} IF NOT EXISTS ON `{label.name}` ({on}) FULL_TEXT "
                f'METADATA {{"analyzer": "{CJK_ANALYZER}"}}'
            )


def _scalars(label: Label) -> tuple[str, ...]:
    return tuple(name for name in label.searched if SCHEMA.property(name).kind is not Kind.STRINGS)


def _list_indexes(label: Label) -> dict[str, str]:
    """The embedded engine's own full-text indexes, by the property that holds a list."""
    return {name: f"{fulltext_name(label.name)}_{name}" for name in label.searched if name not in _scalars(label)}


def search(store: Store, text: str, *, labels: Iterable[str] = (), limit: int = 20) -> list[Found]:
    """Nodes whose text holds every word of `text` (words are separated by spaces), best first within each label.

    Chinese is found by pairs of characters, so a single character finds nothing.
    """
    words = " AND ".join(f'"{word}"' for word in WORD.findall(text.replace("\\", " ")))
    if not words:
        return []
    names = tuple(labels) or tuple(label.name for label in SCHEMA.labels if label.searched)
    return [found for name in names for found in _search_label(store, SCHEMA.label(name), words, limit)]


def _search_label(store: Store, label: Label, words: str, limit: int) -> list[Found]:
    indexes = [fulltext_name(label.name), *(_list_indexes(label).values() if store.is_embedded else ())]
    scores: dict[str, float] = {}
    for index in indexes:
        for row in store.read(SEARCH, index=index, words=words, limit=limit):
            scores[row["id"]] = max(row["score"], scores.get(row["id"], 0.0))
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return [Found(label.name, id, score) for id, score in best]
