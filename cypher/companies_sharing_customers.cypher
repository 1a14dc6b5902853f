/* ---
name: companies_sharing_customers
group: counterparties
title: {zh: 客户或供应商重合的公司, en: Companies with the same customers or suppliers}
about:
  zh: 与一家公司有相同客户或供应商的公司，重合多的在前；匿名与集合称谓不算。
  en: "Companies that share customers or suppliers with one company, most shared first; masked names and groups do not count."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  role: {values: [customer, supplier], optional: true, zh: 客户或供应商, en: customer or supplier, example: customer}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  other: {zh: 另一家公司, en: other company}
  code: {zh: 证券代码, en: security code}
  role: {zh: 角色, en: role}
  shared: {zh: 共同的, en: shared}
  count: {zh: 数量, en: how many}
  share_pct: {zh: 占本公司该类的比例%, en: "of the company's own, percent"}
--- */
MATCH (c:Company {id: $company})<-[r:CUSTOMER_OF|SUPPLIER_OF]-(x:Company)
WHERE NOT coalesce(x.anonymous, x.group, false) AND ($as_of IS NULL OR r.first_stated <= $as_of)
  AND ($role IS NULL OR ($role = 'customer') = (type(r) = 'CUSTOMER_OF'))
WITH c, type(r) AS relation, collect(DISTINCT x) AS own
UNWIND own AS x
MATCH (x)-[s:CUSTOMER_OF|SUPPLIER_OF]->(o:Company)
WHERE type(s) = relation AND o.id <> c.id AND ($as_of IS NULL OR s.first_stated <= $as_of)
WITH relation, size(own) AS total, o, x ORDER BY x.name, x.id
WITH relation, total, o, collect(DISTINCT x.name) AS shared
RETURN o.name AS other, o.code AS code, CASE relation WHEN 'CUSTOMER_OF' THEN 'customer' ELSE 'supplier' END AS role,
       shared, size(shared) AS count, round(100.0 * size(shared) / total, 1) AS share_pct
ORDER BY count DESC, other, role, o.id
LIMIT toInteger($limit)
