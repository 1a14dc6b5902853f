/* ---
name: stale_relations
group: quality
title: {zh: 久未再提的关系, en: Relations not stated again}
about:
  zh: 公司之后又披露过若干份文件，却没有再说起的关系。
  en: "Relations that a company has not stated again though it filed several times since."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  filings: {type: integer, optional: true, default: 2, zh: 其后至少几份文件, en: filings since at least, example: 2}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  filings_since: {zh: 其后文件数, en: filings since}
  claims: {zh: 依据条数, en: claims behind it}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(x:Company)
WHERE x.id <> c.id AND NOT k.speaker IN ['question', 'regulator'] AND ($as_of IS NULL OR k.stated_on <= $as_of)
WITH c, x, k.type AS relation, min(k.stated_on) AS first_stated, max(k.stated_on) AS last_stated, count(k) AS claims
WITH c, x, relation, first_stated, last_stated, claims, COUNT {
       (c)<-[:FILED_BY]-(d:Document) WHERE d.published > last_stated AND ($as_of IS NULL OR d.published <= $as_of)
         AND NOT EXISTS { (d)-[:RECORDS]->(m:Meeting) WHERE m.last_date <= last_stated }
     } AS filings_since
WHERE filings_since >= $filings
WITH c, x, relation, first_stated, last_stated, claims, filings_since,
     CASE WHEN relation IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [x, c] ELSE [c, x] END AS ends
RETURN ends[0].name AS subject, relation, ends[1].name AS object, first_stated, last_stated, filings_since, claims
ORDER BY filings_since DESC, last_stated, relation, subject, object, x.id
