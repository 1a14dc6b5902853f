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
WHERE v.canonical IS NOT NULL AND v.stated_on IS NOT NULL
  AND ($company IS NULL OR c.id = $company) AND ($metric IS NULL OR v.metric CONTAINS $metric OR v.canonical CONTAINS $metric)
WITH c, v.canonical AS metric, coalesce(v.scope, '') AS scope, v.base_unit AS unit, collect(v) AS said,
     max(v.base_value - v.rounding) AS most, min(v.base_value + v.rounding) AS least
WHERE most > least
UNWIND said AS v
OPTIONAL MATCH (v)-[:FOR_PERIOD]->(q:Period)
WITH c, metric, scope, unit, q, v.document AS document, min(v.stated_on) AS stated_on, min(v.base_value) AS value,
     max(v.base_value) - min(v.base_value) AS spread, max(v.rounding) AS rounding, min(coalesce(v.quote, v.text)) AS quote
WITH c, metric, scope, unit, document, stated_on,
     CASE WHEN q IS NULL THEN '' WHEN q.start_date = q.end_date THEN 'day'
          ELSE substring(q.start_date, 4) + substring(q.end_date, 4) END AS shape,
     {period: q.name, last: coalesce(q.end_date, ''), value: value, spread: spread, rounding: rounding, quote: quote} AS figure
WITH c, metric, scope, unit, shape, document, min(stated_on) AS stated_on, collect(figure) AS found
WITH c, metric, scope, unit, shape, document, stated_on,
     [f IN found WHERE none(g IN found WHERE g.last > f.last OR (g.last = f.last AND coalesce(g.period < f.period, false)))][0] AS figure
WHERE figure.spread <= 2 * figure.rounding
WITH c, metric, scope, unit, shape, document, stated_on, figure ORDER BY stated_on, document
WITH c, metric, scope, unit, shape, collect(figure) AS figures, collect(stated_on) AS days, collect(document) AS documents
UNWIND range(1, size(figures) - 1) AS i
WITH c, metric, scope, unit, figures[i - 1] AS before, figures[i] AS after, days[i - 1] AS from_stated_on, days[i] AS to_stated_on,
     documents[i - 1] AS from_document, documents[i] AS to_document
WHERE abs(after.value - before.value) > (after.rounding + before.rounding) * 1.000001
  AND (after.last = '' OR after.last > before.last)
RETURN c.name AS company, metric, CASE WHEN scope = '' THEN null ELSE scope END AS scope,
       CASE WHEN unit = '' THEN null ELSE unit END AS unit,
       before.value AS from_value, after.value AS to_value, before.period AS from_period, after.period AS to_period,
       from_stated_on, to_stated_on, before.quote AS from_quote, after.quote AS to_quote, from_document, to_document
ORDER BY company, metric, scope, unit, to_stated_on, to_document, from_document
