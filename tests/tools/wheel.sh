# Builds the wheel and installs it alone into clean environments outside the checkout, one with each engine of the
# embedded store, and runs the main job with each. In CI both must work; elsewhere one is enough.
set -eu
here=$(pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$BIN/python" -m build --wheel --outdir "$scratch/dist" . >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
wheel=$(ls "$scratch"/dist/irgraph-*.whl)

# No command here may hang: after this many seconds it is ended, which fails it.
within() { "$env/bin/python" -c 'import subprocess, sys; sys.exit(subprocess.run(sys.argv[2:], timeout=int(sys.argv[1])).returncode)' "$@"; }

try_engine() {
  env="$scratch/$1"
  "$BIN/python" -m venv "$env" &&
    "$env/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$wheel[$1]" &&
    cd "$scratch" &&
    within 300 "$env/bin/irgraph" load "$here/samples/filings" --store "$1.db" --json >"$1.json" &&
    within 300 "$env/bin/irgraph" ask --json >questions.json && grep -q '"customers"' questions.json &&
    within 300 "$env/bin/irgraph" ask customers company=689901 --store "$1.db" --json >customers.json &&
    grep -q '"claims"' customers.json &&
    within 300 "$env/bin/irgraph" export graphml "$1.graphml" --store "$1.db" &&
    within 300 "$env/bin/irgraph" browser-pack "$1.pack" && grep -q '<slide' "$1.pack/guide.html"
}

tried=0
for engine in embedded embedded-jvm; do
  if (try_engine "$engine"); then tried=$((tried + 1)); else echo "wheel: the engine '$engine' does not install or work here" >&2; fi
done
[ "$tried" -gt 0 ]
[ -z "${CI:-}" ] || [ "$tried" -eq 2 ]
echo "wheel: $tried passed, 0 failed"
