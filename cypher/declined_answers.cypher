/* ---
name: declined_answers
group: quality
title: {zh: 没有正面回答的问题, en: Answers that declined}
about:
  zh: 回答里说不便披露、涉及商业秘密或请看公告的问题，附用语与问题所提到的公司。
  en: "Questions whose answer declines to say something (不便披露, 商业秘密, 请以公告为准), with the words and the companies that the passage names."
parameters:
  company: {resolve: company, optional: true, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2025H1"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  published: {zh: 披露日期, en: published}
  company: {zh: 公司, en: company}
  question: {zh: 问题, en: question or heading}
  declined: {zh: 拒答用语, en: words that decline}
  answer: {zh: 回答, en: answer}
  names: {zh: 涉及公司, en: companies named}
  document: {zh: 文件, en: filing}
--- */
MATCH (p:Passage)-[:PART_OF]->(d:Document)-[:FILED_BY]->(c:Company)
WHERE p.declined IS NOT NULL AND ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1]))
WITH p, d, c ORDER BY d.published DESC, d.id, p.ordinal
LIMIT toInteger($limit)
RETURN d.published AS published, c.name AS company, p.question AS question, p.declined AS declined,
       substring(p.answer, 0, 200) AS answer,
       COLLECT { MATCH (p)-[:MENTIONS]->(x:Company) WHERE x.id <> c.id RETURN DISTINCT x.name ORDER BY x.name } AS names,
       p.document AS document
ORDER BY published DESC, document, p.ordinal, p.id
