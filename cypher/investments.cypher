/* ---
name: investments
group: counterparties
title: {zh: 公司的参股公司与子公司, en: Investments and subsidiaries of a company}
about:
  zh: 公司持有股份的公司与其子公司。
  en: Companies it holds a stake in, and its subsidiaries.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  counterparty: {zh: 被投资公司, en: company held}
  code: {zh: 证券代码, en: security code}
  relation: {zh: 关系类型, en: relationship type}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  claims: {zh: 依据条数, en: claims behind it}
  against: {zh: 反面陈述条数, en: claims that deny or end it}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(x:Company)
WHERE k.type IN ['INVESTED_IN', 'SUBSIDIARY_OF'] AND x.id <> c.id AND ($as_of IS NULL OR k.stated_on <= $as_of)
WITH x, k, k.polarity = 'denied' OR k.modality = 'former' AS opposes,
     k.polarity = 'affirmed' AND k.modality = 'stated' AND NOT k.speaker IN ['question', 'regulator'] AS supports
WITH x, k.type AS relation, min(CASE WHEN supports THEN k.stated_on END) AS first_stated,
     max(CASE WHEN supports THEN k.stated_on END) AS last_stated,
     sum(CASE WHEN supports THEN 1 ELSE 0 END) AS claims, sum(CASE WHEN opposes THEN 1 ELSE 0 END) AS against,
     collect(DISTINCT CASE WHEN supports THEN k.document END) AS filings
WHERE claims > 0
  AND ($period IS NULL OR (last_stated >= split($period, '/')[0] AND first_stated <= split($period, '/')[1]))
RETURN x.name AS counterparty, x.code AS code, relation, first_stated, last_stated, claims, against,
       COLLECT { UNWIND filings AS f RETURN f ORDER BY f } AS documents
ORDER BY relation, counterparty, x.id
