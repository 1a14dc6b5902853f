/* ---
name: said_by_others
group: counterparties
title: {zh: 别家公司怎么说它, en: What other companies say of it}
about:
  zh: 其他公司的文件中关于这家公司的陈述（肯定、否认、有保留的都在），附原句。
  en: "Statements about a company in the filings of others, affirmed, denied or with reserve, with the sentence."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  polarity: {zh: 肯定或否认, en: affirmed or denied}
  modality: {zh: 情态, en: modality}
  stated_on: {zh: 陈述日期, en: stated on}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})<-[:OBJECT]-(k:Claim)-[:SUBJECT]->(s:Company)
WHERE s.id <> c.id AND ($type IS NULL OR k.type = $type) AND ($as_of IS NULL OR k.stated_on <= $as_of)
WITH k, s, CASE WHEN k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [c, s] ELSE [s, c] END AS ends
RETURN s.name AS stated_by, ends[0].name AS subject, k.type AS relation, ends[1].name AS object,
       k.polarity AS polarity, k.modality AS modality, k.stated_on AS stated_on, k.quote AS quote, k.document AS document
ORDER BY stated_on DESC, stated_by, relation, k.id
