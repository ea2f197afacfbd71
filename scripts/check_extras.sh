#!/usr/bin/env bash
# Each extra of the built wheel, installed alone into a fresh environment, makes importable what it is for; without any,
# the import says in one line what to install.
# Usage: scripts/check_extras.sh [EXTRA…] (after `make wheel`); PYTHON names the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
wheel=$(ls "$PWD"/dist/*.whl)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

declare -A uses=(
  [arrow]='import diplonews.integrations.arrow, diplonews.integrations.parquet'
  [cli]='import rich.progress, diplonews.render.progress'
  [html]='import diplonews.integrations.trafilatura'
  [hypothesis]='import diplonews.strategies; diplonews.strategies.articles()'
  [pandas]='import diplonews.integrations.pandas'
  [spacy]='import spacy; spacy.blank("fr").add_pipe("diplonews")'
  [spark]='import diplonews.integrations.spark'
)

install() { # install WHAT: into a fresh environment
  rm -rf .venv
  "$python" -m venv .venv
  .venv/bin/python -m pip -qq --disable-pip-version-check --no-input install "$1"
}

install "$wheel"
for name in arrow pandas spacy spark html; do
  module=$name
  [ "$name" = html ] && module=trafilatura
  .venv/bin/python - "$module" "$name" <<'PYTHON'
import importlib, sys
from diplonews import MissingExtraError
module, extra = sys.argv[1:]
try:
    importlib.import_module(f"diplonews.integrations.{module}")
except MissingExtraError as error:
    assert f'pip install "diplonews[{extra}]"' in str(error), error
    print(f"without {extra}: {error}")
else:
    sys.exit(f"{module} was imported without its extra")
PYTHON
done

for extra in "${@:-${!uses[@]}}"; do
  for name in $extra; do
    install "$wheel[$name]"
    .venv/bin/python -P -W error::ImportWarning -c "${uses[$name]}"
    .venv/bin/python -m pip check >/dev/null
    echo "$name: installed, imported"
  done
done
