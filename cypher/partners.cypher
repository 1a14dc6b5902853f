/* ---
name: partners
group: counterparties
title: {zh: 公司的合作伙伴, en: Partners of a company}
about:
  zh: 公司说有合作的，以及说与它有合作的。
  en: Companies it says it works with, and companies that say so of it.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  counterparty: {zh: 合作伙伴, en: partner}
  code: {zh: 证券代码, en: security code}
  stated_by: {zh: 陈述方, en: said by}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  claims: {zh: 依据条数, en: claims behind it}
  against: {zh: 反面陈述条数, en: claims that deny or end it}
  periods: {zh: 涉及期间, en: periods spoken of}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT|OBJECT]-(k:Claim {type: 'PARTNERS_WITH'})-[:SUBJECT|OBJECT]->(x:Company)
WHERE x.id <> c.id AND ($as_of IS NULL OR k.stated_on <= $as_of)
MATCH (k)-[:SUBJECT]->(s:Company)
OPTIONAL MATCH (k)-[:FOR_PERIOD]->(q:Period)
WITH x, s, k, q, k.polarity = 'denied' OR k.modality = 'former' AS opposes,
     k.polarity = 'affirmed' AND k.modality = 'stated' AND NOT k.speaker IN ['question', 'regulator'] AS supports
WITH x, s, min(CASE WHEN supports THEN k.stated_on END) AS first_stated,
     max(CASE WHEN supports THEN k.stated_on END) AS last_stated,
     sum(CASE WHEN supports THEN 1 ELSE 0 END) AS claims, sum(CASE WHEN opposes THEN 1 ELSE 0 END) AS opposed,
     collect(DISTINCT CASE WHEN supports THEN q.interval END) AS intervals,
     collect(DISTINCT CASE WHEN supports THEN k.document END) AS filings
WITH x, sum(opposed) AS against,
     collect({s: s, first: first_stated, last: last_stated, claims: claims, intervals: intervals, filings: filings}) AS sides
UNWIND sides AS side
WITH x, against, side
WHERE side.claims > 0
  AND ($period IS NULL OR (side.last >= split($period, '/')[0] AND side.first <= split($period, '/')[1]))
RETURN x.name AS counterparty, x.code AS code, side.s.name AS stated_by,
       side.first AS first_stated, side.last AS last_stated, side.claims AS claims, against,
       COLLECT { UNWIND side.intervals AS i RETURN i ORDER BY i } AS periods,
       COLLECT { UNWIND side.filings AS f RETURN f ORDER BY f } AS documents
ORDER BY claims DESC, last_stated DESC, counterparty, stated_by, x.id, side.s.id
