#!/bin/sh
# Install what is needed of a Debian or Ubuntu: the dictionaries that the spelling is checked
# with.
set -eu
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update --quiet
$as_root apt-get install --yes --quiet --no-install-recommends \
    hunspell hunspell-en-gb hunspell-en-us hunspell-es
