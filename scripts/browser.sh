#!/bin/sh
# Find a Chromium for the browser tests, or install one: the system's as root, else Playwright's.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "Browser tests use $(command -v "$name")."
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium found: installing the system's package (apt-get)."
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
else
    echo "No Chromium found: installing Playwright's own."
    .venv/bin/playwright install chromium
fi
