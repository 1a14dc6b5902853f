/* ---
name: analyst_moves
group: people
title: {zh: 分析师更换机构, en: Analysts who changed houses}
about:
  zh: 同名人员先后代表两家机构参会：何时离开何时出现、两边都见过的公司、重名的疑点；same_person 为真才是已判定的同一人。
  en: "One name that came for one house and later for another: when, which companies both met, and what speaks for two people of one name. Only where `same_person` is true has it been judged to be one."
parameters:
  name: {optional: true, zh: 姓名, en: the name, example: 林知遥}
  institution: {resolve: institution, optional: true, zh: 机构名称, en: the institution, example: 砚山基金}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  name: {zh: 姓名, en: name}
  left: {zh: 原机构, en: house before}
  left_seen: {zh: 在原机构最近出现, en: last seen there}
  left_meetings: {zh: 原机构次数, en: meetings for it}
  joined: {zh: 新机构, en: house after}
  joined_seen: {zh: 在新机构首次出现, en: first seen there}
  joined_meetings: {zh: 新机构次数, en: meetings for it}
  gap_days: {zh: 间隔天数, en: days between}
  companies: {zh: 两边都见过的公司, en: companies met for both}
  same_person: {zh: 已判定为同一人, en: judged to be one person}
  doubts: {zh: 重名疑点, en: what speaks for two people}
  last_document: {zh: 原机构最后的文件, en: last filing before}
  first_document: {zh: 新机构最早的文件, en: first filing after}
--- */
MATCH (a:Analyst)-[w:WORKS_FOR]->(i:Institution)
WHERE $name IS NULL OR a.name = $name
WITH a.name AS name, collect({a: a, i: i, first: w.first_seen, last: w.last_seen, meetings: w.meetings}) AS jobs
WHERE size(jobs) > 1
UNWIND jobs AS x
WITH name, jobs, x,
     reduce(day = null, z IN jobs | CASE WHEN x.last < z.first AND (day IS NULL OR z.first < day) THEN z.first ELSE day END) AS next
WHERE next IS NOT NULL AND none(z IN jobs WHERE x.last < z.last AND z.last < next)
UNWIND [y IN jobs WHERE y.first = next] AS y
WITH name, jobs, x, y
WHERE x.i <> y.i AND ($institution IS NULL OR $institution IN [x.i.id, y.i.id])
WITH name, jobs, x, y, x.a AS before, y.a AS after
ORDER BY y.first DESC, name, x.i.name, y.i.name, before.id, after.id
LIMIT toInteger($limit)
WITH name, x, y, before, after,
     size([z IN jobs WHERE (z.i <> x.i AND z.first <= x.last AND x.first <= z.last)
       OR (z.i <> y.i AND z.first <= y.last AND y.first <= z.last)]) AS elsewhere,
     COLLECT {
       MATCH (before)-[:ATTENDED]->(:Meeting)<-[:HELD]-(c:Company)-[:HELD]->(:Meeting)<-[:ATTENDED]-(after)
       RETURN DISTINCT c.name ORDER BY c.name
     } AS companies
RETURN name, x.i.name AS left, x.last AS left_seen, x.meetings AS left_meetings, y.i.name AS joined,
       y.first AS joined_seen, y.meetings AS joined_meetings,
       duration.inDays(date(x.last), date(y.first)).days AS gap_days, companies, before = after AS same_person,
       CASE WHEN before = after THEN [] ELSE
         CASE WHEN size(name) <= 2 THEN ['a name of two characters'] ELSE [] END +
         CASE WHEN elsewhere > 0 THEN ['seen for another house at the same time'] ELSE [] END +
         CASE WHEN companies = [] THEN ['no company met for both'] ELSE [] END
       END AS doubts,
       COLLECT {
         MATCH (before)-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(:Institution {id: x.i.id})
         RETURN m.document ORDER BY m.last_date DESC, m.id LIMIT 1
       }[0] AS last_document,
       COLLECT {
         MATCH (after)-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(:Institution {id: y.i.id})
         RETURN m.document ORDER BY m.first_date, m.id LIMIT 1
       }[0] AS first_document
ORDER BY joined_seen DESC, name, left, joined, before.id, after.id
