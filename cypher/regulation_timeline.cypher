/* ---
name: regulation_timeline
group: projects and rules
title: {zh: 法规被谈论的时间线, en: The timeline of a rule}
about:
  zh: 一部法规按季度被多少公司、多少文件谈到，其中哪些公司是首次。
  en: "How many companies and filings spoke of a rule in each quarter, and which companies for the first time."
parameters:
  regulation: {resolve: regulation, zh: 法规名称, en: the rule, example: 数据安全法}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
columns:
  quarter: {zh: 季度, en: quarter}
  companies: {zh: 公司数, en: companies}
  documents: {zh: 文件数, en: filings}
  passages: {zh: 段落数, en: passages}
  first_time: {zh: 首次谈到的公司, en: companies that speak of it for the first time}
--- */
MATCH (g:Regulation {id: $regulation})<-[:MENTIONS]-(p:Passage)-[:PART_OF]->(d:Document)-[:FILED_BY]->(c:Company)
WHERE d.published IS NOT NULL AND ($company IS NULL OR c.id = $company)
WITH c, p, d,
     substring(d.published, 0, 4) + 'Q' + toString((toInteger(substring(d.published, 5, 2)) + 2) / 3) AS quarter
ORDER BY d.published, c.name, c.id
WITH c, min(quarter) AS first, collect({p: p, d: d, quarter: quarter}) AS all
UNWIND all AS one
WITH one.quarter AS quarter, c, first, one ORDER BY c.name, c.id
RETURN quarter, count(DISTINCT c) AS companies, count(DISTINCT one.d) AS documents, count(DISTINCT one.p) AS passages,
       collect(DISTINCT CASE WHEN first = quarter THEN c.name END) AS first_time
ORDER BY quarter
