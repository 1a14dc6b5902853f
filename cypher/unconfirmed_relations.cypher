/* ---
name: unconfirmed_relations
group: counterparties
title: {zh: 有保留的关系, en: Relations stated with reserve}
about:
  zh: 计划中、可能、假设或曾经的关系；它们只是陈述，不是事实。
  en: "Planned, hedged, hypothetical and former relationships: statements, not facts."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  modality: {values: [planned, hedged, hypothetical, former], optional: true, zh: 情态, en: how it is weakened, example: planned}
  period: {type: period, optional: true, zh: 陈述日期所在期间, en: when it was stated, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  modality: {zh: 情态, en: modality}
  stated_on: {zh: 陈述日期, en: stated on}
  cue: {zh: 限定词, en: words that deny or weaken it}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed'})-[:OBJECT]->(x:Company)
WHERE k.modality <> 'stated'
  AND ($company IS NULL OR c.id = $company) AND ($modality IS NULL OR k.modality = $modality)
  AND ($period IS NULL OR (k.stated_on >= split($period, '/')[0] AND k.stated_on <= split($period, '/')[1]))
  AND ($as_of IS NULL OR k.stated_on <= $as_of)
WITH k, c, CASE WHEN k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [x, c] ELSE [c, x] END AS ends
RETURN c.name AS stated_by, ends[0].name AS subject, k.type AS relation, ends[1].name AS object,
       k.modality AS modality, k.stated_on AS stated_on, k.cue AS cue, k.quote AS quote, k.document AS document
ORDER BY stated_on DESC, stated_by, relation, subject, object, k.id
