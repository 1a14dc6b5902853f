/* ---
name: documents
group: quality
title: {zh: 库中的文件, en: Filings in the store}
about:
  zh: 每份文件抽取了多少陈述、数字与段落，多少内容待定。
  en: What was read out of each filing, and how much was not understood.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2024H1"}
  limit: {type: integer, optional: true, default: 500, zh: 最多行数, en: rows at most, example: 2}
columns:
  document: {zh: 文件, en: filing}
  company: {zh: 公司, en: company}
  kind: {zh: 文件类别, en: kind of filing}
  number: {zh: 编号, en: printed number}
  published: {zh: 披露日期, en: published}
  passages: {zh: 段落数, en: passages}
  claims: {zh: 依据条数, en: claims behind it}
  observations: {zh: 数值条数, en: figures}
  pending: {zh: 待定条数, en: things not understood}
  source: {zh: 来源文件, en: source file}
--- */
MATCH (d:Document)-[:FILED_BY]->(c:Company)
WHERE ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1]))
WITH d, c ORDER BY d.published DESC, d.id
LIMIT toInteger($limit)
RETURN substring(d.id, size('Document:')) AS document, c.name AS company, d.kind AS kind, d.number AS number,
       d.published AS published,
       COUNT { (d)<-[:PART_OF]-(:Passage) } AS passages,
       COUNT { (d)<-[:PART_OF]-(:Passage)<-[:STATED_IN]-(:Claim) } AS claims,
       COUNT { (d)<-[:PART_OF]-(:Passage)<-[:STATED_IN]-(:Observation) } AS observations,
       coalesce(d.pending, 0) AS pending, d.source AS source
ORDER BY published DESC, document
