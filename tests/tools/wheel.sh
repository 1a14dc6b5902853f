# Builds the wheel, installs it alone into a clean environment outside the checkout, and runs the main job with it.
set -eu
here=$(pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$BIN/python" -m build --wheel --outdir "$scratch/dist" . >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
"$BIN/python" -m venv "$scratch/env"
wheel=$(ls "$scratch"/dist/irgraph-*.whl)
"$scratch/env/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$wheel[embedded]" ||
  "$scratch/env/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$wheel[embedded-jvm]"
cd "$scratch"
cp -r "$here/samples" filings
rm -f filings/*.md filings/*.sh
env/bin/irgraph load filings --store kg.db --json >load.json
env/bin/irgraph ask --json | grep -q '"customers"'
env/bin/irgraph ask customers --store kg.db --json | grep -q customer
env/bin/irgraph export graphml kg.graphml --store kg.db
echo "wheel: 1 passed, 0 failed"
