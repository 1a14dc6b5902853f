/* ---
name: joint_and_solo_visits
group: meetings
title: {zh: 机构的单独与联合调研, en: Solo and joint visits of an institution}
about:
  zh: 一家机构每次调研是单独去还是与别的机构同去，同去者是谁。
  en: Whether an institution came alone or with others, and with whom.
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 砚山基金}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024"}
  limit: {type: integer, optional: true, default: 200, zh: 最多行数, en: rows at most, example: 2}
columns:
  date: {zh: 首日, en: first day}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  visit: {zh: 单独或联合, en: solo or joint}
  institutions: {zh: 机构数, en: institutions there}
  others: {zh: 同去机构, en: the others}
  persons: {zh: 参会人员, en: people of the institution}
  document: {zh: 文件, en: filing}
--- */
MATCH (i:Institution {id: $institution})-[:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH i, m, c ORDER BY m.first_date DESC, c.name, m.id
LIMIT toInteger($limit)
WITH i, m, c,
     COLLECT { MATCH (m)<-[:ATTENDED]-(o:Institution) WHERE o.id <> i.id RETURN o.name ORDER BY o.name, o.id } AS others
RETURN m.first_date AS date, c.name AS company, c.code AS code,
       CASE WHEN others = [] THEN 'solo' ELSE 'joint' END AS visit, size(others) + 1 AS institutions, others,
       COLLECT { MATCH (m)<-[:ATTENDED]-(a:Analyst)-[:WORKS_FOR]->(i) RETURN a.name ORDER BY a.name, a.id } AS persons,
       m.document AS document
ORDER BY date DESC, company, m.id
