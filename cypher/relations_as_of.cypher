/* ---
name: relations_as_of
group: change
title: {zh: 某日所知的关系, en: What was known on a day}
about:
  zh: 到某一天为止，各关系的最后说法：肯定、否认、曾经、计划或有保留；之后的陈述一概不算。
  en: "The last word on every relation by a day: affirmed, denied, former, planned or hedged; nothing said later counts."
parameters:
  as_of: {type: date, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  last_word: {zh: 最后说法, en: last word}
  said_on: {zh: 最后说法日期, en: said on}
  affirmed: {zh: 肯定次数, en: times affirmed}
  opposed: {zh: 否认或终止次数, en: times denied or ended}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (s:Company)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(o:Company)
WHERE k.stated_on <= $as_of AND ($company IS NULL OR $company IN [s.id, o.id]) AND ($type IS NULL OR k.type = $type)
  AND NOT k.speaker IN ['question', 'regulator']
WITH s, o, k.type AS relation, max(k.stated_on + ' ' + k.id) AS latest,
     sum(CASE WHEN k.polarity = 'affirmed' AND k.modality = 'stated' THEN 1 ELSE 0 END) AS affirmed,
     sum(CASE WHEN k.polarity = 'denied' OR k.modality = 'former' THEN 1 ELSE 0 END) AS opposed
WITH s, relation, latest, affirmed, opposed, substring(latest, 0, 10) AS said_on,
     CASE WHEN relation IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [o, s] ELSE [s, o] END AS ends
ORDER BY said_on DESC, s.name, relation, ends[0].name, ends[1].name, latest
LIMIT toInteger($limit)
MATCH (last:Claim {id: substring(latest, 11)})
RETURN s.name AS stated_by, ends[0].name AS subject, relation, ends[1].name AS object,
       CASE WHEN last.polarity = 'denied' THEN 'denied' WHEN last.modality = 'stated' THEN 'affirmed'
            ELSE last.modality END AS last_word, said_on, affirmed, opposed,
       last.quote AS quote, last.document AS document
ORDER BY said_on DESC, stated_by, relation, subject, object, last.id
