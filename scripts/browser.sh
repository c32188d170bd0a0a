#!/bin/sh
# Find what the browser tests need, or install it: the system's packages as root, else
# Playwright's own Chromium.
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

# Playwright brings a Node.js of its own, which a bare Debian lacks a library for.
if ! .venv/bin/playwright --version >/dev/null 2>&1; then
    may_install || {
        echo "Playwright does not start. Install its library (Debian: apt-get install libatomic1) and run make again." >&2
        exit 1
    }
    install libatomic1
fi

if browser=$(found); then
    echo "The browser tests use $browser."
elif may_install; then
    install chromium fonts-liberation
else
    echo "No Chromium found: installing Playwright's own."
    .venv/bin/playwright install chromium
fi
