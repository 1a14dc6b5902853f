/* ---
name: new_relations
group: change
title: {zh: 一段时间内首次出现的关系, en: Relations first stated in a period}
about:
  zh: 在此期间第一次被陈述的客户、供应商、合作等关系。
  en: Relationships that were stated for the first time in a period.
parameters:
  period: {type: period, zh: 首次陈述所在期间, en: when it was first stated, example: "2024H2"}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 200, zh: 最多行数, en: rows at most, example: 2}
columns:
  first_stated: {zh: 首次陈述, en: first stated}
  subject: {zh: 主体, en: subject}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 客体, en: object}
  claims: {zh: 依据条数, en: claims behind it}
  documents: {zh: 依据文件, en: filings behind it}
--- */
MATCH (a:Company)-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
                     PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]->(b:Company)
WHERE r.first_stated >= split($period, '/')[0] AND r.first_stated <= split($period, '/')[1]
  AND ($as_of IS NULL OR r.first_stated <= $as_of) AND ($company IS NULL OR $company IN [a.id, b.id]) AND ($type IS NULL OR type(r) = $type)
WITH a, b, r ORDER BY r.first_stated, a.name, type(r), b.name, a.id, b.id
LIMIT toInteger($limit)
RETURN r.first_stated AS first_stated, a.name AS subject, type(r) AS relation, b.name AS object,
       r.claims AS claims, r.documents AS documents
ORDER BY first_stated, subject, relation, object, a.id, b.id
