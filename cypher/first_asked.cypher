/* ---
name: first_asked
group: change
title: {zh: 谁最先谈到、谁跟进, en: Who spoke of it first and who followed}
about:
  zh: 一个主题、法规、项目或公司第一次在哪家公司的问答里出现，之后哪些公司跟进、隔多久。
  en: "Where a topic, rule, project or company first came up, which companies followed, and how long after."
parameters:
  about: {resolve: entity, zh: 主题、法规、项目、公司或机构, en: "a topic, rule, project, company or institution", example: Topic:语料}
  period: {type: period, optional: true, zh: 首次出现所在期间, en: when it first came up there, example: "2024"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  first_date: {zh: 首次, en: first}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  days_after: {zh: 距最早的天数, en: days after the earliest}
  filings: {zh: 文件数, en: filings since}
  question: {zh: 问题, en: question or heading}
  document: {zh: 文件, en: filing}
--- */
CALL () {
  MATCH (n:Company {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Institution {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Project {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Regulation {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Topic {id: $about}) RETURN n AS n
}
MATCH (p:Passage)-[:MENTIONS]->(n)
MATCH (p)-[:PART_OF]->(d:Document)-[:FILED_BY]->(c:Company)
OPTIONAL MATCH (d)-[:RECORDS]->(m:Meeting)
WITH c, d, p, coalesce(m.last_date, d.published) AS said
WHERE said IS NOT NULL
WITH c, d, p, said ORDER BY said, d.id, p.ordinal
WITH c, min(said) AS first_date, count(DISTINCT d) AS filings, collect(p)[0] AS p, collect(d.id)[0] AS d
WITH collect({c: c, first_date: first_date, filings: filings, p: p, d: d}) AS all, min(first_date) AS earliest
UNWIND all AS one
WITH one, earliest
WHERE $period IS NULL OR (one.first_date >= split($period, '/')[0] AND one.first_date <= split($period, '/')[1])
RETURN one.first_date AS first_date, one.c.name AS company, one.c.code AS code,
       duration.inDays(date(earliest), date(one.first_date)).days AS days_after, one.filings AS filings,
       coalesce(one.p.question, one.p.title) AS question, one.p.document AS document
ORDER BY first_date, company, one.c.id
LIMIT toInteger($limit)
