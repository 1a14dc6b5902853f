/* ---
name: repeated_questions
group: change
title: {zh: 反复被问的问题, en: Questions asked again}
about:
  zh: 同一公司在不同文件里用相近的字句再次被问到的问题（同主题，字面相近度按二字组计），以及两次回答。
  en: "Questions on the same topic put to a company again in similar words (likeness by pairs of characters), with both answers."
parameters:
  company: {resolve: company, zh: 公司：代码、名称或别名, en: "the company: code, name or alias", example: "689901"}
  likeness: {type: integer, optional: true, default: 50, zh: 相近度下限，百分比, en: "likeness at least, percent", example: 40}
  limit: {type: integer, optional: true, default: 20, zh: 最多行数, en: rows at most, example: 20}
columns:
  asked_on: {zh: 先问日期, en: asked on}
  question: {zh: 先问, en: question}
  answer: {zh: 先答, en: answer}
  again_on: {zh: 再问日期, en: asked again on}
  again: {zh: 再问, en: question again}
  answer_again: {zh: 再答, en: answer again}
  likeness: {zh: 相近度%, en: "likeness, percent"}
  declined: {zh: 再问时拒答用语, en: words that declined the second time}
  document: {zh: 文件, en: filing}
  document_again: {zh: 再问的文件, en: filing of the second}
--- */
MATCH (c:Company {id: $company})<-[:FILED_BY]-(d:Document)<-[:PART_OF]-(p:Passage {kind: 'question'})
WITH d, p, COLLECT { MATCH (p)-[:MENTIONS]->(t:Topic) RETURN DISTINCT t.id } AS topics
WHERE topics <> [] AND size(p.question) > 3
WITH collect({p: p, on: d.published, document: p.document, topics: topics}) AS asked
UNWIND asked AS x
UNWIND asked AS y
WITH x, y
WHERE x.on < y.on AND any(t IN x.topics WHERE t IN y.topics)
WITH x, y, x.p.question AS q, y.p.question AS r
WITH x, y,
     100 * size([i IN range(0, size(q) - 2) WHERE r CONTAINS substring(q, i, 2)]) / (size(q) - 1) AS there,
     100 * size([i IN range(0, size(r) - 2) WHERE q CONTAINS substring(r, i, 2)]) / (size(r) - 1) AS back
WITH x, y, CASE WHEN there < back THEN there ELSE back END AS likeness
WHERE likeness >= $likeness
RETURN x.on AS asked_on, x.p.question AS question, substring(x.p.answer, 0, 120) AS answer, y.on AS again_on,
       y.p.question AS again, substring(y.p.answer, 0, 120) AS answer_again, likeness, y.p.declined AS declined,
       x.document AS document, y.document AS document_again
ORDER BY likeness DESC, again_on DESC, asked_on DESC, x.p.id, y.p.id
LIMIT toInteger($limit)
