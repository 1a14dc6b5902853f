/* ---
name: first_visits
group: people
title: {zh: 机构首次到访, en: Who came first}
about:
  zh: 各机构第一次参加公司活动的日期，先来的在前；此前公司已办过几场。
  en: When each institution first came to a company, earliest first, and how many meetings had been held before.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 首次到访所在期间, en: when the first visit was, example: "2025"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  first_date: {zh: 首次, en: first}
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  meetings_before: {zh: 此前活动场数, en: meetings held before}
  visits: {zh: 到访次数, en: visits since}
  last_seen: {zh: 最近出现, en: last seen}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
WITH c, i, m ORDER BY m.first_date, m.id
WITH c, i, collect(m) AS visits
WITH c, i, visits, visits[0] AS first
WHERE $period IS NULL OR (first.last_date >= split($period, '/')[0] AND first.first_date <= split($period, '/')[1])
RETURN first.first_date AS first_date, i.name AS institution, i.kind AS kind,
       COUNT { (c)-[:HELD]->(e:Meeting) WHERE e.first_date < first.first_date } AS meetings_before,
       size(visits) AS visits, visits[-1].last_date AS last_seen, first.document AS document
ORDER BY first_date, institution, i.id
LIMIT toInteger($limit)
