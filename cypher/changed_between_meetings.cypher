/* ---
name: changed_between_meetings
group: change
title: {zh: 两次活动之间的变化, en: What changed between two meetings}
about:
  zh: 公司两次活动之间来人、接待、主题、对方与数字的变化；不指定时取最近两次。
  en: "Who came, who spoke, topics, counterparties and figures that differ between two meetings of a company; the last two if none are given."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  later: {resolve: meeting, optional: true, zh: 后一次活动, en: the later meeting, example: 2024-012}
  earlier: {resolve: meeting, optional: true, zh: 前一次活动, en: the earlier meeting, example: 2024-001}
columns:
  section: {zh: 栏目, en: section}
  item: {zh: 内容, en: item}
  before: {zh: 前一次, en: at the earlier}
  after: {zh: 后一次, en: at the later}
--- */
MATCH (c:Company {id: $company})
CALL (c) {
  MATCH (c)-[:HELD]->(m:Meeting)
  WHERE $later IS NULL OR m.id = $later
  RETURN m AS later ORDER BY m.last_date DESC, m.id DESC LIMIT 1
}
CALL (c, later) {
  MATCH (c)-[:HELD]->(m:Meeting)
  WHERE m.id <> later.id AND (m.id = $earlier OR ($earlier IS NULL AND m.last_date <= later.last_date))
  RETURN m AS earlier ORDER BY m.last_date DESC, m.id DESC LIMIT 1
}
CALL (c, later, earlier) {
  RETURN 0 AS place, 'meeting' AS section, c.name AS item, earlier.first_date AS before, later.first_date AS after, '' AS key
  UNION ALL
  UNWIND [[earlier, later], [later, earlier]] AS pair
  WITH earlier, pair[0] AS here, pair[1] AS there
  MATCH (here)<-[:ATTENDED]-(i:Institution)
  WHERE NOT EXISTS { (there)<-[:ATTENDED]-(i) }
  RETURN 1 AS place, 'institution' AS section, i.name AS item, CASE WHEN here = earlier THEN 'came' END AS before,
         CASE WHEN here <> earlier THEN 'came' END AS after, i.id AS key
  UNION ALL
  MATCH (p:Representative)-[h:HOSTED]->(m:Meeting)
  WHERE m = earlier OR m = later
  WITH p, max(CASE WHEN m = earlier THEN coalesce(h.title, 'there') END) AS before,
       max(CASE WHEN m = later THEN coalesce(h.title, 'there') END) AS after
  WHERE coalesce(before, '') <> coalesce(after, '')
  RETURN 2 AS place, 'speaker' AS section, p.name AS item, before, after, p.id AS key
  UNION ALL
  MATCH (m:Meeting)-[s:DISCUSSED]->(t:Topic)
  WHERE m = earlier OR m = later
  WITH t, max(CASE WHEN m = earlier THEN size(s.passages) END) AS before,
       max(CASE WHEN m = later THEN size(s.passages) END) AS after
  WHERE before IS NULL OR after IS NULL
  RETURN 3 AS place, 'topic' AS section, t.name AS item, before, after, t.id AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(x:Company)
  WHERE k.document IN [earlier.document, later.document] AND NOT k.speaker IN ['question', 'regulator']
  WITH earlier, x, k, CASE WHEN k.polarity = 'denied' THEN 'denied' WHEN k.modality = 'stated' THEN 'affirmed'
       ELSE k.modality END AS word ORDER BY word
  WITH x, k.type AS relation, collect(DISTINCT CASE WHEN k.document = earlier.document THEN word END) AS before,
       collect(DISTINCT CASE WHEN k.document <> earlier.document THEN word END) AS after
  WHERE before <> after
  RETURN 4 AS place, 'counterparty' AS section, x.name + ' ' + relation AS item,
         reduce(line = null, w IN before | coalesce(line + ', ', '') + w) AS before,
         reduce(line = null, w IN after | coalesce(line + ', ', '') + w) AS after, x.id + relation AS key
  UNION ALL
  MATCH (c)<-[:SUBJECT]-(v:Observation)-[:FOR_PERIOD]->(q:Period)
  WHERE v.document IN [earlier.document, later.document] AND NOT EXISTS { (v)-[:OBJECT]->(:Company) }
  WITH earlier, v, q ORDER BY q.end_date DESC, q.start_date DESC, v.start, v.id
  WITH v.metric AS metric, coalesce(v.scope, '') AS scope,
       collect(CASE WHEN v.document = earlier.document THEN q.name + ' ' + v.text END)[0] AS before,
       collect(CASE WHEN v.document <> earlier.document THEN q.name + ' ' + v.text END)[0] AS after
  WHERE coalesce(before, '') <> coalesce(after, '')
  RETURN 5 AS place, 'figure' AS section, metric AS item, before, after, metric + scope AS key
}
RETURN section, item, before, after
ORDER BY place, item, key
