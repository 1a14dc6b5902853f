/* ---
name: inquiry_chain
group: projects and rules
title: {zh: 问询函的问答链, en: The chain of an inquiry}
about:
  zh: 一份问询函回复：函件、每个问题、其中各项、公司的回复、中介机构的核查意见，按原文次序；sub_question 只在标题照抄问题时给出。
  en: "One reply to an inquiry in the order of its text: the letter, each question, its parts, the company's answers, the opinions of those who verified; `sub_question` only where a heading repeats the question's words."
parameters:
  document: {resolve: document, zh: 文件：编号或来源文件名, en: "the filing: its id or source file", example: 302901/reply-2025-05-20}
  speaker: {values: [regulator, company, sponsor, accountant, lawyer], optional: true, zh: 只看谁说的, en: only what one of them says, example: accountant}
  length: {type: integer, optional: true, default: 300, zh: 每段最多字数, en: characters of a text at most, example: 40}
columns:
  letter: {zh: 函件, en: letter}
  chapter: {zh: 问题标题, en: heading of the question}
  step: {zh: 环节, en: step}
  speaker: {zh: 陈述者, en: speaker}
  heading: {zh: 标题, en: heading}
  sub_question: {zh: 对应的小问, en: part that it answers}
  text: {zh: 原文, en: text}
  claims: {zh: 陈述条数, en: statements in it}
  start: {zh: 起始字符, en: first character}
--- */
MATCH (d:Document {id: $document})<-[:PART_OF]-(h:Passage)<-[:PART_OF]-(q:Passage {kind: 'question'})
CALL (h, q) {
  RETURN 1 AS place, 'question' AS step, 'regulator' AS speaker, null AS heading, q.question AS text, q.start AS start,
         q AS p
  UNION ALL
  UNWIND coalesce(q.parts, []) AS part
  RETURN 2 AS place, 'sub_question' AS step, 'regulator' AS speaker, null AS heading, part AS text,
         q.start + size(split(q.question, part)[0]) AS start, q AS p
  UNION ALL
  RETURN 3 AS place, 'reply' AS step, coalesce(q.speaker, 'company') AS speaker, null AS heading, q.answer AS text,
         q.end - size(q.answer) AS start, q AS p
  UNION ALL
  MATCH (h)<-[:PART_OF]-(s:Passage {kind: 'section'})
  WHERE s.speaker IS NOT NULL
  RETURN 3 AS place, CASE s.speaker WHEN 'company' THEN 'reply' ELSE 'opinion' END AS step, s.speaker AS speaker,
         s.title AS heading, s.text AS text, s.start AS start, s AS p
}
WITH d, h, q, place, step, speaker, heading, text, start, p,
     CASE WHEN heading CONTAINS '、' THEN split(heading, '、')[1]
          WHEN heading CONTAINS '）' THEN split(heading, '）')[1]
          WHEN heading CONTAINS ')' THEN split(heading, ')')[1] ELSE heading END AS bare
WHERE $speaker IS NULL OR speaker = $speaker
RETURN d.letter AS letter, h.title AS chapter, step, speaker, heading,
       [part IN coalesce(q.parts, []) WHERE size(bare) > 3 AND (part CONTAINS bare OR bare CONTAINS part)][0] AS sub_question,
       substring(text, 0, toInteger($length)) AS text,
       CASE place WHEN 3 THEN COUNT { (p)<-[:STATED_IN]-(:Claim) } END AS claims, start
ORDER BY h.start, place, start, p.id
