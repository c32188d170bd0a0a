#!/bin/sh
# Find what the tests need of the system, or install it: the packages as root, else Playwright's
# own Chromium.
set -eu
. scripts/words.sh

# Print where the first of some programs is: first PROGRAM...
first() {
    for name; do command -v "$name" && return; done
    return 1
}

# Install packages of Debian that something needs, or say which: need PACKAGE...
need() {
    may_install || fail lacking "$*"
    packages "$@" || { printf '%s\n' "$said" >>.venv/install.log; say not-installed "$*" >&2; fail log .venv/install.log; }
}

# Playwright brings a Node.js of its own, which a bare Debian lacks a library for.
.venv/bin/playwright --version >/dev/null 2>&1 || need libatomic1

# The tests of spelling ask the dictionaries of both languages.
dictionaries=$(hunspell -D </dev/null 2>&1 || true)
case $dictionaries in *es_ES*) ;; *) lacking=yes ;; esac
case $dictionaries in *en_GB*) ;; *) lacking=yes ;; esac
[ -z "${lacking:-}" ] || need hunspell hunspell-en-gb hunspell-es

first firefox-esr firefox >/dev/null || need firefox-esr

if browser=$(first chromium chromium-browser google-chrome); then
    say browser "$browser"
elif may_install; then
    need chromium fonts-liberation
else
    say no-browser
    .venv/bin/playwright install chromium
fi
