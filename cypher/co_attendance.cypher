/* ---
name: co_attendance
group: people
title: {zh: 常与某机构同场的机构, en: Institutions seen together}
about:
  zh: 与某机构参加过同一场活动的其他机构，同场次数多的在前。
  en: Institutions that were at the same meetings as one institution, most often first.
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 远岫证券}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
  limit: {type: integer, optional: true, default: 20, zh: 最多行数, en: rows at most, example: 20}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  meetings: {zh: 同场次数, en: meetings together}
  companies: {zh: 公司, en: companies}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
--- */
MATCH (i:Institution {id: $institution})-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH i, m, m.first_date AS first_day, m.last_date AS last_day, c.name AS company
MATCH (m)<-[:ATTENDED]-(o:Institution)
WHERE o <> i
WITH o, count(m) AS meetings, collect(DISTINCT company) AS names, min(first_day) AS first_seen, max(last_day) AS last_seen
ORDER BY meetings DESC, o.name, o.id
LIMIT toInteger($limit)
RETURN o.name AS institution, o.kind AS kind, meetings,
       COLLECT { UNWIND names AS n RETURN n ORDER BY n } AS companies, first_seen, last_seen
ORDER BY meetings DESC, institution, o.id
