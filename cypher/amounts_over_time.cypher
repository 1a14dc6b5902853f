/* ---
name: amounts_over_time
group: figures
title: {zh: 对同一客户或供应商的金额变化, en: Amounts with one counterparty over time}
about:
  zh: 同一对方、同一口径、同单位的金额，与上一个同形期间（去年对去年）相比的变化。
  en: "Amounts with the same counterparty, measure and unit, beside those of the last period of the same shape (year on year)."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  counterparty: {resolve: company, optional: true, zh: 对方公司, en: the other company, example: 明谷科技}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  company: {zh: 公司, en: company}
  role: {zh: 角色, en: role}
  counterparty: {zh: 对方, en: the other side}
  measure: {zh: 口径, en: measure}
  period: {zh: 期间, en: period}
  value: {zh: 数值, en: value}
  unit: {zh: 单位, en: unit}
  before: {zh: 前一同形期间, en: period before}
  value_before: {zh: 前期数值, en: its value}
  change_pct: {zh: 变化%, en: "change, percent"}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(x:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($counterparty IS NULL OR x.id = $counterparty)
  AND NOT coalesce(x.anonymous, false) AND ($as_of IS NULL OR v.stated_on <= $as_of)
MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH c, x, v, q ORDER BY q.end_date DESC, v.stated_on DESC, v.id
WITH c, x, v.role AS role, v.metric AS measure, v.unit AS unit,
     substring(q.start_date, 4) + substring(q.end_date, 4) AS shape, collect({v: v, q: q}) AS rows
UNWIND rows AS one
WITH c, x, role, measure, unit, one, [r IN rows WHERE r.q.end_date < one.q.end_date][0] AS before
RETURN c.name AS company, role, x.name AS counterparty, measure, one.q.name AS period, one.v.value AS value, unit,
       before.q.name AS before, before.v.value AS value_before,
       CASE WHEN before.v.value > 0 THEN round(100.0 * (one.v.value - before.v.value) / before.v.value, 1) END AS change_pct,
       one.v.document AS document
ORDER BY company, role, counterparty, measure, unit, one.q.end_date, one.q.start_date, one.v.stated_on, one.v.id
