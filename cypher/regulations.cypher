/* ---
name: regulations
group: projects and rules
title: {zh: 提到的法规, en: Laws and rules spoken of}
about:
  zh: 文件提到的法律、规定与标准：哪些公司、多少段、何时起止。
  en: "Laws, rules and standards named in filings: by which companies, in how many passages, from when to when."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  regulation: {resolve: regulation, optional: true, zh: 法规名称, en: the rule, example: 数据安全法}
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2024H1"}
columns:
  regulation: {zh: 法规, en: rule}
  issuer: {zh: 发布机关, en: issued by}
  companies: {zh: 公司, en: companies}
  passages: {zh: 段落数, en: passages}
  documents: {zh: 文件数, en: filings}
  first_date: {zh: 首次, en: first}
  last_date: {zh: 最近, en: last}
--- */
MATCH (g:Regulation)<-[:MENTIONS]-(p:Passage)-[:PART_OF]->(d:Document)-[:FILED_BY]->(c:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($regulation IS NULL OR g.id = $regulation)
  AND ($period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1]))
WITH g, p, d, c ORDER BY c.name, c.id
WITH g, collect(DISTINCT c.name) AS companies, count(DISTINCT p) AS passages, count(DISTINCT d) AS documents,
     min(d.published) AS first_date, max(d.published) AS last_date
RETURN g.title AS regulation, g.issuer AS issuer, companies, passages, documents, first_date, last_date
ORDER BY documents DESC, passages DESC, regulation, g.id
