"""What filings say about one side of a candidate: documents with the sentence, or the meeting that was attended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.store import Store

SHOWN = 3
"""Places shown of each side; the latest first."""

_END = "。；！？\n"
_LONGEST = 160

SAID = f"""
UNWIND $ids AS id
MATCH (x:Company {{id: id}})
RETURN id, COLLECT {{
  MATCH (x)<-[:OBJECT]-(k)
  WITH DISTINCT k, k.document AS document, k.stated_on AS date, coalesce(k.quote, k.text) AS text
  RETURN [document, date, text] ORDER BY date DESC, document, k.id LIMIT {SHOWN}
}} AS rows
"""
NAMED = f"""
UNWIND $ids AS id
MATCH (x:{{label}} {{{{id: id}}}})
RETURN id, COLLECT {{{{
  MATCH (p:Passage)-[:MENTIONS]->(x)
  WITH DISTINCT p
  MATCH (p)-[:PART_OF]->(d:Document)
  RETURN [p.document, d.published, coalesce(p.text, coalesce(p.question, '') + '\\n' + coalesce(p.answer, ''))]
  ORDER BY d.published DESC, p.id LIMIT {SHOWN}
}}}} AS rows
"""
MET = f"""
UNWIND $ids AS id
MATCH (x:{{label}} {{{{id: id}}}})
RETURN id, COLLECT {{{{
  MATCH (x)-[:{{type}}]->(m:Meeting)
  WITH DISTINCT m
  RETURN [m.document, m.last_date, m.title] ORDER BY m.last_date DESC, m.id LIMIT {SHOWN}
}}}} AS rows
"""
PEOPLE = """
UNWIND $ids AS id
MATCH (x:Institution {id: id})
RETURN id, COLLECT { MATCH (a:Analyst)-[:WORKS_FOR]->(x) RETURN a.name ORDER BY a.name LIMIT 12 } AS rows
"""
QUERIES = {
    "Company": (SAID, NAMED.format(label="Company")),
    "Institution": (MET.format(label="Institution", type="ATTENDED"),),
    "Analyst": (MET.format(label="Analyst", type="ATTENDED"),),
    "Representative": (MET.format(label="Representative", type="HOSTED"),),
    "Project": (NAMED.format(label="Project"),),
    "Regulation": (NAMED.format(label="Regulation"),),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place: the filing, when it says so, and the sentence or the meeting."""

    document: str
    date: str | None
    text: str


def read_evidence(store: Store, label: str, names: dict[str, tuple[str, ...]]) -> dict[str, tuple[Evidence, ...]]:
    """Id → places where the node is spoken of. `names`: id → its printed names, to cut the sentence out."""
    found: dict[str, dict[tuple[str, str], Evidence]] = {id: {} for id in names}
    for query in QUERIES[label]:
        for row in store.read(query, ids=sorted(names)):
            for document, date, text in row["rows"]:
                sentence = sentence_with(text or "", names[row["id"]])
                bare = sentence.strip(_END)
                found[row["id"]].setdefault((document, bare), Evidence(document, date, sentence))
    return {id: tuple(places.values())[:SHOWN] for id, places in found.items()}


def read_people(store: Store, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Institution → people who came for it."""
    rows = store.read(PEOPLE, ids=sorted(ids)) if ids else []
    return {row["id"]: tuple(row["rows"]) for row in rows}


def sentence_with(text: str, names: tuple[str, ...]) -> str:
    """The sentence that holds one of the names, the longest name first; the beginning where none is found.

    >>> sentence_with("毛利率上升。听澜科技是公司的客户。谢谢。", ("听澜科技",))
    '听澜科技是公司的客户。'
    """
    places = [text.find(name) for name in sorted(names, key=len, reverse=True)]
    at = next((place for place in places if place >= 0), 0)
    start = max((text.rfind(mark, 0, at) for mark in _END), default=-1) + 1
    ends = [place for mark in _END if (place := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text)) + 1
    start = max(start, at - _LONGEST // 2)
    return " ".join(text[start : min(end, start + _LONGEST)].split())
