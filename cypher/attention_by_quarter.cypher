/* ---
name: attention_by_quarter
group: change
title: {zh: 公司各季度的关注度, en: Attention to a company by quarter}
about:
  zh: 每个季度有多少场活动、多少家机构、多少人，其中多少机构是首次出现。
  en: Meetings, institutions and people a quarter, and how many institutions came for the first time.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
columns:
  period: {zh: 期间, en: period}
  meetings: {zh: 次数, en: meetings}
  institutions: {zh: 机构数, en: institutions there}
  new_institutions: {zh: 首次出现的机构数, en: institutions never there before}
  people: {zh: 人数, en: people named}
--- */
MATCH (c:Company {id: $company})-[:HELD]->(m:Meeting)-[:HELD_IN]->(q:Period)
WITH c, q, collect(m) AS held
RETURN q.name AS period, size(held) AS meetings,
       COUNT { UNWIND held AS m MATCH (m)<-[:ATTENDED]-(i:Institution) RETURN DISTINCT i } AS institutions,
       COUNT {
         UNWIND held AS m
         MATCH (m)<-[:ATTENDED]-(i:Institution)
         WHERE NOT EXISTS { (c)-[:HELD]->(e:Meeting)<-[:ATTENDED]-(i) WHERE e.first_date < q.start_date }
         RETURN DISTINCT i
       } AS new_institutions,
       COUNT { UNWIND held AS m MATCH (m)<-[:ATTENDED]-(a:Analyst) RETURN DISTINCT a } AS people
ORDER BY q.start_date, q.id
