# Installs irgraph for development into $PYTHON's environment, with the engine of the embedded store that fits here:
# the native wheel where there is one, else the one that brings its own Java runtime.
set -eu
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() { "$PYTHON" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,$1]"; }

if install embedded 2>"$log"; then
  echo "irgraph: installed, with the native engine"
elif install embedded-jvm; then
  echo "irgraph: no native engine for this platform; installed the one with a bundled Java runtime (slower to start)"
else
  cat "$log" >&2
  echo "irgraph: the installation failed" >&2
  exit 1
fi
