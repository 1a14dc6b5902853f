/* ---
name: projects
group: projects and rules
title: {zh: 公司的项目, en: Projects of a company}
about:
  zh: 公司实施的项目、平台、数据集、基地，何时说起，谈过几场。
  en: Undertakings, platforms, data sets and sites, since when they are spoken of and in how many meetings.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  kind: {values: [fundraising, research, platform, dataset, base, other], optional: true, zh: 项目类别, en: the kind of project, example: platform}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  company: {zh: 公司, en: company}
  project: {zh: 项目, en: project}
  kind: {zh: 类别, en: kind}
  aliases: {zh: 别名, en: other names}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  meetings: {zh: 次数, en: meetings}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company)-[r:UNDERTAKES]->(j:Project)
WHERE ($company IS NULL OR c.id = $company) AND ($kind IS NULL OR j.kind = $kind)
  AND ($as_of IS NULL OR r.first_stated <= $as_of)
CALL (r) {
  UNWIND r.documents AS document
  MATCH (d:Document {id: 'Document:' + document})
  OPTIONAL MATCH (d)-[:RECORDS]->(m:Meeting)
  WITH document, coalesce(m.last_date, d.published) AS said
  WHERE $as_of IS NULL OR said <= $as_of
  WITH document, said ORDER BY document
  RETURN max(said) AS last_stated, collect(document) AS documents
}
RETURN c.name AS company, j.name AS project, j.kind AS kind, coalesce(j.aliases, []) AS aliases,
       r.first_stated AS first_stated, last_stated,
       COUNT { (j)<-[:DISCUSSED]-(m:Meeting) WHERE $as_of IS NULL OR m.last_date <= $as_of } AS meetings, documents
ORDER BY company, last_stated DESC, project, j.id
