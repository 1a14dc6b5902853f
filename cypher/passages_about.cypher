/* ---
name: passages_about
group: projects and rules
title: {zh: 关于某事的段落, en: Passages about something}
about:
  zh: 提到某公司、机构、人员、项目、法规或主题的问答与段落，最近的在前；章节只给出其中关于它的第一句。
  en: Questions with answers, and sections, that name a company, institution, person, project, rule or topic; latest first. Of a section the first statement about it is shown.
parameters:
  about: {resolve: entity, zh: 公司、机构、人员、项目、法规或主题, en: "a company, institution, person, project, rule or topic", example: Topic:毛利率}
  company: {resolve: company, optional: true, zh: 只看这家公司的文件, en: only filings of this company, example: "689901"}
  period: {type: period, optional: true, zh: 披露日期所在期间, en: when it was published, example: "2024H1"}
  limit: {type: integer, optional: true, default: 50, zh: 最多行数, en: rows at most, example: 10}
columns:
  published: {zh: 披露日期, en: published}
  company: {zh: 公司, en: company}
  question: {zh: 问题, en: question or heading}
  excerpt: {zh: 原文摘录, en: excerpt}
  mentions: {zh: 提及次数, en: mentions}
  document: {zh: 文件, en: filing}
  passage: {zh: 段落, en: passage}
--- */
CALL () {
  MATCH (n:Company {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Institution {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Analyst {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Representative {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Project {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Regulation {id: $about}) RETURN n AS n
  UNION ALL
  MATCH (n:Topic {id: $about}) RETURN n AS n
}
MATCH (p:Passage)-[r:MENTIONS]->(n)
MATCH (p)-[:PART_OF]->(d:Document)-[:FILED_BY]->(c:Company)
WHERE ($company IS NULL OR c.id = $company)
  AND ($period IS NULL OR (d.published >= split($period, '/')[0] AND d.published <= split($period, '/')[1]))
WITH p, d, c, n, count(r) AS mentions
ORDER BY d.published DESC, p.document, p.ordinal, p.id
LIMIT toInteger($limit)
WITH p, d, c, n, mentions, coalesce(p.answer, p.text, COLLECT {
       MATCH (p)<-[:STATED_IN]-(k)-[:SUBJECT|OBJECT]->(n)
       RETURN coalesce(k.quote, k.text) ORDER BY k.start, k.id
     }[0]) AS said
WITH p, d, c, mentions, said, size(split(said, coalesce(n.name, n.title))[0]) AS place
RETURN d.published AS published, c.name AS company, coalesce(p.question, p.title) AS question,
       substring(said, CASE WHEN 60 < place AND place < size(said) THEN place - 60 ELSE 0 END, 200) AS excerpt,
       mentions, p.document AS document, p.id AS passage
ORDER BY published DESC, document, p.ordinal, passage
