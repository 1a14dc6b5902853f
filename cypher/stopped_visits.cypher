/* ---
name: stopped_visits
group: people
title: {zh: 不再来的机构, en: Institutions that stopped coming}
about:
  zh: 来过若干次、其后若干场活动都没有再来的机构。
  en: Institutions that came several times and then missed the meetings that followed.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  visits: {type: integer, optional: true, default: 2, zh: 至少来过几次, en: visits at least, example: 2}
  missed: {type: integer, optional: true, default: 1, zh: 至少缺席几场, en: meetings missed at least, example: 1}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  visits: {zh: 到访次数, en: visits}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
  missed: {zh: 其后缺席场数, en: meetings missed since}
  people: {zh: 来过的人, en: people who came}
  last_document: {zh: 最后一次的文件, en: filing of the last visit}
--- */
MATCH (c:Company {id: $company})-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
WITH c, i, m ORDER BY m.last_date, m.id
WITH c, i, collect(m) AS came
WHERE size(came) >= $visits
WITH c, i, came, came[-1] AS last
WITH c, i, came, last, COUNT { (c)-[:HELD]->(e:Meeting) WHERE e.first_date > last.last_date } AS missed
WHERE missed >= $missed
RETURN i.name AS institution, i.kind AS kind, size(came) AS visits, came[0].first_date AS first_seen,
       last.last_date AS last_seen, missed,
       COLLECT {
         MATCH (i)<-[:WORKS_FOR]-(a:Analyst)-[:ATTENDED]->(:Meeting)<-[:HELD]-(c)
         RETURN DISTINCT a.name ORDER BY a.name
       } AS people, last.document AS last_document
ORDER BY missed DESC, visits DESC, institution, i.id
