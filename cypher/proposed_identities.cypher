/* ---
name: proposed_identities
group: quality
title: {zh: 匿名客户、供应商可能是谁, en: Who masked counterparties may be}
about:
  zh: 匿名对方与同一公司另一处的对方，同一期间、同一口径、同一角色的金额在舍入范围内一致且无一矛盾；只是推测，判断后才合并（irgraph resolve）。rivals 为金额同样一致的其他公司数。
  en: A masked counterparty whose amounts agree, within rounding, with those of another counterparty of the same filer for the same periods, measure and role, none against; a proposal, merged only by a judgement (irgraph resolve). `rivals` counts others that agree as well.
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "302901"}
columns:
  company: {zh: 公司, en: company}
  masked: {zh: 匿名对方, en: masked counterparty}
  masked_in: {zh: 匿名所在文件, en: filing that masks it}
  proposed: {zh: 可能是, en: may be}
  score: {zh: 可信度, en: "score, 0 to 1"}
  same_amounts: {zh: 金额一致处数, en: amounts that agree}
  same_shares: {zh: 其中占比也一致, en: of which the share agrees too}
  rivals: {zh: 同样一致的其他公司数, en: others that agree as well}
  role: {zh: 角色, en: role}
  agreed: {zh: 一致之处, en: "where they agree: measure, period, amount"}
  masked_evidence: {zh: 匿名一方原句, en: sentences of the masked side}
  proposed_evidence: {zh: 另一方原句, en: sentences of the other side}
  proposed_in: {zh: 另一方所在文件, en: filings of the other side}
  masked_id: {zh: 匿名对方标识, en: id of the masked counterparty}
  proposed_id: {zh: 可能者标识, en: id of the one proposed}
--- */
MATCH (c:Company)<-[:SUBJECT]-(v:Observation)-[:OBJECT]->(m:Company {anonymous: true})
WHERE $company IS NULL OR c.id = $company
MATCH (v)-[:FOR_PERIOD]->(q:Period)<-[:FOR_PERIOD]-(w:Observation)-[:OBJECT]->(x:Company)
WHERE w.metric = v.metric AND w.role = v.role AND x.id <> m.id AND x.id <> c.id
  AND (coalesce(x.anonymous, false) = false OR (x.id > m.id AND w.document <> v.document))
MATCH (w)-[:SUBJECT]->(c)
WITH c, m, x, q, v, w,
     v.base_unit = w.base_unit AND abs(v.base_value - w.base_value) <= (v.rounding + w.rounding) * 1.000001 AS agrees,
     v.share_pct IS NOT NULL AND v.share_pct = w.share_pct AS shared,
     v.value = round(v.value) AS is_round
WITH c, m, x, v.role AS role, v.metric AS metric, q,
     max(CASE WHEN agrees THEN 1 ELSE 0 END) AS same, max(CASE WHEN agrees AND shared THEN 1 ELSE 0 END) AS share,
     min(CASE WHEN is_round THEN 1 ELSE 0 END) AS coarse,
     min(v.metric + ' ' + q.name + ' ' + v.text) AS what,
     min(coalesce(v.quote, v.text)) AS here, min(coalesce(w.quote, w.text)) AS there, min(w.document) AS place
WITH c, m, x, role, metric, q, same, share, coarse, what, here, there, place ORDER BY q.start_date, q.end_date, metric
WITH c, m, x, role, sum(same) AS same_amounts, sum(share) AS same_shares, count(*) AS compared,
     collect((CASE WHEN share = 1 THEN 0.8 ELSE 0.5 END) * (CASE WHEN coarse = 1 THEN 0.6 ELSE 1.0 END)) AS points,
     collect(what) AS agreed, collect(DISTINCT here) AS masked_evidence, collect(DISTINCT there) AS proposed_evidence,
     collect(DISTINCT place) AS proposed_in
WHERE same_amounts = compared
WITH m, collect([c.name, x.name, x.id, role]) AS found, collect(same_amounts) AS amounts, collect(same_shares) AS shares,
     collect(1 - reduce(missed = 1.0, p IN points | missed * (1 - p))) AS scores, collect(agreed) AS agreed_by,
     collect(masked_evidence) AS here_by, collect(proposed_evidence) AS there_by, collect(proposed_in) AS places_by
UNWIND range(0, size(found) - 1) AS i
WITH m, i, found, amounts, shares, scores, agreed_by, here_by, there_by, places_by, size(found) - 1 AS others
RETURN found[i][0] AS company, m.name AS masked, split(split(m.id, '#')[0], 'Company:')[1] AS masked_in,
       found[i][1] AS proposed, round(1000 * scores[i] / (1 + others)) / 1000 AS score, amounts[i] AS same_amounts,
       shares[i] AS same_shares, others AS rivals, found[i][3] AS role, agreed_by[i] AS agreed,
       here_by[i] AS masked_evidence, there_by[i] AS proposed_evidence, places_by[i] AS proposed_in,
       m.id AS masked_id, found[i][2] AS proposed_id
ORDER BY score DESC, company, masked, proposed, masked_id, proposed_id
