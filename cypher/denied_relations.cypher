/* ---
name: denied_relations
group: counterparties
title: {zh: 被否认的关系, en: Relations that were denied}
about:
  zh: 公司明确否认的客户、竞争等关系，附原句。
  en: Relationships that a company denied, with the sentence.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  period: {type: period, optional: true, zh: 陈述日期所在期间, en: when it was stated, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  stated_on: {zh: 陈述日期, en: stated on}
  cue: {zh: 限定词, en: words that deny or weaken it}
  quote: {zh: 原句, en: sentence}
  question: {zh: 问题, en: question or heading}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($type IS NULL OR k.type = $type)
  AND ($period IS NULL OR (k.stated_on >= split($period, '/')[0] AND k.stated_on <= split($period, '/')[1]))
  AND ($as_of IS NULL OR k.stated_on <= $as_of)
OPTIONAL MATCH (k)-[:STATED_IN]->(p:Passage)
WITH k, c, p, CASE WHEN k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [x, c] ELSE [c, x] END AS ends
RETURN c.name AS stated_by, ends[0].name AS subject, k.type AS relation, ends[1].name AS object,
       k.stated_on AS stated_on, k.cue AS cue, k.quote AS quote, coalesce(p.question, p.title) AS question,
       k.document AS document
ORDER BY stated_on DESC, stated_by, relation, subject, object, k.id
