/* ---
name: customers
group: counterparties
title: {zh: 公司的客户, en: Customers of a company}
about:
  zh: 公司明确说过是其客户的公司；只被否认或有保留的不在其中；against 是否认或终止它的陈述条数。
  en: Companies that a filing plainly states to be customers; those only denied or hedged are not among them; `against` counts statements that deny or end it.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
columns:
  counterparty: {zh: 客户, en: customer}
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
MATCH (c:Company {id: $company})
WITH c, COLLECT {
       MATCH (c)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(y:Company)
       WHERE k.type = 'CUSTOMER_OF' AND (k.polarity = 'denied' OR k.modality = 'former')
       RETURN y.id
     } AS contrary
MATCH (x:Company)-[r:CUSTOMER_OF]->(c)
WHERE ($period IS NULL OR (r.last_stated >= split($period, '/')[0] AND r.first_stated <= split($period, '/')[1]))
RETURN x.name AS counterparty, x.code AS code, coalesce(x.anonymous, false) AS anonymous,
       COLLECT { MATCH (y:Company)-[:MEMBER_OF]->(x) RETURN y.name ORDER BY y.name, y.id } AS members,
       r.first_stated AS first_stated, r.last_stated AS last_stated, r.claims AS claims,
       size([id IN contrary WHERE id = x.id]) AS against,
       coalesce(r.periods, []) AS periods, r.documents AS documents
ORDER BY claims DESC, last_stated DESC, counterparty, x.id
