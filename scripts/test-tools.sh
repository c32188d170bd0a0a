#!/bin/sh
# Find what the tests need of the system, or install it: the packages as root, else Playwright's
# own Chromium.
set -eu

found() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
    return 1
}

install() {
    echo "Installing $* (apt-get)."
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } \
        >>.venv/install.log 2>&1 || {
        echo "$* could not be installed; .venv/install.log tells why." >&2
        exit 1
    }
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Install packages of Debian that something needs, or say which: need WHO PACKAGE...
need() {
    who=$1
    shift
    may_install || {
        echo "$who lacks packages of the system. Install them (Debian: apt-get install $*) and run make again." >&2
        exit 1
    }
    install "$@"
}

# Playwright brings a Node.js of its own, which a bare Debian lacks a library for.
.venv/bin/playwright --version >/dev/null 2>&1 || need Playwright libatomic1

# The tests of spelling ask the dictionaries of both languages.
dictionaries=$(hunspell -D </dev/null 2>&1 || true)
case $dictionaries in *es_ES*) ;; *) lacking=yes ;; esac
case $dictionaries in *en_GB*) ;; *) lacking=yes ;; esac
[ -z "${lacking:-}" ] || need Spelling hunspell hunspell-en-gb hunspell-es

if browser=$(found); then
    echo "The browser tests use $browser."
elif may_install; then
    install chromium fonts-liberation
else
    echo "No Chromium found: installing Playwright's own."
    .venv/bin/playwright install chromium
fi
