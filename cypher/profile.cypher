/* ---
name: profile
group: counterparties
title: {zh: 公司概览, en: A company on one page}
about:
  zh: 一家公司在图中的全部侧面：活动、来访、代表、关系、项目、法规、最近数字与被否认的关系。
  en: "Every side of a company: meetings, visitors, speakers, relations, projects, rules, latest figures, denials."
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
         COUNT { (:Document)-[:FILED_BY]->(c) } AS count, null AS first_date, null AS last_date
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)
  RETURN 2 AS place, 'meetings' AS section, 'meetings' AS item, null AS detail,
         count(m) AS count, min(m.first_date) AS first_date, max(m.last_date) AS last_date
  UNION ALL
  MATCH (p:Representative)-[r:REPRESENTS]->(c)
  RETURN 3 AS place, 'representative' AS section, p.name AS item, r.latest_title AS detail,
         COUNT { (p)-[:HOSTED]->(:Meeting)<-[:HELD]-(c) } AS count, r.first_seen AS first_date, r.last_seen AS last_date
  UNION ALL
  MATCH (c)-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
  RETURN 4 AS place, 'visitor' AS section, i.name AS item, i.kind AS detail,
         count(m) AS count, min(m.first_date) AS first_date, max(m.last_date) AS last_date
  UNION ALL
  MATCH (c)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]-(x:Company)
  RETURN 5 AS place, 'relation' AS section, startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name AS item,
         type(r) AS detail, r.claims AS count, r.first_stated AS first_date, r.last_stated AS last_date
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)
  RETURN 6 AS place, 'denied' AS section, x.name AS item, k.type AS detail,
         count(k) AS count, min(k.stated_on) AS first_date, max(k.stated_on) AS last_date
  UNION ALL
  MATCH (c)-[r:UNDERTAKES]->(j:Project)
  RETURN 7 AS place, 'project' AS section, j.name AS item, j.kind AS detail,
         size(coalesce(r.documents, [])) AS count, r.first_stated AS first_date, r.last_stated AS last_date
  UNION ALL
  MATCH (c)<-[:FILED_BY]-(d:Document)<-[:PART_OF]-(p:Passage)-[:MENTIONS]->(g:Regulation)
  RETURN 8 AS place, 'regulation' AS section, g.title AS item, g.issuer AS detail,
         count(DISTINCT p) AS count, min(d.published) AS first_date, max(d.published) AS last_date
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(v:Observation)-[:FOR_PERIOD]->(q:Period)
  WHERE NOT EXISTS { (v)-[:OBJECT]->(:Company) }
  RETURN 9 AS place, 'figure' AS section, v.metric AS item, q.name + ' ' + v.text AS detail,
         count(v) AS count, min(v.stated_on) AS first_date, max(v.stated_on) AS last_date
}
RETURN section, item, detail, count, first_date, last_date
ORDER BY place, count DESC, item, coalesce(detail, ''), coalesce(first_date, '')
