"""The contract of a store, the same on both engines."""

from __future__ import annotations

import pytest
from neo4j import ManagedTransaction

from graph.engines.errors import QueryError, ReadOnlyError
from graph.store import Store

WRITING = (
    "CREATE (n:Topic {id: 'Topic:x'}) RETURN n",
    "CREATE (n:NeverSeen {id: 'x'})",
    "MERGE (n:Topic {id: 'Topic:x'}) RETURN n.id AS id",
    "MATCH (n:Topic) SET n.name = 'other'",
    "MATCH (n:Topic) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (a:Topic), (b:Topic) CREATE (a)-[:PART_OF]->(b)",
    "FOREACH (x IN [1] | CREATE (:Topic))",
    "MATCH (n:Topic) CALL (n) { CREATE (m:Topic) RETURN m } RETURN m.id AS id",
    "RETURN 1 AS x UNION CREATE (n:Topic) RETURN 1 AS x",
    "CREATE INDEX other IF NOT EXISTS FOR (n:Topic) ON (n.title)",
    "/* only a comment */ cReAtE (n:Topic) RETURN n.id AS id",
    "CREATE USER intruder SET PASSWORD 'long enough to pass'",
)


def test_reads_what_was_written(engine: Store) -> None:
    engine.write("UNWIND $ids AS id CREATE (:Topic {id: id, name: '毛利率'})", ids=["Topic:1", "Topic:2"])
    rows = engine.read("MATCH (n:Topic {name: $name}) RETURN n.id AS id ORDER BY id", name="毛利率")
    assert [row["id"] for row in rows] == ["Topic:1", "Topic:2"]


def test_counts_what_a_write_changed(engine: Store) -> None:
    counters = engine.write("CREATE (:Topic {id: 'Topic:1'})-[:PART_OF]->(:Topic {id: 'Topic:2'})")
    assert (counters.nodes_created, counters.relationships_created) == (2, 1)


def test_a_transaction_is_in_or_not(engine: Store) -> None:
    def fail_halfway(tx: ManagedTransaction) -> None:
        tx.run("CREATE (:Topic {id: 'Topic:1'})").consume()
        tx.run("MATCH (n:Topic) CREATE (n)-[:PART_OF]->(:Topic {id: 'Topic:2'})").consume()
        raise KeyError("halfway")

    with pytest.raises(KeyError):
        engine.transact(fail_halfway)
    assert engine.read("MATCH (n) RETURN count(n) AS c")[0]["c"] == 0


def test_columns_stand_in_the_order_of_the_statement(engine: Store) -> None:
    assert engine.read_only("RETURN 1 AS b, 2 AS a, 3 AS c") == (("b", "a", "c"), [(1, 2, 3)])


def test_read_only_gives_plain_values(engine: Store) -> None:
    engine.write("CREATE (:Topic {id: 'Topic:1'})-[:PART_OF {start: 3}]->(:Topic {id: 'Topic:2'})")
    rows = engine.read_only("MATCH p = (a)-[r]->(b) RETURN a, r, p, {x: [a]} AS m").rows
    one, two = {"id": "Topic:1"}, {"id": "Topic:2"}
    assert rows == [(one, {"start": 3}, [one, two], {"x": [one]})]


@pytest.mark.parametrize("statement", WRITING)
def test_reading_refuses_to_write(engine: Store, statement: str) -> None:
    engine.write("CREATE (:Topic {id: 'Topic:1', name: 'same'})")
    with pytest.raises(ReadOnlyError) as caught:
        engine.read_only(statement)
    assert "\n" not in str(caught.value)
    found = engine.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    assert [(r["labels"], r["properties"]) for r in found] == [(["Topic"], {"id": "Topic:1", "name": "same"})]


def test_reading_may_name_what_sounds_like_writing(engine: Store) -> None:
    engine.write("CREATE (:Topic {id: 'DELETE'})")
    rows = engine.read_only("MATCH (`CREATE`:Topic) WHERE `CREATE`.id = 'DELETE' RETURN `CREATE`.id AS `SET`").rows
    assert rows == [("DELETE",)]


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN $missing AS x", "MATCH (n) RETURN m"])
def test_a_wrong_statement_is_one_line(engine: Store, statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        engine.read_only(statement)
    assert str(caught.value).strip()
    assert "\n" not in str(caught.value)
