/* ---
name: profile
group: counterparties
title: {zh: 公司概览, en: A company on one page}
about:
  zh: 一家公司在图中的各个侧面：活动、代表、来访（前十）、关系（前五十）、被否认的关系、项目、法规、最近的数字（前三十）。
  en: "The sides of a company: meetings, speakers, visitors (first ten), relations (first fifty), denials, projects, rules, latest figures (first thirty)."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
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
  RETURN 1 AS place, 'company' AS section, c.name AS item, c.code AS detail,
         COUNT { (:Document)-[:FILED_BY]->(c) } AS count, null AS first_date, null AS last_date, c.id AS key
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)
  UNWIND coalesce(m.categories, ['']) AS category
  RETURN 2 AS place, 'meetings' AS section, category AS item, null AS detail,
         count(m) AS count, min(m.first_date) AS first_date, max(m.last_date) AS last_date, category AS key
  UNION ALL
  MATCH (p:Representative)-[r:REPRESENTS]->(c)
  RETURN 3 AS place, 'speaker' AS section, p.name AS item, r.latest_title AS detail,
         COUNT { (p)-[:HOSTED]->(:Meeting)<-[:HELD]-(c) } AS count, r.first_seen AS first_date,
         r.last_seen AS last_date, p.id AS key
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
  WITH i, count(m) AS meetings, min(m.first_date) AS first_date, max(m.last_date) AS last_date
  ORDER BY meetings DESC, i.name, i.id
  LIMIT 10
  RETURN 4 AS place, 'visitor' AS section, i.name AS item, i.kind AS detail, meetings AS count, first_date, last_date,
         i.id AS key
  UNION ALL
  MATCH (c)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
               PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]-(x:Company)
  WITH r, x
  ORDER BY r.claims DESC, x.name, x.id, type(r), startNode(r).id
  LIMIT 50
  RETURN 5 AS place, 'relation' AS section, x.name AS item,
         startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name AS detail,
         r.claims AS count, r.first_stated AS first_date, r.last_stated AS last_date, x.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)
  WITH c, x, k, k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] AS other_first
  RETURN 6 AS place, 'denied' AS section, x.name AS item,
         CASE WHEN other_first THEN x.name + ' ' + k.type + ' ' + c.name
              ELSE c.name + ' ' + k.type + ' ' + x.name END AS detail,
         count(k) AS count, min(k.stated_on) AS first_date, max(k.stated_on) AS last_date, x.id AS key
  UNION ALL
  MATCH (c)-[r:UNDERTAKES]->(j:Project)
  RETURN 7 AS place, 'project' AS section, j.name AS item, j.kind AS detail,
         size(coalesce(r.documents, [])) AS count, r.first_stated AS first_date, r.last_stated AS last_date, j.id AS key
  UNION ALL
  MATCH (c)<-[:FILED_BY]-(d:Document)<-[:PART_OF]-(p:Passage)-[:MENTIONS]->(g:Regulation)
  RETURN 8 AS place, 'regulation' AS section, g.title AS item, g.issuer AS detail, count(DISTINCT p) AS count,
         min(d.published) AS first_date, max(d.published) AS last_date, g.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(v:Observation)-[:FOR_PERIOD]->(q:Period)
  WHERE NOT EXISTS { (v)-[:OBJECT]->(:Company) }
  WITH v, q
  ORDER BY q.end_date DESC, v.metric, v.id
  LIMIT 30
  RETURN 9 AS place, 'figure' AS section, v.metric AS item, q.name + ' ' + v.text AS detail, 1 AS count,
         v.stated_on AS first_date, v.stated_on AS last_date, v.id AS key
}
RETURN section, item, detail, count, first_date, last_date
ORDER BY place, count DESC, item, coalesce(detail, ''), key
