/* ---
name: metrics
group: figures
title: {zh: 公司的数字, en: Figures of a company}
about:
  zh: 公司说到的毛利率、收入等数字，按指标和期间排列。
  en: Margins, revenues and other figures a company stated, by figure and period.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  metric: {optional: true, zh: 指标名称所含文字, en: words in the name of the figure, example: 毛利率}
  period: {type: period, optional: true, zh: 所属期间在此之内, en: the figure is for a period inside it, example: "2023"}
columns:
  metric: {zh: 指标, en: figure}
  period: {zh: 期间, en: period}
  value: {zh: 数值, en: value}
  unit: {zh: 单位, en: unit}
  bound: {zh: 界限, en: bound}
  scope: {zh: 口径, en: scope}
  yoy_pct: {zh: 同比%, en: "change on the year before, percent"}
  text: {zh: 原文, en: as printed}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT]-(v:Observation)
WHERE NOT EXISTS { (v)-[:OBJECT]->(:Company) } AND ($metric IS NULL OR v.metric CONTAINS $metric)
OPTIONAL MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH v, q
WHERE ($period IS NULL OR (q.start_date >= split($period, '/')[0] AND q.end_date <= split($period, '/')[1]))
RETURN v.metric AS metric, q.name AS period, v.value AS value, v.unit AS unit, v.bound AS bound, v.scope AS scope,
       v.yoy_pct AS yoy_pct, v.text AS text, v.stated_on AS stated_on, v.document AS document
ORDER BY metric, coalesce(q.start_date, ''), coalesce(q.end_date, ''), stated_on, v.id
