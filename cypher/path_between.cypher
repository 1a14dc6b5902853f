/* ---
name: path_between
group: counterparties
title: {zh: 两者之间的路径, en: How two things are connected}
about:
  zh: 公司、机构、人员或项目之间最短的联系；同样短的都列出。给出 as_of 时，只列每一步当日已知的那些。
  en: The shortest connections between two companies, institutions, people or projects; all that are equally short. With as_of only those of them whose every step was known by that day.
parameters:
  source: {resolve: entity, zh: 起点, en: where the path begins, example: Company:明谷科技}
  target: {resolve: entity, zh: 终点, en: where the path ends, example: Institution:砚山基金}
  hops: {type: integer, optional: true, default: 6, zh: 最多步数，不超过六, en: "steps at most, six or fewer", example: 4}
  limit: {type: integer, optional: true, default: 20, zh: 最多行数, en: rows at most, example: 20}
  as_of: {type: date, optional: true, zh: 只算这一天及以前的陈述, en: only what was said by that day, example: "2024-06-30"}
columns:
  steps: {zh: 步数, en: steps}
  path: {zh: 路径, en: path}
--- */
CALL () {
  MATCH (n:Company {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Institution {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Analyst {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Representative {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Project {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Regulation {id: $source}) RETURN n AS a
  UNION ALL
  MATCH (n:Topic {id: $source}) RETURN n AS a
}
CALL () {
  MATCH (n:Company {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Institution {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Analyst {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Representative {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Project {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Regulation {id: $target}) RETURN n AS b
  UNION ALL
  MATCH (n:Topic {id: $target}) RETURN n AS b
}
WITH a, b
WHERE a.id <> b.id
MATCH one = shortestPath(
  (a)-[:HELD|ATTENDED|WORKS_FOR|HOSTED|REPRESENTS|UNDERTAKES|MEMBER_OF|TRADES_AS|SAME_AS|
       CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY*..6]-(b)
)
WITH a, b, length(one) AS steps  // one path is found at once, or none; all of them only after a look at much of the store
WHERE steps <= $hops
MATCH way = allShortestPaths(
  (a)-[:HELD|ATTENDED|WORKS_FOR|HOSTED|REPRESENTS|UNDERTAKES|MEMBER_OF|TRADES_AS|SAME_AS|
       CUSTOMER_OF|SUPPLIER_OF|COMPETES_WITH|PEER_OF|PARTNERS_WITH|INVESTED_IN|SUBSIDIARY_OF|AUDITED_BY*..6]-(b)
)
WITH steps, nodes(way) AS stops, relationships(way) AS links
WHERE $as_of IS NULL OR all(
  r IN links WHERE coalesce(r.first_stated, r.first_seen, endNode(r).last_date, '') <= $as_of)
WITH steps, stops, links, CASE WHEN startNode(links[0]) = stops[0] THEN ' -' + type(links[0]) + '-> '
                               ELSE ' <-' + type(links[0]) + '- ' END + coalesce(stops[1].name, stops[1].title) AS first
WITH steps, first, collect([stops, links]) AS ways  // first steps are fewer to sort than paths
ORDER BY first
LIMIT toInteger($limit)
UNWIND ways AS way
WITH steps, first, way[0] AS stops, way[1] AS links
RETURN steps,
       reduce(line = coalesce(stops[0].name, stops[0].title) + first, n IN range(1, steps - 1) |
         line + CASE WHEN startNode(links[n]) = stops[n] THEN ' -' + type(links[n]) + '-> '
                     ELSE ' <-' + type(links[n]) + '- ' END
              + coalesce(stops[n + 1].name, stops[n + 1].title)) AS path
ORDER BY first, path, reduce(ids = '', n IN stops | ids + n.id + ' ')
LIMIT toInteger($limit)
