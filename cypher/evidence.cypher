/* ---
name: evidence
group: quality
title: {zh: 关系背后的原句, en: Sentences behind a relation}
about:
  zh: 一家公司与其他公司之间所有陈述的原句、极性、情态、规则与出处；按句子方向读。
  en: "Every sentence that ties a company to another: polarity, modality, rule, confidence and where it stands; read as a sentence."
parameters:
  subject: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  object: {resolve: company, optional: true, zh: 另一家公司, en: the other company, example: 明谷科技}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  polarity: {values: [affirmed, denied], optional: true, zh: 肯定或否认, en: affirmed or denied, example: denied}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  polarity: {zh: 肯定或否认, en: affirmed or denied}
  modality: {zh: 情态, en: modality}
  speaker: {zh: 陈述者, en: speaker}
  cue: {zh: 限定词, en: words that deny or weaken it}
  quote: {zh: 原句, en: sentence}
  question: {zh: 问题, en: question or heading}
  period: {zh: 期间, en: period}
  stated_on: {zh: 陈述日期, en: stated on}
  filing: {zh: 文件标题, en: filing}
  number: {zh: 编号, en: printed number}
  document: {zh: 文件, en: filing}
  start: {zh: 起始字符, en: first character}
  rule: {zh: 规则, en: rule}
  confidence: {zh: 置信度, en: confidence}
--- */
MATCH (c:Company {id: $subject})<-[:SUBJECT|OBJECT]-(k:Claim)-[:SUBJECT|OBJECT]->(x:Company)
WHERE ($object IS NULL OR x.id = $object) AND ($type IS NULL OR k.type = $type)
  AND ($polarity IS NULL OR k.polarity = $polarity) AND ($as_of IS NULL OR k.stated_on <= $as_of)
MATCH (k)-[:SUBJECT]->(s:Company), (k)-[:OBJECT]->(o:Company)
OPTIONAL MATCH (k)-[:STATED_IN]->(p:Passage)-[:PART_OF]->(d:Document)
OPTIONAL MATCH (k)-[:FOR_PERIOD]->(q:Period)
WITH k, s, p, d, q,
     CASE WHEN k.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [o, s] ELSE [s, o] END AS ends
RETURN s.name AS stated_by, ends[0].name AS subject, k.type AS relation, ends[1].name AS object,
       k.polarity AS polarity, k.modality AS modality, k.speaker AS speaker, k.cue AS cue, k.quote AS quote,
       coalesce(p.question, p.title) AS question, q.name AS period, k.stated_on AS stated_on, d.title AS filing,
       d.number AS number, k.document AS document, k.start AS start, k.rule AS rule, k.confidence AS confidence
ORDER BY stated_on DESC, document, start, k.id
