/* ---
name: meetings_in_period
group: meetings
title: {zh: 一段时间内的活动, en: Meetings in a period}
about:
  zh: 所有公司在一段时间内举办的活动，按日期排列。
  en: The meetings of all companies in a period, by day.
parameters:
  period: {type: period, zh: 期间：2024、2024H1、2024Q3、2024-08 或区间, en: "2024, 2024H1, 2024Q3, 2024-08 or an ISO interval", example: "2024Q3"}
  category: {optional: true, zh: 活动类别, en: the kind of activity, example: 业绩说明会}
  limit: {type: integer, optional: true, default: 500, zh: 最多行数, en: rows at most, example: 2}
columns:
  date: {zh: 首日, en: first day}
  last_day: {zh: 末日, en: last day}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  categories: {zh: 活动类别, en: kinds of activity}
  institutions: {zh: 机构数, en: institutions there}
  people: {zh: 人数, en: people named}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)-[:HELD]->(m:Meeting)
WHERE m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]
  AND ($category IS NULL OR $category IN m.categories)
WITH c, m ORDER BY m.first_date, c.name, m.id
LIMIT toInteger($limit)
RETURN m.first_date AS date, m.last_date AS last_day, c.name AS company, c.code AS code,
       coalesce(m.categories, []) AS categories,
       COUNT { (m)<-[:ATTENDED]-(:Institution) } AS institutions,
       COUNT { (m)<-[:ATTENDED]-(:Analyst) } AS people,
       m.document AS document
ORDER BY date, company, m.id
