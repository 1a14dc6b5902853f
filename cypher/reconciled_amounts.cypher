/* ---
name: reconciled_amounts
group: change
title: {zh: 多份文件中的同一金额, en: One amount in several filings}
about:
  zh: 同一客户或供应商、同一期间、同一口径的金额在不同文件中是否一致：same 相同，rounding 仅舍入不同，differs 不一致；对方也披露时，与对方的采购额核对。
  en: "Whether the amount of one customer or supplier for one period and measure agrees between filings: same, rounding, differs; where the other side files too, its purchases are held against the sales."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  verdict: {values: [same, rounding, differs], optional: true, zh: 核对结果, en: how they compare, example: differs}
columns:
  company: {zh: 公司, en: company}
  counterparty: {zh: 对方, en: the other side}
  measure: {zh: 口径, en: measure}
  period: {zh: 期间, en: period}
  verdict: {zh: 核对结果, en: how they compare}
  value: {zh: 数值, en: value}
  unit: {zh: 单位, en: unit}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
  quote: {zh: 原句, en: sentence}
  other_value: {zh: 另一数值, en: the other value}
  other_unit: {zh: 另一单位, en: unit of the other}
  other_stated_on: {zh: 另一陈述日期, en: the other was stated on}
  other_document: {zh: 另一文件, en: filing of the other}
  other_quote: {zh: 另一原句, en: sentence of the other}
  other_stated_by: {zh: 另一陈述方, en: company that states the other}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
WHERE $company IS NULL OR c.id = $company
MATCH (v)-[:FOR_PERIOD]->(q:Period)<-[:FOR_PERIOD]-(w:Observation)
WHERE w.document <> v.document AND w.role IS NOT NULL
MATCH (s:Company)<-[:SUBJECT]-(w)-[:OBJECT]->(o:Company)
WHERE (s.id = c.id AND o.id = x.id AND w.metric = v.metric AND w.role = v.role
       AND (w.stated_on > v.stated_on OR (w.stated_on = v.stated_on AND w.id > v.id)))
   OR (s.id = x.id AND o.id = c.id AND v.metric = '营业收入' AND w.metric = '采购额')
WITH c, x, q, v, w, s, abs(v.base_value - w.base_value) AS apart, (v.rounding + w.rounding) * 1.000001 AS rounding
WITH c, x, q, v, w, s,
     CASE WHEN v.base_unit <> w.base_unit OR apart > rounding THEN 'differs' WHEN apart < 0.005 THEN 'same'
          ELSE 'rounding' END AS verdict
WHERE $verdict IS NULL OR verdict = $verdict
RETURN c.name AS company, x.name AS counterparty, v.metric AS measure, q.name AS period, verdict,
       v.value AS value, v.unit AS unit, v.stated_on AS stated_on, v.document AS document,
       coalesce(v.quote, v.text) AS quote, w.value AS other_value, w.unit AS other_unit,
       w.stated_on AS other_stated_on, w.document AS other_document, coalesce(w.quote, w.text) AS other_quote,
       s.name AS other_stated_by
ORDER BY company, counterparty, measure, q.start_date, stated_on, other_stated_on, v.id, w.id
