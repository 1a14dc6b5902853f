/* ---
name: pending_documents
group: quality
title: {zh: 有待定内容的文件, en: Filings with pending items}
about:
  zh: 看到而没有读懂的内容最多的文件在前，附原因；逐条内容用 irgraph check 看。
  en: "Filings in which things were seen and not understood, most first, with the reasons; `irgraph check` lists the items."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2025H1"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  document: {zh: 文件, en: filing}
  company: {zh: 公司, en: company}
  kind: {zh: 文件类别, en: kind of filing}
  published: {zh: 披露日期, en: published}
  pending: {zh: 待定条数, en: things not understood}
  reasons: {zh: 原因, en: reasons}
  claims: {zh: 陈述条数, en: statements read}
  source: {zh: 来源文件, en: source file}
--- */
MATCH (d:Document)-[:FILED_BY]->(c:Company)
WHERE d.pending > 0 AND ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1]))
WITH d, c ORDER BY d.pending DESC, d.id
LIMIT toInteger($limit)
RETURN substring(d.id, size('Document:')) AS document, c.name AS company, d.kind AS kind, d.published AS published,
       d.pending AS pending, coalesce(d.pending_reasons, []) AS reasons,
       COUNT { (d)<-[:PART_OF]-(:Passage)<-[:STATED_IN]-(:Claim) } AS claims, d.source AS source
ORDER BY pending DESC, document
