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
MATCH (a:Company)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
                     PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]->(b:Company)
WHERE ($company IS NULL OR $company IN [a.id, b.id]) AND ($type IS NULL OR type(r) = $type)
  AND ($as_of IS NULL OR r.first_stated <= $as_of) AND (size(r.documents) = 1 OR $as_of IS NOT NULL)
WITH r, a, b, type(r) AS relation,
     CASE WHEN type(r) IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [b, a] ELSE [a, b] END AS sides
WITH r, a, b, relation, sides[0] AS s, sides[1] AS o
WHERE size(r.documents) = 1 OR 1 = COUNT {
  MATCH (s)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(o)
  WHERE k.type = relation AND NOT k.speaker IN ['question', 'regulator'] AND k.stated_on <= $as_of
  RETURN DISTINCT k.document
}
WITH r, a, b, relation, s, o ORDER BY r.first_stated DESC, s.name, relation, a.name, b.name, a.id, b.id
LIMIT toInteger($limit)
WITH r, a, b, relation, s, COLLECT {
       MATCH (s)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(o)
       WHERE k.type = relation AND NOT k.speaker IN ['question', 'regulator']
         AND ($as_of IS NULL OR k.stated_on <= $as_of)
       RETURN k ORDER BY k.confidence DESC, k.id
     } AS said
RETURN s.name AS stated_by, a.name AS subject, relation, b.name AS object, said[0].stated_on AS stated_on,
       size(said) AS claims, said[0].confidence AS confidence, said[0].quote AS quote, said[0].document AS document
ORDER BY r.first_stated DESC, stated_by, relation, subject, object, a.id, b.id
