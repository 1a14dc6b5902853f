/* ---
name: profile
group: counterparties
title: {zh: 公司概览, en: A company on one page}
about:
  zh: 一家公司在图中的各个侧面：活动、代表、来访（前十）、关系（前五十）、被否认的关系、项目、法规、最近的数字（前三十）。
  en: "The sides of a company: meetings, speakers, visitors (first ten), relations (first fifty), denials, projects, rules, latest figures (first thirty)."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  section: {zh: 栏目, en: section}
  item: {zh: 内容, en: item}
  detail: {zh: 说明, en: detail}
  count: {zh: 数量, en: count}
  first_date: {zh: 首次, en: first}
  last_date: {zh: 最近, en: last}
--- */
MATCH (c:Company {id: $company})
CALL (c) {
  MATCH (d:Document)-[:FILED_BY]->(c)
  WHERE $as_of IS NULL OR d.published <= $as_of
  WITH c, count(d) AS filings
  RETURN 1 AS place, 'company' AS section, c.name AS item, c.code AS detail, filings AS count,
         null AS first_date, null AS last_date, c.id AS key
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)
  WHERE $as_of IS NULL OR m.last_date <= $as_of
  UNWIND coalesce(m.categories, ['']) AS category
  RETURN 2 AS place, 'meetings' AS section, category AS item, null AS detail,
         count(m) AS count, min(m.first_date) AS first_date, max(m.last_date) AS last_date, category AS key
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)<-[h:HOSTED]-(p:Representative)
  WHERE $as_of IS NULL OR m.last_date <= $as_of
  WITH p, h, m ORDER BY m.last_date, m.id
  WITH p, collect(h.title) AS titles, count(m) AS count, min(m.last_date) AS first_date, max(m.last_date) AS last_date
  RETURN 3 AS place, 'speaker' AS section, p.name AS item, titles[-1] AS detail, count, first_date, last_date,
         p.id AS key
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
  WHERE $as_of IS NULL OR m.last_date <= $as_of
  WITH i, count(m) AS meetings, min(m.first_date) AS first_date, max(m.last_date) AS last_date
  ORDER BY meetings DESC, i.name, i.id
  LIMIT 10
  RETURN 4 AS place, 'visitor' AS section, i.name AS item, i.kind AS detail, meetings AS count, first_date, last_date,
         i.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT|OBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:SUBJECT|OBJECT]->(x:Company)
  WHERE x.id <> c.id AND NOT k.speaker IN ['question', 'regulator'] AND ($as_of IS NULL OR k.stated_on <= $as_of)
  MATCH (k)-[:SUBJECT]->(s:Company)
  WITH c, x, k.type AS relation, count(k) AS count, min(k.stated_on) AS first_date, max(k.stated_on) AS last_date,
       (s = c) = (k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF']) AS other_first
  ORDER BY count DESC, x.name, x.id, relation, other_first
  LIMIT 50
  RETURN 5 AS place, 'relation' AS section, x.name AS item,
         CASE WHEN other_first THEN x.name + ' ' + relation + ' ' + c.name
              ELSE c.name + ' ' + relation + ' ' + x.name END AS detail, count, first_date, last_date, x.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)
  WHERE $as_of IS NULL OR k.stated_on <= $as_of
  WITH c, x, k, k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] AS other_first
  RETURN 6 AS place, 'denied' AS section, x.name AS item,
         CASE WHEN other_first THEN x.name + ' ' + k.type + ' ' + c.name
              ELSE c.name + ' ' + k.type + ' ' + x.name END AS detail,
         count(k) AS count, min(k.stated_on) AS first_date, max(k.stated_on) AS last_date, x.id AS key
  UNION ALL
  MATCH (c)-[r:UNDERTAKES]->(j:Project)
  UNWIND r.documents AS document
  MATCH (d:Document {id: 'Document:' + document})
  OPTIONAL MATCH (d)-[:RECORDS]->(m:Meeting)
  WITH j, coalesce(m.last_date, d.published) AS said
  WHERE $as_of IS NULL OR said <= $as_of
  RETURN 7 AS place, 'project' AS section, j.name AS item, j.kind AS detail, count(*) AS count,
         min(said) AS first_date, max(said) AS last_date, j.id AS key
  UNION ALL
  MATCH (c)<-[:FILED_BY]-(d:Document)<-[:PART_OF]-(p:Passage)-[:MENTIONS]->(g:Regulation)
  WHERE $as_of IS NULL OR d.published <= $as_of
  RETURN 8 AS place, 'regulation' AS section, g.title AS item, g.issuer AS detail, count(DISTINCT p) AS count,
         min(d.published) AS first_date, max(d.published) AS last_date, g.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(v:Observation)-[:FOR_PERIOD]->(q:Period)
  WHERE NOT EXISTS { (v)-[:OBJECT]->(:Company) } AND ($as_of IS NULL OR v.stated_on <= $as_of)
  WITH v, q
  ORDER BY q.end_date DESC, v.metric, v.id
  LIMIT 30
  RETURN 9 AS place, 'figure' AS section, v.metric AS item, q.name + ' ' + v.text AS detail, 1 AS count,
         v.stated_on AS first_date, v.stated_on AS last_date, v.id AS key
}
RETURN section, item, detail, count, first_date, last_date
ORDER BY place, count DESC, item, coalesce(detail, ''), key
