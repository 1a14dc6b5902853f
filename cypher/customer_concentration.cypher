/* ---
name: customer_concentration
group: figures
title: {zh: 客户与供应商集中度, en: Concentration of customers and suppliers}
about:
  zh: 每份文件每个期间表中第一大与前五大的占比合计；占比照原表，不另行折算。
  en: "The share of the largest and of the first five of a table, for each filing and period; shares as printed."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  role: {values: [customer, supplier], optional: true, zh: 客户或供应商, en: customer or supplier, example: customer}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  role: {zh: 角色, en: role}
  measure: {zh: 口径, en: measure}
  period: {zh: 期间, en: period}
  largest: {zh: 第一大, en: the largest}
  largest_pct: {zh: 第一大占比%, en: "its share, percent"}
  five_pct: {zh: 前五大占比合计%, en: "share of the first five, percent"}
  rows: {zh: 表中家数, en: rows of the table}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
WHERE v.share_pct IS NOT NULL AND ($role IS NULL OR v.role = $role) AND ($as_of IS NULL OR v.stated_on <= $as_of)
MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH v, x, q ORDER BY v.share_pct DESC, v.id
WITH v.role AS role, v.metric AS measure, q, v.document AS document, v.stated_on AS stated_on,
     collect(x.name) AS names, collect(v.share_pct) AS shares
RETURN role, measure, q.name AS period, names[0] AS largest, shares[0] AS largest_pct,
       round(reduce(total = 0.0, s IN shares[..5] | total + s), 2) AS five_pct, size(names) AS rows, stated_on, document
ORDER BY role, measure, q.start_date, q.end_date, stated_on, document
