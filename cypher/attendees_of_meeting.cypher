/* ---
name: attendees_of_meeting
group: meetings
title: {zh: 一次活动的参会名单, en: Who attended a meeting}
about:
  zh: 一次活动来了哪些机构和人员，机构此前来过几次。
  en: Institutions and people at one meeting, and how often the institution had come before.
parameters:
  meeting: {resolve: meeting, zh: 活动：编号或所属文件, en: "the meeting: its number or its filing", example: "689901/2024-012/2024-08-28..2024-08-29"}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  person: {zh: 人员, en: person}
  earlier_meetings: {zh: 此前参会次数, en: earlier meetings of the institution with the company}
--- */
MATCH (m:Meeting {id: $meeting})<-[:HELD]-(c:Company)
CALL (m, c) {
  MATCH (m)<-[:ATTENDED]-(i:Institution)
  OPTIONAL MATCH (m)<-[:ATTENDED]-(a:Analyst)-[:WORKS_FOR]->(i)
  RETURN i.name AS institution, i.kind AS kind, a.name AS person, coalesce(a.id, i.id) AS key,
         COUNT { (i)-[:ATTENDED]->(e:Meeting)<-[:HELD]-(c) WHERE e.first_date < m.first_date } AS earlier_meetings
  UNION ALL
  MATCH (m)<-[:ATTENDED]-(a:Analyst)
  WHERE NOT EXISTS { (a)-[:WORKS_FOR]->(:Institution) }
  RETURN null AS institution, null AS kind, a.name AS person, a.id AS key, null AS earlier_meetings
}
RETURN institution, kind, person, earlier_meetings
ORDER BY CASE WHEN institution IS NULL THEN 1 ELSE 0 END, institution, coalesce(person, ''), key
