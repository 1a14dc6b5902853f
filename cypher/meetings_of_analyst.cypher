/* ---
name: meetings_of_analyst
group: people
title: {zh: 某人参加的活动, en: Meetings a person attended}
about:
  zh: 一位参会人员去过哪些公司。
  en: Which companies a person went to see, and for whom.
parameters:
  analyst: {resolve: analyst, zh: 参会人员, en: the person, example: "远岫证券#林知遥"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
columns:
  date: {zh: 首日, en: first day}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  institution: {zh: 机构, en: institution}
  categories: {zh: 活动类别, en: kinds of activity}
  document: {zh: 文件, en: filing}
--- */
MATCH (a:Analyst {id: $analyst})-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
RETURN m.first_date AS date, c.name AS company, c.code AS code,
       COLLECT { MATCH (a)-[:WORKS_FOR]->(i:Institution) RETURN i.name ORDER BY i.name } AS institution,
       coalesce(m.categories, []) AS categories, m.document AS document
ORDER BY date DESC, company, m.id
