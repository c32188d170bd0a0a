#!/bin/sh
# text2num makes two numbers of «veintiún mil trescientos».
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder"
"$folder/bin/pip" install -qq text2num==3.1.0
seen=$("$folder/bin/python" - <<'END'
from text_to_num import alpha2digit

for text in ("treinta y un mil trescientos", "veintiuna mil trescientas", "veintiún mil trescientos"):
    print(alpha2digit(text, "es"), end="; ")
END
)
echo "text2num 3.1.0: guessed: 31300; 21300; 21300; seen: $seen"
test "$seen" = "31300; 21300; veintiún 1300; "
