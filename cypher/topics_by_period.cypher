/* ---
name: topics_by_period
group: change
title: {zh: 各季度谈论的主题, en: Topics by quarter}
about:
  zh: 每个季度的活动谈了哪些主题，多少场、多少段。
  en: What the meetings of each quarter were about, in how many meetings and passages.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  topic: {resolve: topic, optional: true, zh: 主题, en: the topic, example: 毛利率}
columns:
  period: {zh: 期间, en: period}
  topic: {zh: 主题, en: topic}
  meetings: {zh: 次数, en: meetings}
  company_count: {zh: 公司数, en: companies}
  passages: {zh: 段落数, en: passages}
--- */
MATCH (c:Company)-[:HELD]->(m:Meeting)-[:HELD_IN]->(q:Period)
WHERE $company IS NULL OR c.id = $company
MATCH (m)-[s:DISCUSSED]->(t:Topic)
WHERE $topic IS NULL OR t.id = $topic
WITH q, t, count(DISTINCT m) AS meetings, count(DISTINCT c) AS company_count, sum(size(coalesce(s.passages, []))) AS passages
RETURN q.name AS period, t.name AS topic, meetings, company_count, passages
ORDER BY q.start_date, q.id, meetings DESC, passages DESC, topic, t.id
