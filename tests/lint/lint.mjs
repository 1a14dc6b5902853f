// Lints Cypher with Neo4j's own language support.
//   node lint.mjs FOLDER < request.json
// FOLDER holds node_modules. The request is {"schema": {…}, "language": "CYPHER 5", "texts": {name: text}};
// the answer {name: [{"severity": 1, "line": 1, "message": "…"}]} (1 error, 2 warning), clean texts left out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(join(process.argv[2], 'package.json'));
const { lintCypherQuery } = load('@neo4j-cypher/language-support');

const { schema, language, texts } = JSON.parse(readFileSync(0, 'utf8'));
const answer = {};
for (const [name, text] of Object.entries(texts)) {
  const { diagnostics } = lintCypherQuery(text, { ...schema, defaultLanguage: language });
  const found = diagnostics.map((d) => ({ severity: d.severity, line: d.range.start.line + 1, message: d.message }));
  if (found.length > 0) answer[name] = found;
}
process.stdout.write(JSON.stringify(answer));
