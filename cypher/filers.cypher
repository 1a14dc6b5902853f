/* ---
name: filers
group: quality
title: {zh: 库中的披露公司, en: Companies that file}
about:
  zh: 库中有哪些公司的文件，各有多少活动与回复，从何时到何时。
  en: "Which companies' filings the store holds: how many meetings and replies, from when to when."
parameters:
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2025H1"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  filings: {zh: 文件数, en: filings}
  meetings: {zh: 活动数, en: meetings}
  replies: {zh: 问询回复数, en: replies to inquiries}
  first_published: {zh: 最早披露, en: first published}
  last_published: {zh: 最近披露, en: last published}
  pending: {zh: 待定条数, en: things not understood}
--- */
MATCH (d:Document)-[:FILED_BY]->(c:Company)
WHERE $period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1])
WITH c, count(d) AS filings, sum(CASE WHEN d.kind = 'ir_record' THEN 1 ELSE 0 END) AS meetings,
     sum(CASE WHEN d.kind = 'inquiry_reply' THEN 1 ELSE 0 END) AS replies, min(d.published) AS first_published,
     max(d.published) AS last_published, sum(coalesce(d.pending, 0)) AS pending
RETURN c.name AS company, c.code AS code, filings, meetings, replies, first_published, last_published, pending
ORDER BY filings DESC, company, c.id
LIMIT toInteger($limit)
