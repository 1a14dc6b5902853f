# The demo: load the fictional sample filings into an embedded store, ask, export. Called by `make demo`.
set -eu
export IRGRAPH_STORE="$OUT/kg.db"
rm -rf "$OUT" && mkdir -p "$OUT"

show() { printf '\n$ irgraph %s\n' "$*"; "$BIN/irgraph" "$@"; }

show load samples/filings
show ask customers company=云岭数据
show ask evidence subject=云岭数据 object=明谷科技
show ask co_attendance institution=沧澜证券
show cypher "MATCH (k:Claim {polarity: 'denied'})-[:OBJECT]->(x) RETURN x.name AS name, k.type AS type, k.quote AS quote"
show export gexf "$OUT/graph.gexf"
show export graphml "$OUT/graph.graphml"
printf '\nThe store is %s; the exports are beside it. More: irgraph ask --store %s\n' "$IRGRAPH_STORE" "$IRGRAPH_STORE"
