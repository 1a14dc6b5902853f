/* ---
name: co_attendance_weighted
group: people
title: {zh: 同场关系强度, en: "Institutions seen together, weighted"}
about:
  zh: 与某机构同场的其他机构，每场按 1/(k−1) 计权（k 为该场机构数）：小场同去比大场同去更说明问题。
  en: "Institutions at the same meetings as one institution; a meeting of k institutions weighs 1/(k−1), so that small meetings tell more than large ones."
parameters:
  institution: {resolve: institution, zh: 机构名称, en: the institution, example: 砚山基金}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024"}
  limit: {type: integer, optional: true, default: 20, zh: 最多行数, en: rows at most, example: 20}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  weight: {zh: 权重, en: weight}
  meetings: {zh: 同场次数, en: meetings together}
  smallest: {zh: 最小一场的机构数, en: institutions at the smallest}
  last_seen: {zh: 最近出现, en: last seen}
--- */
MATCH (i:Institution {id: $institution})-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(o:Institution)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH m, m.last_date AS last_day, collect(o) AS others
WITH last_day, others, size(others) AS n
UNWIND others AS o
WITH o, round(sum(1.0 / n), 4) AS weight, count(n) AS meetings, min(n) + 1 AS smallest, max(last_day) AS last_seen
RETURN o.name AS institution, o.kind AS kind, weight, meetings, smallest, last_seen
ORDER BY weight DESC, meetings DESC, institution, o.id
LIMIT toInteger($limit)
