/* ---
name: relation_history
group: change
title: {zh: 一段关系的来龙去脉, en: The history of a relation}
about:
  zh: 两家公司之间关于一种关系的全部陈述，按日期先后；每一步之后肯定过几次、否认或终止过几次。
  en: "Every statement about two companies in the order of time, with how often it had been affirmed, and denied or ended, by then."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  other: {resolve: company, zh: 另一家公司, en: the other company, example: 星垂科技}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_on: {zh: 陈述日期, en: stated on}
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  polarity: {zh: 肯定或否认, en: affirmed or denied}
  modality: {zh: 情态, en: modality}
  affirmed: {zh: 至此肯定次数, en: affirmed by then}
  opposed: {zh: 至此否认或终止次数, en: denied or ended by then}
  quote: {zh: 原句, en: sentence}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company {id: $company})<-[:SUBJECT|OBJECT]-(k:Claim)-[:SUBJECT|OBJECT]->(x:Company {id: $other})
WHERE ($type IS NULL OR k.type = $type) AND ($as_of IS NULL OR k.stated_on <= $as_of)
MATCH (k)-[:SUBJECT]->(s:Company), (k)-[:OBJECT]->(o:Company)
WITH k, s, CASE WHEN k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [o, s] ELSE [s, o] END AS ends
ORDER BY k.stated_on, k.document, k.start, k.id
WITH collect({k: k, s: s, ends: ends,
  yes: k.polarity = 'affirmed' AND k.modality = 'stated' AND NOT k.speaker IN ['question', 'regulator'],
  no: k.polarity = 'denied' OR k.modality = 'former'}) AS said
UNWIND range(0, size(said) - 1) AS n
WITH said[n] AS one, n, [m IN range(0, n) WHERE said[m].k.type = said[n].k.type AND said[m].s = said[n].s | said[m]] AS sofar
RETURN one.k.stated_on AS stated_on, one.s.name AS stated_by, one.ends[0].name AS subject, one.k.type AS relation,
       one.ends[1].name AS object, one.k.polarity AS polarity, one.k.modality AS modality,
       size([m IN sofar WHERE m.yes]) AS affirmed, size([m IN sofar WHERE m.no]) AS opposed,
       one.k.quote AS quote, one.k.document AS document
ORDER BY stated_on, document, n
