/* ---
name: customer_and_supplier
group: counterparties
title: {zh: 既是客户又是供应商的公司, en: Customers that are also suppliers}
about:
  zh: 既向这家公司买、又向它卖的公司：任一方说过，或列在客户、供应商表里，都算。
  en: "Companies that both buy from a company and sell to it, as either side says or a customer or supplier table lists."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  counterparty: {zh: 对方, en: the other side}
  code: {zh: 证券代码, en: security code}
  buys_since: {zh: 购买首次陈述, en: buying first stated}
  sells_since: {zh: 供货首次陈述, en: selling first stated}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})
CALL (c) {
  MATCH (c)-[r:CUSTOMER_OF|SUPPLIER_OF]-(x:Company)
  UNWIND r.documents AS document
  RETURN x, (type(r) = 'CUSTOMER_OF') = (startNode(r) = x) AS buys, r.first_stated AS since, document
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
  WHERE v.role IN ['customer', 'supplier']
  RETURN x, v.role = 'customer' AS buys, v.stated_on AS since, v.document AS document
}
WITH x, buys, since, document
WHERE x.id <> $company AND ($as_of IS NULL OR since <= $as_of)
WITH x, min(CASE WHEN buys THEN since END) AS buys_since, min(CASE WHEN NOT buys THEN since END) AS sells_since,
     count(DISTINCT buys) AS ways, collect(DISTINCT document) AS filings
WHERE ways = 2
RETURN x.name AS counterparty, x.code AS code, buys_since, sells_since,
       COLLECT { UNWIND filings AS f RETURN f ORDER BY f } AS documents
ORDER BY counterparty, x.id
