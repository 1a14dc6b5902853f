/* ---
name: competitors_customers
group: counterparties
title: {zh: 竞争对手的客户, en: Customers of competitors}
about:
  zh: 竞争对手（任一方说过）的客户，以及其中哪些也是本公司的客户。
  en: "Customers of a company's competitors (as either side says), and which of them are its own."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  competitor: {zh: 竞争对手, en: competitor}
  customer: {zh: 客户, en: customer}
  code: {zh: 证券代码, en: security code}
  also_ours: {zh: 也是本公司客户, en: also a customer of the company}
  first_stated: {zh: 首次陈述, en: first stated}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})-[r:COMPETES_WITH]-(o:Company)
WHERE $as_of IS NULL OR r.first_stated <= $as_of
WITH DISTINCT c, o
CALL (c, o) {
  MATCH (o)<-[s:CUSTOMER_OF]-(x:Company) RETURN s, x
  UNION
  MATCH (o)-[s:SUPPLIER_OF]->(x:Company) RETURN s, x
}
WITH c, o, s, x
WHERE x.id <> c.id AND ($as_of IS NULL OR s.first_stated <= $as_of)
UNWIND s.documents AS document
WITH c, o, x, min(s.first_stated) AS first_stated, collect(DISTINCT document) AS filings
RETURN o.name AS competitor, x.name AS customer, x.code AS code,
       EXISTS { (x)-[t:CUSTOMER_OF]->(c) WHERE $as_of IS NULL OR t.first_stated <= $as_of } OR
       EXISTS { (c)-[t:SUPPLIER_OF]->(x) WHERE $as_of IS NULL OR t.first_stated <= $as_of } AS also_ours,
       first_stated, COLLECT { UNWIND filings AS f RETURN f ORDER BY f } AS documents
ORDER BY competitor, also_ours, customer, o.id, x.id
LIMIT toInteger($limit)
