/* ---
name: analysts_of_institution
group: people
title: {zh: 机构的参会人员, en: People of an institution}
about:
  zh: 哪些人代表这家机构参会，何时起、何时止、见过哪些公司。
  en: Who came for an institution, from when to when, and which companies they met.
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 远岫证券}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
columns:
  analyst: {zh: 参会人员, en: person}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
  meetings: {zh: 次数, en: meetings}
  companies: {zh: 公司, en: companies}
  id: {zh: 标识, en: id}
--- */
MATCH (a:Analyst)-[w:WORKS_FOR]->(i:Institution {id: $institution})
WHERE $company IS NULL OR EXISTS { (a)-[:ATTENDED]->(:Meeting)<-[:HELD]-(:Company {id: $company}) }
RETURN a.name AS analyst, w.first_seen AS first_seen, w.last_seen AS last_seen, w.meetings AS meetings,
       COLLECT {
         MATCH (a)-[:ATTENDED]->(:Meeting)<-[:HELD]-(c:Company)
         RETURN DISTINCT c.name ORDER BY c.name
       } AS companies,
       a.id AS id
ORDER BY meetings DESC, analyst, id
