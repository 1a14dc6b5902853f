/* ---
name: shared_counterparties
group: counterparties
title: {zh: 两家公司共同的对方, en: Counterparties in common}
about:
  zh: 与一家公司有共同客户、供应商等的其他公司；匿名与集合称谓不算。给出 as_of 时，当日之后才有的末次陈述日期留空。
  en: Companies with the same customer, supplier or other counterparty in the same role; masked names and groups do not count. With as_of a last date that came later is left empty.
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  other: {resolve: company, optional: true, zh: 另一家公司, en: the other company, example: "302901"}
  type: {values: [CUSTOMER_OF, SUPPLIER_OF, COMPETES_WITH, PEER_OF, PARTNERS_WITH, INVESTED_IN, SUBSIDIARY_OF, AUDITED_BY], optional: true, zh: 关系类型, en: the type of relationship, example: CUSTOMER_OF}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 500, zh: 最多行数, en: rows at most, example: 1}
columns:
  shared: {zh: 共同对方, en: shared counterparty}
  relation: {zh: 关系类型, en: relationship type}
  other: {zh: 另一家公司, en: other company}
  since: {zh: 自, en: since}
  last: {zh: 至, en: last stated}
  other_since: {zh: 另一家自, en: "since, for the other"}
  other_last: {zh: 另一家至, en: "last stated, for the other"}
--- */
MATCH (c:Company {id: $company})-[r:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
                                    PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]-(x:Company)
WHERE NOT coalesce(x.anonymous, x.group, false) AND ($type IS NULL OR type(r) = $type)
  AND ($as_of IS NULL OR r.first_stated <= $as_of)
WITH c, r, x, type(r) AS relation, startNode(r) = x AS begins,
     type(r) IN ['COMPETES_WITH', 'PARTNERS_WITH', 'PEER_OF'] AS mutual
MATCH (x)-[s:CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|
             PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY]-(o:Company)
WHERE type(s) = relation AND o <> c AND (mutual OR (startNode(s) = x) = begins)
  AND NOT coalesce(o.anonymous, o.group, false)
  AND ($other IS NULL OR o.id = $other) AND ($as_of IS NULL OR s.first_stated <= $as_of)
WITH o.name AS other, collect([r, s, x, o]) AS found  // names are fewer to sort than rows
ORDER BY other
LIMIT toInteger($limit)
UNWIND found AS one
WITH one[0] AS r, one[1] AS s, one[2] AS x, one[3] AS o
WITH r, s, x, [o.name, type(r), x.name, o.id, x.id, startNode(r).id, startNode(s).id] AS place
ORDER BY place
LIMIT toInteger($limit)
RETURN x.name AS shared, type(r) AS relation, place[0] AS other, r.first_stated AS since,
       CASE WHEN $as_of IS NULL OR r.last_stated <= $as_of THEN r.last_stated END AS last,
       s.first_stated AS other_since,
       CASE WHEN $as_of IS NULL OR s.last_stated <= $as_of THEN s.last_stated END AS other_last
ORDER BY place
