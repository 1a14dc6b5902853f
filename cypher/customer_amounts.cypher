/* ---
name: customer_amounts
group: figures
title: {zh: 客户与供应商的金额, en: Amounts of customers and suppliers}
about:
  zh: 客户、供应商表中的金额、占比与一年以上部分，照原文单位。
  en: Amounts and shares from customer and supplier tables, in the printed unit.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  counterparty: {resolve: company, optional: true, zh: 对方公司, en: the other company, example: 明谷科技}
  role: {values: [customer, supplier], optional: true, zh: 客户或供应商, en: customer or supplier, example: customer}
  period: {type: period, optional: true, zh: 所属期间在此之内, en: the amount is for a period inside it, example: "2023"}
columns:
  company: {zh: 公司, en: company}
  role: {zh: 角色, en: role}
  counterparty: {zh: 对方, en: the other side}
  measure: {zh: 口径, en: measure}
  period: {zh: 期间, en: period}
  value: {zh: 数值, en: value}
  unit: {zh: 单位, en: unit}
  share_pct: {zh: 占比%, en: "share, percent"}
  over_1y: {zh: 一年以上, en: part older than a year}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($counterparty IS NULL OR x.id = $counterparty)
  AND ($role IS NULL OR v.role = $role)
OPTIONAL MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH c, v, x, q
WHERE ($period IS NULL OR (q.start_date >= split($period, '/')[0] AND q.end_date <= split($period, '/')[1]))
RETURN c.name AS company, v.role AS role, x.name AS counterparty, v.metric AS measure, q.name AS period,
       v.value AS value, v.unit AS unit, v.share_pct AS share_pct, v.over_1y AS over_1y, v.stated_on AS stated_on,
       v.document AS document
ORDER BY company, role, measure, coalesce(q.start_date, ''), value DESC, counterparty, v.id
