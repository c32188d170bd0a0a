#!/bin/sh
# Install what is needed of a Debian or Ubuntu: the libraries that PDFs need, and the dictionaries
# that the spelling is checked with.
set -eu
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update --quiet
$as_root apt-get install --yes --quiet --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    hunspell hunspell-en-gb hunspell-en-us hunspell-es
