#!/usr/bin/env bash
# Test the built wheel the way a user gets it: a fresh environment, the tests, and no src/ in sight.
# Usage: scripts/check_wheel.sh (after `make wheel`); PYTHON names the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
wheel=$(ls "$PWD"/dist/*.whl)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

# the project without its source, committed or about to be
git ls-files -z --cached --others --exclude-standard -- . ':!src' | tar --null --ignore-failed-read -cf - -T - 2>/dev/null | tar -xf - -C "$room"
cd "$room"

"$python" -m venv .venv
pip=(.venv/bin/python -m pip -qq --disable-pip-version-check --no-input)
"${pip[@]}" install --upgrade "pip>=25.1"

echo "core dependencies only: import, demo, pip check"
"${pip[@]}" install "$wheel"
.venv/bin/python -P -c 'import diplonews, sys; assert "site-packages" in diplonews.__file__, diplonews.__file__; print("diplonews", diplonews.__version__)'
.venv/bin/diplonews demo >demo.txt
test -s demo.txt
.venv/bin/python -m pip check

echo "the tests against the installed wheel"
"${pip[@]}" install --group tests
.venv/bin/python -m pytest -q -p no:cacheprovider
