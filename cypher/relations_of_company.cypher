/* ---
name: relations_of_company
group: counterparties
title: {zh: 公司的全部关系, en: All relations of a company}
about:
  zh: 公司与其他公司之间的全部直接关系，按句子方向读。
  en: Every direct relationship between a company and others, read as a sentence.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  subject: {zh: 主体, en: subject}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 客体, en: object}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  claims: {zh: 依据条数, en: claims behind it}
  against: {zh: 反面陈述条数, en: claims that deny or end it}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT|OBJECT]-(k:Claim)-[:SUBJECT|OBJECT]->(x:Company)
WHERE x.id <> c.id AND ($type IS NULL OR k.type = $type) AND ($as_of IS NULL OR k.stated_on <= $as_of)
MATCH (k)-[:SUBJECT]->(s:Company)
WITH c, x, s, k, k.polarity = 'denied' OR k.modality = 'former' AS opposes,
     k.polarity = 'affirmed' AND k.modality = 'stated' AND NOT k.speaker IN ['question', 'regulator'] AS supports
WITH c, x, s, k.type AS relation, min(CASE WHEN supports THEN k.stated_on END) AS first_stated,
     max(CASE WHEN supports THEN k.stated_on END) AS last_stated,
     sum(CASE WHEN supports THEN 1 ELSE 0 END) AS claims, sum(CASE WHEN opposes THEN 1 ELSE 0 END) AS opposed,
     collect(DISTINCT CASE WHEN supports THEN k.document END) AS filings
WITH c, x, relation, sum(opposed) AS opposed_by_both,
     collect({s: s, first: first_stated, last: last_stated, claims: claims, opposed: opposed, filings: filings}) AS sides
UNWIND sides AS side
WITH c, x, relation, side,
     CASE WHEN relation IN ['COMPETES_WITH', 'PARTNERS_WITH'] THEN opposed_by_both ELSE side.opposed END AS against,
     CASE WHEN (side.s = c) = (relation IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF']) THEN [x, c]
          ELSE [c, x] END AS ends
WHERE side.claims > 0
  AND ($period IS NULL OR (side.last >= split($period, '/')[0] AND side.first <= split($period, '/')[1]))
RETURN ends[0].name AS subject, relation, ends[1].name AS object, side.first AS first_stated,
       side.last AS last_stated, side.claims AS claims, against,
       COLLECT { UNWIND side.filings AS f RETURN f ORDER BY f } AS documents
ORDER BY relation, subject, object, x.id, ends[0].id
