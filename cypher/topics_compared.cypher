/* ---
name: topics_compared
group: change
title: {zh: 两段时间的主题变化, en: Topics of two periods compared}
about:
  zh: 两段时间里各主题被谈到的场数，变化大的在前。
  en: "In how many meetings each topic came up in two periods, largest change first."
parameters:
  before: {type: period, zh: 前一段时间, en: the earlier period, example: "2024H1"}
  after: {type: period, zh: 后一段时间, en: the later period, example: "2024H2"}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  topic: {zh: 主题, en: topic}
  meetings_before: {zh: 前一段场数, en: meetings in the earlier}
  meetings_after: {zh: 后一段场数, en: meetings in the later}
  change: {zh: 变化, en: change}
  new_companies: {zh: 后一段才谈到的公司, en: companies only in the later}
--- */
MATCH (c:Company)-[:HELD]->(m:Meeting)-[:DISCUSSED]->(t:Topic)
WHERE $company IS NULL OR c.id = $company
WITH c, m, t, m.last_date >= split($before, '/')[0] AND m.first_date <= split($before, '/')[1] AS early,
     m.last_date >= split($after, '/')[0] AND m.first_date <= split($after, '/')[1] AS late
WHERE early OR late
WITH t, c, sum(CASE WHEN early THEN 1 ELSE 0 END) AS earlier, sum(CASE WHEN late THEN 1 ELSE 0 END) AS later
ORDER BY c.name, c.id
WITH t, sum(earlier) AS meetings_before, sum(later) AS meetings_after,
     collect(CASE WHEN earlier = 0 THEN c.name END) AS names
RETURN t.name AS topic, meetings_before, meetings_after, meetings_after - meetings_before AS change,
       names[..20] AS new_companies
ORDER BY abs(change) DESC, topic, t.id
LIMIT toInteger($limit)
