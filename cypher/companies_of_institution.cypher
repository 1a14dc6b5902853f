/* ---
name: companies_of_institution
group: meetings
title: {zh: 机构调研过的公司, en: Companies an institution visits}
about:
  zh: 一家机构去过哪些公司，各去几次，首末两次在何时。
  en: Which companies an institution went to see, how often, first and last when.
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 砚山基金}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 1}
columns:
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  meetings: {zh: 次数, en: meetings}
  people: {zh: 人数, en: people it sent}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (i:Institution {id: $institution})-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH i, c, count(m) AS meetings, min(m.first_date) AS first_seen, max(m.last_date) AS last_seen, collect(m) AS visits
ORDER BY meetings DESC, last_seen DESC, c.name, c.id
LIMIT toInteger($limit)
RETURN c.name AS company, c.code AS code, meetings,
       COUNT { UNWIND visits AS m MATCH (m)<-[:ATTENDED]-(a:Analyst)-[:WORKS_FOR]->(i) RETURN DISTINCT a } AS people,
       first_seen, last_seen, COLLECT { UNWIND visits AS m RETURN m.document ORDER BY m.document } AS documents
ORDER BY meetings DESC, last_seen DESC, company, c.id
