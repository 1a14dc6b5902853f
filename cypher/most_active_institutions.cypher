/* ---
name: most_active_institutions
group: people
title: {zh: 最活跃的机构, en: Most active institutions}
about:
  zh: 按参会次数排列的机构；可限定公司或期间。
  en: Institutions by number of meetings; of one company or in one period if wanted.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
  limit: {type: integer, optional: true, default: 20, zh: 最多行数, en: rows at most, example: 20}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  meetings: {zh: 次数, en: meetings}
  company_count: {zh: 公司数, en: companies}
  people: {zh: 人数, en: people named}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
--- */
MATCH (c:Company)-[:HELD]->(m:Meeting)
WHERE ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH c, m, m.first_date AS first_day, m.last_date AS last_day
MATCH (m)<-[:ATTENDED]-(i:Institution)
WITH i, count(m) AS meetings, count(DISTINCT c) AS company_count, min(first_day) AS first_seen, max(last_day) AS last_seen
ORDER BY meetings DESC, company_count DESC, i.name, i.id
LIMIT toInteger($limit)
RETURN i.name AS institution, i.kind AS kind, meetings, company_count,
       COUNT {
         MATCH (i)<-[:WORKS_FOR]-(a:Analyst)
         WHERE EXISTS {
           MATCH (a)-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
           WHERE ($company IS NULL OR c.id = $company)
             AND ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
           RETURN a LIMIT 1
         }
         RETURN a
       } AS people,
       first_seen, last_seen
ORDER BY meetings DESC, company_count DESC, institution, i.id
