/* ---
name: meetings_of_institution
group: meetings
title: {zh: 机构参加的活动, en: Meetings an institution attended}
about:
  zh: 一家机构参加过的活动：何时、哪家公司、派了谁。
  en: "Where an institution went: when, to which company, with whom."
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 远岫证券}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
  limit: {type: integer, optional: true, default: 200, zh: 最多行数, en: rows at most, example: 2}
columns:
  date: {zh: 首日, en: first day}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  categories: {zh: 活动类别, en: kinds of activity}
  persons: {zh: 参会人员, en: people of the institution}
  document: {zh: 文件, en: filing}
--- */
MATCH (i:Institution {id: $institution})-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH i, m, c ORDER BY m.first_date DESC, c.name, m.id
LIMIT toInteger($limit)
RETURN m.first_date AS date, c.name AS company, c.code AS code, coalesce(m.categories, []) AS categories,
       COLLECT {
         MATCH (m)<-[:ATTENDED]-(a:Analyst)-[:WORKS_FOR]->(i)
         RETURN a.name ORDER BY a.name, a.id
       } AS persons,
       m.document AS document
ORDER BY date DESC, company, m.id
