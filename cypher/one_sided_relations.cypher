/* ---
name: one_sided_relations
group: quality
title: {zh: 只有一方说过的关系, en: Relations only one side states}
about:
  zh: 双方都有文件、却只有一方说过的关系；对方否认过的另计。
  en: "Relations between two companies that both file, stated by one side only; with how often the other denied it."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  other: {zh: 另一方, en: the other, silent side}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  first_stated: {zh: 首次陈述, en: first stated}
  other_filings: {zh: 对方其后的文件数, en: filings of the other since}
  denied: {zh: 对方否认次数, en: times the other denied it}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (a:Company)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
                     PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]->(b:Company)
WHERE ($company IS NULL OR $company IN [a.id, b.id]) AND ($type IS NULL OR type(r) = $type)
  AND ($as_of IS NULL OR r.first_stated <= $as_of)
  AND EXISTS { (a)<-[:FILED_BY]-(:Document) } AND EXISTS { (b)<-[:FILED_BY]-(:Document) }
WITH a, b, r, type(r) AS relation,
     CASE WHEN type(r) IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [b, a] ELSE [a, b] END AS sides
WITH a, b, r, relation, sides[0] AS teller, sides[1] AS other
WHERE NOT EXISTS {
  (other)<-[:SUBJECT]-(k:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(teller)
  WHERE ($as_of IS NULL OR k.stated_on <= $as_of)
    AND ((relation IN ['COMPETES_WITH', 'PARTNERS_WITH', 'PEER_OF'] AND k.type = relation)
      OR (relation = 'CUSTOMER_OF' AND k.type = 'SUPPLIER_OF') OR (relation = 'SUPPLIER_OF' AND k.type = 'CUSTOMER_OF'))
}
RETURN teller.name AS stated_by, other.name AS other, a.name AS subject, relation, b.name AS object,
       r.first_stated AS first_stated,
       COUNT { (other)<-[:FILED_BY]-(d:Document)
               WHERE d.published >= r.first_stated AND ($as_of IS NULL OR d.published <= $as_of) } AS other_filings,
       COUNT { (other)<-[:SUBJECT]-(k:Claim {polarity: 'denied'})-[:OBJECT]->(teller)
               WHERE $as_of IS NULL OR k.stated_on <= $as_of } AS denied,
       r.documents AS documents
ORDER BY first_stated DESC, stated_by, relation, subject, object, a.id, b.id
LIMIT toInteger($limit)
