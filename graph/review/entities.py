"""What is compared: the nodes of a label with all their names, and what stands beside each in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.names.judgements import ScopedName
from graph.names.keys import key, regulation_key
from graph.schema import SCHEMA
from graph.store import Store

NAME_PROPERTIES = ("name", "title", "full_name", "aliases")
SCOPED = frozenset({"Analyst", "Representative", "Project"})

INSTITUTION_PEOPLE = """
MATCH (a:Analyst)-[w:WORKS_FOR]->(i:Institution)
RETURN i.id AS id, a.name AS other, w.first_seen AS first, w.last_seen AS last
"""
INSTITUTION_MEETINGS = "MATCH (i:Institution)-[:ATTENDED]->(m:Meeting) RETURN i.id AS id, m.id AS other"
ANALYST_MEETINGS = """
MATCH (a:Analyst)-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
RETURN a.id AS id, m.id AS other, c.id AS with, m.first_date AS first, m.last_date AS last
"""
REPRESENTATIVE_MEETINGS = "MATCH (a:Representative)-[:HOSTED]->(m:Meeting) RETURN a.id AS id, m.id AS other"
COMPANY_CLAIMS = """
MATCH (c:Company)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(x:Company)
RETURN x.id AS id, k.document + '@' + toString(k.start) AS other, k.type + ' ' + c.id AS with
"""
COMPANY_LINKS = """
MATCH (a:Company)-[:TRADES_AS|MEMBER_OF|SUBSIDIARY_OF]-(b:Company)
RETURN a.id AS id, b.id AS other
"""
PASSAGES = "MATCH (p:Passage)-[:MENTIONS]->(x:{label}) RETURN x.id AS id, p.id AS other"

QUERIES: dict[str, dict[str, str]] = {
    "Company": {"places": COMPANY_CLAIMS, "linked": COMPANY_LINKS, "passages": PASSAGES.format(label="Company")},
    "Institution": {"people": INSTITUTION_PEOPLE, "places": INSTITUTION_MEETINGS},
    "Analyst": {"places": ANALYST_MEETINGS},
    "Representative": {"places": REPRESENTATIVE_MEETINGS},
    "Project": {"passages": PASSAGES.format(label="Project")},
    "Regulation": {"passages": PASSAGES.format(label="Regulation")},
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A node that could be another one too. `scope` is whose it is: a document, an institution, a company."""

    id: str
    label: str
    name: str
    names: tuple[str, ...]
    scope: str | None = None
    code: str | None = None
    group: bool = False

    @property
    def judged(self) -> ScopedName:
        """How a line of the judgements file names it: a name that means it, and nothing else, everywhere."""
        own = self.id.partition(":")[2]
        own = own if self.scope is None else own.rpartition("#")[2]
        reading = regulation_key if self.label == "Regulation" else key
        printed = next((n for n in (self.name, *self.names) if reading(n) == own), own)
        return ScopedName(printed, self.scope)


@dataclass(slots=True)
class Beside:
    """What the store says around an entity; sets of ids, and the span of days on which it was seen."""

    places: set[str] = field(default_factory=set)
    """Meetings attended, or the places of sentences (document@start) that state something of a company."""
    partners: set[str] = field(default_factory=set)
    """Companies visited, or relations to filers (`CUSTOMER_OF Company:…`)."""
    passages: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    """Companies that filings say are another one: the brand and the firm, the group and its member, a subsidiary."""
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name of a person → first and last day for this institution."""
    first: str = ""
    last: str = ""


def read_entities(store: Store, label: str) -> list[Entity]:
    """The nodes of a label that can be judged, in order of id. A node known in one document only is not among them."""
    own = [p for p in ("id", *NAME_PROPERTIES, "code", "anonymous", "group") if p in SCHEMA.label(label).properties]
    documents = {row["id"].removeprefix("Document:") for row in store.read("MATCH (d:Document) RETURN d.id AS id")}
    rows = store.read(f"MATCH (n:{label}) RETURN {', '.join(f'n.{p} AS {p}' for p in own)} ORDER BY id")
    return [_entity(label, dict(row)) for row in rows if _scope(row["id"]) not in documents]


def _scope(id: str) -> str | None:
    """What a node is known within: `Analyst:砚山基金#高月` within 砚山基金."""
    return id.partition(":")[2].rpartition("#")[0] or None


def _entity(label: str, row: dict[str, object]) -> Entity:
    id = str(row["id"])
    scope = _scope(id) if label in SCOPED else None
    aliases = row.get("aliases")
    names = [row.get("name"), row.get("title"), row.get("full_name"), *(aliases if isinstance(aliases, list) else ())]
    printed = tuple(dict.fromkeys(str(n) for n in names if n))
    code = row.get("code")
    return Entity(
        id, label, printed[0] if printed else id, printed, scope, None if code is None else str(code),
        bool(row.get("group")),
    )  # fmt: skip


def read_beside(store: Store, label: str) -> dict[str, Beside]:
    """What stands beside each node of a label."""
    found: dict[str, Beside] = defaultdict(Beside)
    for what, query in QUERIES[label].items():
        for row in store.read(query):
            _note(found[row["id"]], what, dict(row))
    return found


def _note(beside: Beside, what: str, row: dict[str, str]) -> None:
    if what == "passages":
        beside.passages.add(row["other"])
    elif what == "linked":
        beside.linked.add(row["other"])
    elif what == "people":
        beside.people[row["other"]] = (row["first"] or "", row["last"] or "")
    else:
        beside.places.add(row["other"])
        if row.get("with"):
            beside.partners.add(row["with"])
    if row.get("first"):
        beside.first = min(filter(None, (beside.first, row["first"])))
        beside.last = max(beside.last, row["last"] or row["first"])


def by_id(entities: Iterable[Entity]) -> dict[str, Entity]:
    return {entity.id: entity for entity in entities}
