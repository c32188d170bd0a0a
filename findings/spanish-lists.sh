#!/bin/sh
# Babel joins a list in Spanish with «y» before i- and hi-, too; Node, from the same CLDR, with «e».
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder"
"$folder/bin/pip" install -qq Babel==2.18.0
one=$("$folder/bin/python" -c '
from babel.lists import format_list
print(format_list(["padres", "hijas"], locale="es"))')
other=$(node -e 'console.log(new Intl.ListFormat("es").format(["padres", "hijas"]))')
engine=$(node -p '`Node ${process.versions.node} with ICU ${process.versions.icu}`')
echo "Babel 2.18.0, $engine: guessed: padres e hijas, twice; seen: $one, $other"
test "$one" = "padres y hijas" && test "$other" = "padres e hijas"
