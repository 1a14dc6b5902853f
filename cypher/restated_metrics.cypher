/* ---
name: restated_metrics
group: change
title: {zh: 前后不一的数字, en: Figures stated differently}
about:
  zh: 同一公司同一指标同一期间在不同文件里的不同数值；换算到同一单位后比较，舍入造成的差异不算。
  en: One figure of one company for one period, given with different values in whatever unit, beyond rounding.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  metric: {optional: true, zh: 指标名称所含文字, en: words in the name of the figure, example: 毛利率}
  limit: {type: integer, optional: true, default: 500, zh: 最多行数, en: rows at most, example: 1}
columns:
  company: {zh: 公司, en: company}
  metric: {zh: 指标, en: figure}
  period: {zh: 期间, en: period}
  unit: {zh: 单位, en: unit}
  value: {zh: 数值, en: value}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
  other_value: {zh: 另一数值, en: the other value}
  other_unit: {zh: 另一单位, en: unit of the other}
  other_stated_on: {zh: 另一陈述日期, en: the other was stated on}
  other_document: {zh: 另一文件, en: filing of the other}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:FOR_PERIOD]->(q:Period)
WHERE v.canonical IS NOT NULL AND v.stated_on IS NOT NULL AND ($company IS NULL OR c.id = $company)
WITH c, q, v.canonical AS canonical, v.base_unit AS base_unit, coalesce(v.scope, '') AS scope, coalesce(v.bound, '') AS bound,
     collect(v) AS said, max(v.base_value - v.rounding) AS most, min(v.base_value + v.rounding) AS least
WHERE most > least
UNWIND said AS v
WITH c, q, said, v
WHERE $metric IS NULL OR v.metric CONTAINS $metric
UNWIND [w IN said WHERE abs(w.base_value - v.base_value) > (v.rounding + w.rounding) * 1.000001
        AND (w.stated_on > v.stated_on OR (w.stated_on = v.stated_on AND w.id > v.id))] AS w
WITH q, v, w, [c.name, v.metric, q.start_date, v.stated_on, w.stated_on, v.id, w.id] AS place
ORDER BY place
LIMIT toInteger($limit)
RETURN place[0] AS company, v.metric AS metric, q.name AS period, v.unit AS unit, v.value AS value,
       v.stated_on AS stated_on, v.document AS document, w.value AS other_value, w.unit AS other_unit, w.stated_on AS other_stated_on,
       w.document AS other_document
ORDER BY place
