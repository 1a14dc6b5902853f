/* ---
name: peers
group: counterparties
title: {zh: 公司的可比公司, en: Comparables of a company}
about:
  zh: 公司用来比较比率的同行。
  en: Companies that a filing uses as comparables for a ratio.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  counterparty: {zh: 可比公司, en: comparable}
  code: {zh: 证券代码, en: security code}
  anonymous: {zh: 匿名, en: masked name}
  members: {zh: 集合称谓所含, en: "members, of a group such as BAT"}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  claims: {zh: 依据条数, en: claims behind it}
  against: {zh: 反面陈述条数, en: claims that deny or end it}
  periods: {zh: 涉及期间, en: periods spoken of}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT]-(k:Claim {type: 'PEER_OF'})-[:OBJECT]->(x:Company)
WHERE x.id <> c.id AND ($as_of IS NULL OR k.stated_on <= $as_of)
OPTIONAL MATCH (k)-[:FOR_PERIOD]->(q:Period)
WITH x, k, q, k.polarity = 'denied' OR k.modality = 'former' AS opposes,
     k.polarity = 'affirmed' AND k.modality = 'stated' AND NOT k.speaker IN ['question', 'regulator'] AS supports
WITH x, min(CASE WHEN supports THEN k.stated_on END) AS first_stated,
     max(CASE WHEN supports THEN k.stated_on END) AS last_stated,
     sum(CASE WHEN supports THEN 1 ELSE 0 END) AS claims, sum(CASE WHEN opposes THEN 1 ELSE 0 END) AS against,
     collect(DISTINCT CASE WHEN supports THEN q.interval END) AS intervals,
     collect(DISTINCT CASE WHEN supports THEN k.document END) AS filings
WHERE claims > 0
  AND ($period IS NULL OR (last_stated >= split($period, '/')[0] AND first_stated <= split($period, '/')[1]))
RETURN x.name AS counterparty, x.code AS code, coalesce(x.anonymous, false) AS anonymous,
       COLLECT { MATCH (y:Company)-[:MEMBER_OF]->(x) RETURN y.name ORDER BY y.name, y.id } AS members,
       first_stated, last_stated, claims, against,
       COLLECT { UNWIND intervals AS i RETURN i ORDER BY i } AS periods,
       COLLECT { UNWIND filings AS f RETURN f ORDER BY f } AS documents
ORDER BY claims DESC, last_stated DESC, counterparty, x.id
