/* ---
name: supply_chain
group: counterparties
title: {zh: 供应链上下游, en: The supply chain}
about:
  zh: 从一家公司出发，沿供货方向（下游）或反向（上游）走若干步可及的公司，各给一条最短路径；since 是整条链首次齐备的日期。
  en: "Companies within some steps of a company along the way goods go (downstream) or against it (upstream), each with one shortest path; `since` is when the last of its links was first stated."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  direction: {values: [downstream, upstream], optional: true, default: downstream, zh: 下游或上游, en: to buyers or to sellers, example: downstream}
  hops: {type: integer, optional: true, default: 3, zh: 最多步数，不超过四, en: "steps at most, four or fewer", example: 2}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
  limit: {type: integer, optional: true, default: 100, zh: 最多行数, en: rows at most, example: 10}
columns:
  hops: {zh: 步数, en: steps}
  company: {zh: 公司, en: company}
  code: {zh: 证券代码, en: security code}
  path: {zh: 路径，箭头指向买方, en: "path, arrows point to the buyer"}
  since: {zh: 链条齐备日期, en: all links stated since}
  links: {zh: 各步的末次陈述, en: last stated, link by link}
--- */
MATCH way = (:Company {id: $company})
  ((a:Company)-[r:CUSTOMER_OF|SUPPLIER_OF]-(b:Company)
   WHERE ((type(r) = 'SUPPLIER_OF') = (startNode(r) = a)) = ($direction = 'downstream')
     AND ($as_of IS NULL OR r.first_stated <= $as_of)){1,4} (x:Company)
WHERE x.id <> $company AND length(way) <= $hops
WITH x, length(way) AS hops, reduce(line = nodes(way)[0].name, n IN tail(nodes(way)) | 
       line + CASE $direction WHEN 'upstream' THEN ' ← ' ELSE ' → ' END + n.name) AS path,
     reduce(last = '', l IN relationships(way) | CASE WHEN l.first_stated > last THEN l.first_stated ELSE last END) AS since,
     [l IN relationships(way) | CASE WHEN $as_of IS NULL OR l.last_stated <= $as_of THEN l.last_stated END] AS links
ORDER BY hops, path, since
WITH x, collect({hops: hops, path: path, since: since, links: links})[0] AS best
RETURN best.hops AS hops, x.name AS company, x.code AS code, best.path AS path, best.since AS since, best.links AS links
ORDER BY hops, company, x.id
LIMIT toInteger($limit)
