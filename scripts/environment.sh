#!/bin/sh
# Make the environment in .venv from a locked list: environment.sh PYTHON REQUIREMENTS
set -eu
python=$1 requirements=$2

fail() { echo "$1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 || fail "No $python found. Install Python 3.11 or later (Debian: apt-get install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$python is too old. Install Python 3.11 or later, or name one: make PYTHON=python3.12 site"

if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 ||
            fail "Python lacks its venv module. Install it (Debian: apt-get install python3-venv) and run make again."
        echo "Installing python3-venv (apt-get)."
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1
        "$python" -m venv .venv
    fi
fi

echo "Installing the locked dependencies into .venv."
install() { .venv/bin/python -m pip install --quiet "$@" 2>>.venv/install.log; }

: >.venv/install.log
if ! install --require-hashes --requirement "$requirements" ||
    ! install --no-deps --no-build-isolation --editable .; then
    grep '^ERROR' .venv/install.log | head -n 1 | cut -c 1-200 >&2
    fail "The dependencies could not be installed. Check the network and run make again; .venv/install.log tells more."
fi
