/* ---
name: drifting_figures
group: change
title: {zh: 逐次变化的数字, en: Figures that move from filing to filing}
about:
  zh: 同一公司、指标、口径、单位在先后文件中的变化（如支持语种 190 → 200 → 205）；有期间的只比较同样长短的期间，同一期间的不同说法见 restated_metrics；一份文件内说法不一的不列。
  en: One figure of a company, of one scope and unit, in successive filings (languages supported 190, 200, 205); with periods only like periods are compared, and one period given differently is in restated_metrics; left out where a filing gives several values.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  metric: {optional: true, zh: 指标名称所含文字, en: words in the name of the figure, example: 型号}
columns:
  company: {zh: 公司, en: company}
  metric: {zh: 指标, en: figure}
  scope: {zh: 口径, en: scope}
  unit: {zh: 基本单位, en: base unit}
  from_value: {zh: 先前数值, en: value before}
  to_value: {zh: 其后数值, en: value after}
  from_period: {zh: 先前期间, en: period before}
  to_period: {zh: 其后期间, en: period after}
  from_stated_on: {zh: 先前陈述日期, en: stated before on}
  to_stated_on: {zh: 其后陈述日期, en: stated after on}
  from_quote: {zh: 先前原句, en: sentence before}
  to_quote: {zh: 其后原句, en: sentence after}
  from_document: {zh: 先前文件, en: filing before}
  to_document: {zh: 其后文件, en: filing after}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)
WHERE NOT EXISTS { (v)-[:OBJECT]->(:Company) } AND v.stated_on IS NOT NULL
  AND ($company IS NULL OR c.id = $company) AND ($metric IS NULL OR v.metric CONTAINS $metric OR v.canonical CONTAINS $metric)
OPTIONAL MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH c, v, coalesce(q.name, '') AS period, coalesce(q.end_date, '') AS last,
     CASE WHEN q IS NULL THEN '' WHEN q.start_date = q.end_date THEN 'day'
          ELSE substring(q.start_date, 4) + substring(q.end_date, 4) END AS shape
WITH c, v.canonical AS metric, coalesce(v.scope, '') AS scope, v.base_unit AS unit, shape, v.document AS document, last, period,
     min(v.stated_on) AS stated_on, min(v.base_value) AS value, max(v.base_value) - min(v.base_value) AS spread, max(v.rounding) AS rounding,
     min(coalesce(v.quote, v.text)) AS quote
ORDER BY last DESC, period
WITH c, metric, scope, unit, shape, document, min(stated_on) AS stated_on, collect(last)[0] AS last,
     collect(period)[0] AS period, collect(value)[0] AS value, collect(spread)[0] AS spread,
     collect(rounding)[0] AS rounding, collect(quote)[0] AS quote
WHERE spread <= 2 * rounding
WITH c, metric, scope, unit, shape, document, stated_on, last, period, value, rounding, quote ORDER BY stated_on, document
WITH c, metric, scope, unit, shape, collect(value) AS vs, collect(rounding) AS offs, collect(last) AS lasts, collect(period) AS periods,
     collect(stated_on) AS days, collect(quote) AS quotes, collect(document) AS documents
UNWIND range(1, size(vs) - 1) AS i
WITH c, metric, scope, unit, i, vs, offs, lasts, periods, days, quotes, documents
WHERE abs(vs[i] - vs[i - 1]) > (offs[i] + offs[i - 1]) * 1.000001 AND (lasts[i] = '' OR lasts[i] > lasts[i - 1])
RETURN c.name AS company, metric, CASE WHEN scope = '' THEN null ELSE scope END AS scope,
       CASE WHEN unit = '' THEN null ELSE unit END AS unit,
       vs[i - 1] AS from_value, vs[i] AS to_value,
       CASE WHEN periods[i - 1] = '' THEN null ELSE periods[i - 1] END AS from_period,
       CASE WHEN periods[i] = '' THEN null ELSE periods[i] END AS to_period,
       days[i - 1] AS from_stated_on, days[i] AS to_stated_on, quotes[i - 1] AS from_quote, quotes[i] AS to_quote,
       documents[i - 1] AS from_document, documents[i] AS to_document
ORDER BY company, metric, scope, unit, to_stated_on, to_document, from_document
