/* ---
name: names_of_institution
group: meetings
title: {zh: 机构在各次活动所用名称, en: Names an institution went by}
about:
  zh: 机构每次参加活动时记录表所印的名称，与当时应有的名称（按更名记录）；机构更名后仍为一家。
  en: The name printed for an institution at each meeting, and the one that held then by what is known of its changes of name; renamed, it is still one.
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 远岫证券}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024"}
columns:
  date: {zh: 首日, en: first day}
  printed: {zh: 所印名称, en: names printed there}
  name_then: {zh: 当时名称, en: name that held then}
  name_now: {zh: 现名, en: name now}
  renamings: {zh: 更名, en: "changes of name: since when, former → present"}
  company: {zh: 公司, en: company}
  document: {zh: 文件, en: filing}
--- */
MATCH (i:Institution {id: $institution})-[a:ATTENDED]->(m:Meeting)<-[:HELD]-(c:Company)
WHERE $period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1])
WITH i, a, m, c, coalesce(i.renamings, []) AS renamings
WITH i, a, m, c, renamings,
     [r IN renamings WHERE split(r, ' ')[0] <= substring(m.first_date, 0, size(split(r, ' ')[0]))] AS past
WITH i, a, m, c, renamings,
     CASE WHEN size(past) > 0 THEN split(past[size(past) - 1], ' → ')[1]
          WHEN size(renamings) > 0 THEN substring(split(renamings[0], ' → ')[0], size(split(renamings[0], ' ')[0]) + 1)
          ELSE i.name END AS name_then
RETURN m.first_date AS date, a.printed AS printed, name_then, i.name AS name_now, renamings, c.name AS company,
       m.document AS document
ORDER BY date, company, m.id
