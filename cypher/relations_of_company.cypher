/* ---
name: relations_of_company
group: counterparties
title: {zh: 公司的全部关系, en: All relations of a company}
about:
  zh: 公司与其他公司之间的全部直接关系，按句子方向读。
  en: Every direct relationship between a company and others, read as a sentence.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  period: {type: period, optional: true, zh: 首末两次陈述之间与此期间有交集, en: first to last statement overlaps it, example: "2024H1"}
columns:
  subject: {zh: 主体, en: subject}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 客体, en: object}
  first_stated: {zh: 首次陈述, en: first stated}
  last_stated: {zh: 最近陈述, en: last stated}
  claims: {zh: 依据条数, en: claims behind it}
  against: {zh: 反面陈述条数, en: claims that deny or end it}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (c:Company {id: $company})
WITH c, COLLECT {
       MATCH (c)<-[:SUBJECT|OBJECT]-(k:Claim)-[:SUBJECT|OBJECT]->(y:Company)
       WHERE k.polarity = 'denied' OR k.modality = 'former'
       MATCH (k)-[:SUBJECT]->(s:Company)
       RETURN [k.type, y.id, s.id]
     } AS contrary
MATCH (c)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
             PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]-(x:Company)
WHERE ($type IS NULL OR type(r) = $type)
  AND ($period IS NULL OR (r.last_stated >= split($period, '/')[0] AND r.first_stated <= split($period, '/')[1]))
WITH contrary, r, x,
     CASE WHEN type(r) IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN endNode(r) ELSE startNode(r) END AS filer
RETURN startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object,
       r.first_stated AS first_stated, r.last_stated AS last_stated, r.claims AS claims,
       size([k IN contrary WHERE k[0] = type(r) AND k[1] = x.id
         AND (k[2] = filer.id OR k[0] IN ['COMPETES_WITH', 'PARTNERS_WITH'])]) AS against,
       r.documents AS documents
ORDER BY relation, subject, object, x.id, startNode(r).id
