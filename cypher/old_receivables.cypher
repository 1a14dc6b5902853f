/* ---
name: old_receivables
group: figures
title: {zh: 一年以上的应收账款, en: Receivables older than a year}
about:
  zh: 应收账款中账龄一年以上的部分及其占比，按占比排列。
  en: "The part of receivables older than a year, and its share, largest share first."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  company: {zh: 公司, en: company}
  counterparty: {zh: 对方, en: the other side}
  as_at: {zh: 截止日, en: as at}
  value: {zh: 数值, en: value}
  over_1y: {zh: 一年以上, en: older than a year}
  unit: {zh: 单位, en: unit}
  share_pct: {zh: 一年以上占比%, en: "share, percent"}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
WHERE v.over_1y > 0 AND ($company IS NULL OR c.id = $company) AND ($as_of IS NULL OR v.stated_on <= $as_of)
OPTIONAL MATCH (v)-[:FOR_PERIOD]->(q:Period)
RETURN c.name AS company, x.name AS counterparty, q.end_date AS as_at, v.value AS value, v.over_1y AS over_1y,
       v.unit AS unit, CASE WHEN v.value > 0 THEN round(100.0 * v.over_1y / v.value, 1) END AS share_pct,
       v.stated_on AS stated_on, v.document AS document
ORDER BY share_pct DESC, company, as_at, counterparty, v.id
