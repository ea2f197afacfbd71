#!/usr/bin/env bash
# What the browser tests and scripts/screenshots.py need beside the packages of the group `browser`: Chromium with its
# driver and the fonts of the pictures (Debian), and axe-core (npm, into .cache/browser). Does nothing where all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
  echo "installing chromium and chromium-driver ..."
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends \
    chromium chromium-driver fonts-inter-variable fonts-sil-charis >/dev/null
fi
if [ ! -f .cache/browser/node_modules/axe-core/axe.min.js ]; then
  echo "installing axe-core ..."
  npm install --silent --no-audit --no-fund --prefix .cache/browser axe-core@4 >/dev/null
fi
