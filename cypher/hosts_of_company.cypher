/* ---
name: hosts_of_company
group: people
title: {zh: 公司的接待人员, en: Who speaks for a company}
about:
  zh: 代表公司接待的人员及其职务；换了职务另起一行。
  en: People who received visitors for a company; a change of title starts another row.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024H1"}
columns:
  name: {zh: 姓名, en: name}
  title: {zh: 职务, en: title}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
  meetings: {zh: 次数, en: meetings}
--- */
MATCH (p:Representative)-[:REPRESENTS]->(c:Company {id: $company})
MATCH (p)-[h:HOSTED]->(m:Meeting)<-[:HELD]-(c)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1]))
WITH p, h.title AS title, min(m.first_date) AS first_seen, max(m.last_date) AS last_seen, count(DISTINCT m) AS meetings
RETURN p.name AS name, title, first_seen, last_seen, meetings
ORDER BY first_seen, name, coalesce(title, ''), p.id
