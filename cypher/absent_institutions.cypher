/* ---
name: absent_institutions
group: people
title: {zh: 去过同行却没来过的机构, en: Institutions that saw peers but never this company}
about:
  zh: 参加过竞争对手或可比公司的活动、从未参加这家公司活动的机构。
  en: Institutions that came to competitors or comparables of a company, and never to it.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
  period: {type: period, optional: true, zh: 活动所在期间, en: when the meetings were held, example: "2024"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  institution: {zh: 机构, en: institution}
  kind: {zh: 类别, en: kind}
  visits: {zh: 到访同行次数, en: visits to peers}
  peers: {zh: 同行, en: peers visited}
  first_seen: {zh: 首次出现, en: first seen}
  last_seen: {zh: 最近出现, en: last seen}
--- */
MATCH (c:Company {id: $company})-[r:PEER_OF|COMPETES_WITH]-(o:Company)
WHERE $as_of IS NULL OR r.first_stated <= $as_of
WITH DISTINCT c, o
MATCH (o)-[:HELD]->(m:Meeting)<-[:ATTENDED]-(i:Institution)
WHERE ($period IS NULL OR (m.last_date >= split($period, '/')[0] AND m.first_date <= split($period, '/')[1])) AND ($as_of IS NULL OR m.last_date <= $as_of)
WITH c, i, o, m ORDER BY o.name, o.id
WITH c, i, count(DISTINCT m) AS visits, collect(DISTINCT o.name) AS peers,
     min(m.first_date) AS first_seen, max(m.last_date) AS last_seen
WHERE NOT EXISTS {
  (i)-[:ATTENDED]->(v:Meeting)<-[:HELD]-(c) WHERE $as_of IS NULL OR v.last_date <= $as_of
}
RETURN i.name AS institution, i.kind AS kind, visits, peers, first_seen, last_seen
ORDER BY visits DESC, last_seen DESC, institution, i.id
LIMIT toInteger($limit)
