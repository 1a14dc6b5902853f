/* ---
name: meetings_of_company
group: meetings
title: {zh: 公司的投资者关系活动, en: Meetings of a company}
about:
  zh: 一家公司举办的活动，最近的在前，附机构数、人数与主题。
  en: The meetings a company held, latest first, with how many came and what was spoken of.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
columns:
  date: {zh: 首日, en: first day}
  last_day: {zh: 末日, en: last day}
  number: {zh: 编号, en: printed number}
  categories: {zh: 活动类别, en: kinds of activity}
  location: {zh: 地点, en: place}
  institutions: {zh: 机构数, en: institutions there}
  people: {zh: 人数, en: people named}
  topics: {zh: 主题, en: topics}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})-[:HELD]->(m:Meeting)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
RETURN m.first_date AS date, m.last_date AS last_day, m.number AS number, coalesce(m.categories, []) AS categories,
       m.location AS location,
       COUNT { (m)<-[:ATTENDED]-(:Institution) } AS institutions,
       COUNT { (m)<-[:ATTENDED]-(:Analyst) } AS people,
       COLLECT { MATCH (m)-[:DISCUSSED]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
       m.document AS document
ORDER BY date DESC, m.id
