/* ---
name: weak_claims
group: quality
title: {zh: 置信度低的陈述, en: Statements read with little confidence}
about:
  zh: 置信度低于某值的陈述，最低的在前，附规则与原句，供人工复核。
  en: "Statements read with a confidence below a value, lowest first, with rule and sentence, for review."
parameters:
  below: {type: number, optional: true, default: 0.75, zh: 置信度低于, en: confidence below, example: 0.7}
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  confidence: {zh: 置信度, en: confidence}
  stated_by: {zh: 陈述方, en: company that says so}
  relation: {zh: 关系类型, en: relationship type}
  other: {zh: 另一方, en: the other side}
  polarity: {zh: 肯定或否认, en: affirmed or denied}
  modality: {zh: 情态, en: modality}
  rule: {zh: 规则, en: rule}
  quote: {zh: 原句, en: sentence}
  stated_on: {zh: 陈述日期, en: stated on}
  document: {zh: 文件, en: filing}
--- */
MATCH (c:Company)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(x:Company)
WHERE k.confidence < $below AND ($company IS NULL OR c.id = $company) AND ($as_of IS NULL OR k.stated_on <= $as_of)
RETURN k.confidence AS confidence, c.name AS stated_by, k.type AS relation, x.name AS other, k.polarity AS polarity,
       k.modality AS modality, k.rule AS rule, k.quote AS quote, k.stated_on AS stated_on, k.document AS document
ORDER BY confidence, stated_on DESC, k.id
LIMIT toInteger($limit)
