/* ---
name: contradictions
group: change
title: {zh: 前后矛盾的陈述, en: Statements that contradict each other}
about:
  zh: 同一关系既被肯定又被否认；可看出何者在后。
  en: Relationships both affirmed and denied, and which came later.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  stated_by: {zh: 陈述方, en: company that says so}
  subject: {zh: 主语, en: subject of the sentence}
  relation: {zh: 关系类型, en: relationship type}
  object: {zh: 宾语, en: object of the sentence}
  affirmed_on: {zh: 肯定日期, en: affirmed on}
  affirmed: {zh: 肯定原句, en: affirming sentence}
  affirmed_in: {zh: 肯定所在文件, en: filing that affirms}
  denied_on: {zh: 否认日期, en: denied on}
  denied: {zh: 否认原句, en: denying sentence}
  denied_in: {zh: 否认所在文件, en: filing that denies}
  latest: {zh: 以何者为后, en: which came later}
--- */
MATCH (c:Company)<-[:SUBJECT]-(no:Claim {polarity: 'denied'})-[:OBJECT]->(x:Company)
WHERE ($company IS NULL OR c.id = $company) AND ($type IS NULL OR no.type = $type)
  AND NOT no.speaker IN ['question', 'regulator'] AND ($as_of IS NULL OR no.stated_on <= $as_of)
CALL (c, no, x) {
  MATCH (c)<-[:SUBJECT]-(yes:Claim {polarity: 'affirmed', modality: 'stated'})-[:OBJECT]->(x)
  WHERE yes.type = no.type AND NOT yes.speaker IN ['question', 'regulator']
    AND ($as_of IS NULL OR yes.stated_on <= $as_of)
  RETURN yes
}
WITH yes, no, c,
     CASE WHEN no.type IN ['CUSTOMER_OF', 'SUPPLIER_OF', 'SUBSIDIARY_OF'] THEN [x, c] ELSE [c, x] END AS ends
RETURN c.name AS stated_by, ends[0].name AS subject, no.type AS relation, ends[1].name AS object,
       yes.stated_on AS affirmed_on, yes.quote AS affirmed, yes.document AS affirmed_in,
       no.stated_on AS denied_on, no.quote AS denied, no.document AS denied_in,
       CASE WHEN yes.stated_on > no.stated_on THEN 'affirmed'
            WHEN yes.stated_on < no.stated_on THEN 'denied' END AS latest
ORDER BY stated_by, relation, subject, object, affirmed_on, denied_on, yes.id, no.id
