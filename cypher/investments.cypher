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
MATCH (c:Company {id: $company})
WITH c, COLLECT {
       MATCH (c)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(y:Company)
       WHERE k.type IN ['INVESTED_IN', 'SUBSIDIARY_OF'] AND (k.polarity = 'denied' OR k.modality = 'former')
       RETURN k.type + ' ' + y.id
     } AS contrary
MATCH (c)-[r:INVESTED_IN|SUBSIDIARY_OF]-(x:Company)
WHERE (startNode(r) = c) = (type(r) = 'INVESTED_IN')
  AND ($period IS NULL OR (r.last_stated >= split($period, '/')[0] AND r.first_stated <= split($period, '/')[1]))
RETURN x.name AS counterparty, x.code AS code, type(r) AS relation,
       r.first_stated AS first_stated, r.last_stated AS last_stated, r.claims AS claims,
       size([pair IN contrary WHERE pair = type(r) + ' ' + x.id]) AS against,
       r.documents AS documents
ORDER BY relation, counterparty, x.id
