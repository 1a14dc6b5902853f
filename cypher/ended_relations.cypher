/* ---
name: ended_relations
group: change
title: {zh: 终止或改口的关系, en: Relations that ended}
about:
  zh: 肯定过、而最近一次说法是否认或终止的关系，以及直接说成“曾经”的关系。
  en: "Relations that were affirmed and whose last word is a denial or an end, and those only spoken of as former."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  period: {type: period, optional: true, zh: 终止日期所在期间, en: when the end was stated, example: "2025"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  last_affirmed: {zh: 最近一次肯定, en: last affirmed}
  ended_on: {zh: 终止或否认日期, en: ended or denied on}
  how: {zh: 方式, en: how}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(no:Claim)-[:OBJECT]->(x:Company)
WHERE (no.polarity = 'denied' OR no.modality = 'former') AND NOT no.speaker IN ['question', 'regulator']
  AND ($company IS NULL OR c.id = $company) AND ($type IS NULL OR no.type = $type)
  AND ($as_of IS NULL OR no.stated_on <= $as_of)
WITH c, x, no ORDER BY no.stated_on DESC, no.id
WITH c, x, no.type AS relation, collect(no)[0] AS last
WITH c, x, relation, last, COLLECT {
       MATCH (c)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(x)
       WHERE k.type = relation AND NOT k.speaker IN ['question', 'regulator']
         AND ($as_of IS NULL OR k.stated_on <= $as_of)
       RETURN k.stated_on ORDER BY k.stated_on DESC
     } AS affirmed
WHERE (last.modality = 'former' OR affirmed <> []) AND (affirmed = [] OR affirmed[0] < last.stated_on)
  AND ($period IS NULL OR (last.stated_on >= split($period, '/')[0] AND last.stated_on <= split($period, '/')[1]))
WITH c, x, relation, last, affirmed, CASE WHEN relation IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [x, c] ELSE [c, x] END AS ends
RETURN c.name AS stated_by, ends[0].name AS subject, relation, ends[1].name AS object, affirmed[0] AS last_affirmed,
       last.stated_on AS ended_on, CASE WHEN last.polarity = 'denied' THEN 'denied' ELSE 'former' END AS how,
       last.quote AS quote, last.document AS document
ORDER BY ended_on DESC, stated_by, relation, subject, object, last.id
