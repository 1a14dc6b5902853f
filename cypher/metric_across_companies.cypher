/* ---
name: metric_across_companies
group: figures
title: {zh: 多家公司的同一指标, en: One figure across companies}
about:
  zh: 同一指标、同一期间各公司最近一次的说法；可只看一家公司的同行与竞争对手。
  en: "One figure for one period as each company last stated it; of a company's peers and competitors only, if wanted."
parameters:
  metric: {zh: 指标名称, en: the name of the figure, example: 毛利率}
  period: {type: period, zh: 所属期间, en: the period, example: "2023"}
  peers_of: {resolve: company, optional: true, zh: 只看这家公司及其同行与竞争对手, en: "only this company, its peers and competitors", example: "302901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  value: {zh: 数值, en: value}
  unit: {zh: 单位, en: unit}
  bound: {zh: 界限, en: bound}
  scope: {zh: 口径, en: scope}
  yoy_pct: {zh: 同比%, en: "change on the year before, percent"}
  text: {zh: 原文, en: as printed}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (q:Period)
WHERE q.start_date = split($period, '/')[0] AND q.end_date = split($period, '/')[1]
MATCH (q)<-[:FOR_PERIOD]-(v:Observation)-[:SUBJECT]->(c:Company)
WHERE v.metric = $metric AND NOT EXISTS { (v)-[:OBJECT]->(:Company) } AND ($as_of IS NULL OR v.stated_on <= $as_of)
  AND ($peers_of IS NULL OR c.id = $peers_of OR EXISTS { (c)-[:PEER_OF|COMPETES_WITH]-(:Company {id: $peers_of}) })
WITH c, v ORDER BY v.stated_on DESC, v.id
WITH c, v.unit AS unit, coalesce(v.scope, '') AS scope, collect(v)[0] AS v
RETURN c.name AS company, c.code AS code, v.value AS value, v.unit AS unit, v.bound AS bound, v.scope AS scope,
       v.yoy_pct AS yoy_pct, v.text AS text, v.stated_on AS stated_on, v.document AS document
ORDER BY unit, value DESC, company, v.id
