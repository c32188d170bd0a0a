#!/bin/sh
# Make the environment in .venv from a locked list, unless it is whole: environment.sh PYTHON LIST
set -eu
python=$1 list=$2 log=.venv/install.log
. scripts/words.sh
trap 'echo; say stopped; exit 130' INT

# Run a command; what it said is kept, and in English, to be understood.
run() { said=$(LC_ALL=C.UTF-8 PIP_NO_INPUT=1 PIP_RETRIES="${PIP_RETRIES:-2}" "$@" 2>&1); }

first() { printf '%s\n' "$said" | sed -n "$1" | head -n 1 | cut -c 1-200; }

# Tell why a command failed, and stop.
give_up() {
    case $said in
    *'DO NOT MATCH THE HASHES'*) set -- hash "$(first 's/^ *\([^ ]*==[^ ]*\) from .*/\1/p')" ;;
    *'[Errno 28]'* | *'[Errno 122]'* | *'No space left'*) set -- full "$PWD" ;;
    *'[Errno 13]'* | *'[Errno 30]'* | *'ermission denied'*) set -- closed "$PWD" ;;
    *' 407 '*) set -- proxy-asks ;;
    *'Tunnel connection failed'*) set -- proxy-refuses "$(first 's/.*Tunnel connection failed: \([0-9]*\).*/\1/p')" ;;
    *ProxyError* | *'connect to proxy'*) set -- proxy-silent ;;
    *CERTIFICATE_VERIFY_FAILED* | *SSLError*) set -- certificate ;;
    *'[Errno -'* | *NameResolutionError*) set -- name ;;
    *'timed out'*) set -- slow ;;
    *' 401 '* | *' 403 '* | *' 5'??' Server Error'* | *' 5'??' error responses'*) set -- answer "$(first 's/.* \(401\|403\|5[0-9][0-9]\) .*/\1/p')" ;;
    *'connection broken by'* | *'Caused by'*) set -- unreachable ;;
    *'No matching distribution found'*) set -- version "$(first 's/.*No matching distribution found for \([^ ]*\).*/\1/p')" ;;
    *'No module named'*) set -- no-venv "$(basename "$python")-venv" ;;
    *) set -- other "$(first '/^[A-Za-z]*Error\|^ERROR/p')" ;;
    esac
    # Behind a proxy, nothing else is looked for or called.
    case $1,${HTTPS_PROXY:-${https_proxy:-${PIP_PROXY:-}}} in name,?* | unreachable,?*) set -- proxy-silent ;; esac
    say "$@" >&2
    if printf '%s\n' "$said" 2>/dev/null >"$log"; then say log "$log" >&2; fi
    exit 1
}

find_python() {
    command -v "$python" >/dev/null 2>&1 || fail no-python "$python"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail old-python "$python"
}

# In two steps, because venv does not say what its second one failed of.
venv() { run "$python" -m venv --without-pip .venv && run .venv/bin/python -Im ensurepip --default-pip; }

make_anew() {
    said=$(rm -rf .venv 2>&1) || give_up
    venv && return
    case $said in *'No module named'*) may_install && packages python3-venv && venv && return ;; esac
    give_up
}

install() {
    run .venv/bin/python -m pip install "$@" && return
    # Which answer the index gave, pip tells only in detail.
    case $said in *'from versions: none'*) case $said in *'broken by'*) ;; *) run .venv/bin/python -m pip install -vv "$@" && return ;; esac ;; esac
    give_up
}

version() { "$1" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null || true; }

state=0
.venv/bin/python -I scripts/environment.py "$list" >/dev/null 2>&1 || state=$?
# Another Python is only used where somebody names it.
[ "$python" = python3 ] || [ "$(version "$python")" = "$(version .venv/bin/python)" ] || state=1
[ $state != 0 ] || ! cmp -s pyproject.toml .venv/pyproject.toml || exit 0
case $state in
0 | 3) say begins ;;
*) find_python; [ ! -e .venv ] || say again; say begins; make_anew ;;
esac
install --require-hashes --requirement "$list"
install --no-deps --no-build-isolation --editable .
cp pyproject.toml .venv/pyproject.toml
