/* ---
name: single_source
group: quality
title: {zh: 只有一份文件支持的关系, en: Relations with a single source}
about:
  zh: 只有一份文件说过的直接关系：没有第二来源，附原句与置信度。
  en: "Direct relationships that rest on one filing alone, with the sentence and its confidence."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  stated_on: {zh: 陈述日期, en: stated on}
  claims: {zh: 依据条数, en: claims behind it}
  confidence: {zh: 置信度, en: confidence}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (s:Company)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(o:Company)
WHERE s.id <> o.id AND NOT k.speaker IN ['question', 'regulator'] AND ($company IS NULL OR $company IN [s.id, o.id])
  AND ($type IS NULL OR k.type = $type) AND ($as_of IS NULL OR k.stated_on <= $as_of)
WITH s, o, k ORDER BY k.confidence DESC, k.id
WITH s, o, k.type AS relation, collect(k)[0] AS best, count(k) AS claims, count(DISTINCT k.document) AS filings
WHERE filings = 1
WITH s, relation, best, claims, CASE WHEN relation IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [o, s] ELSE [s, o] END AS ends
RETURN s.name AS stated_by, ends[0].name AS subject, relation, ends[1].name AS object, best.stated_on AS stated_on,
       claims, best.confidence AS confidence, best.quote AS quote, best.document AS document
ORDER BY stated_on DESC, stated_by, relation, subject, object, best.id
LIMIT toInteger($limit)
