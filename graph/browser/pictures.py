"""Statements that return paths, which Neo4j Browser draws: the neighbourhood of a company, seen from several sides.

Questions (`cypher/`) return tables; these show the graph itself. They run on both engines, with `$company` set.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import SCHEMA

COMPANY = "Company:689901"
"""The example: the company of the sample filings."""

SUMMARIES = "|".join(rel.name for rel in SCHEMA.relationship_types if "claims" in rel.properties)
"""The relationship types that sum up claims, as Cypher lists them."""


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    zh: str
    en: str
    text: str


PICTURES = (
    Picture(
        "counterparties",
        "客户、供应商、同行、合作方",
        "Customers, suppliers, peers and partners",
        f"MATCH way = (c:Company {{id: $company}})-[:{SUMMARIES}]-(x:Company)\nRETURN way LIMIT 100",
    ),
    Picture(
        "visitors",
        "谁来调研，谁接待",
        "Who came, and who received them",
        "MATCH way = (c:Company {id: $company})-[:HELD]->(m:Meeting)<-[:ATTENDED|HOSTED]-(p)\nRETURN way LIMIT 100",
    ),
    Picture(
        "analysts",
        "参会人员与所在机构",
        "Analysts and their institutions",
        "MATCH way = (c:Company {id: $company})-[:HELD]->(m:Meeting)<-[:ATTENDED]-(a:Analyst)\n"
        "            -[:WORKS_FOR]->(i:Institution)\nRETURN way LIMIT 100",
    ),
    Picture(
        "discussed",
        "会上谈了什么",
        "What was spoken of at its meetings",
        "MATCH way = (c:Company {id: $company})-[:HELD]->(m:Meeting)-[:DISCUSSED]->(x)\nRETURN way LIMIT 100",
    ),
    Picture(
        "claims",
        "每条关系的原句与出处",
        "The sentences behind its relations, and where they stand",
        "MATCH way = (c:Company {id: $company})<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(x:Company)\n"
        "MATCH source = (k)-[:STATED_IN]->(p:Passage)-[:PART_OF]->(d:Document)\nRETURN way, source LIMIT 50",
    ),
    Picture(
        "denials",
        "被否认的陈述（不成为边）",
        "What was denied, and so is no edge",
        "MATCH way = (c:Company {id: $company})<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)\n"
        "RETURN way LIMIT 50",
    ),
    Picture(
        "projects",
        "项目与提到它们的段落",
        "Its projects, and the passages that name them",
        "MATCH way = (c:Company {id: $company})-[:UNDERTAKES]->(p:Project)\n"
        "OPTIONAL MATCH named = (p)<-[:MENTIONS]-(s:Passage)\nRETURN way, named LIMIT 50",
    ),
    Picture(
        "filings",
        "披露文件、会议与期间",
        "Its filings, meetings and periods",
        "MATCH way = (c:Company {id: $company})<-[:FILED_BY]-(d:Document)\n"
        "OPTIONAL MATCH covers = (d)-[:RECORDS|COVERS]->()\nRETURN way, covers LIMIT 100",
    ),
)
