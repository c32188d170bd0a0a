# What the scripts say, in the language of the machine: read this with `.` in the project's folder.
# The words stand in the catalogues, `setup.*`, each message in one line.

# Name the language that the environment asks for and that has words, as the program does.
language() {
    locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
    case $locale in C | C.* | POSIX*) wanted= ;; *) wanted="$(echo "${LANGUAGE:-}" | tr : ' ') $locale" ;; esac
    for one in $wanted en; do
        one=${one%%.*} one=${one%%@*}
        for code in "$(echo "$one" | tr _ -)" "${one%%_*}"; do
            [ -f "messages/pages.$code.po" ] || [ -f "src/memoria/messages/pages.$code.po" ] || continue
            echo "$code" && return
        done
    done
}
language=$(language)

# Print a message of the catalogues, with a value in the place of its braces: say KEY [VALUE]
say() {
    for file in "messages/pages.$language.po" "src/memoria/messages/pages.$language.po" src/memoria/messages/pages.en.po; do
        text=$(sed -n "/^msgid \"setup\.$1\"\$/{n;s/^msgstr \"\(.*\)\"\$/\1/p;}" "$file" 2>/dev/null) || continue
        [ -z "$text" ] || break
    done
    case $text in *'{'*'}'*) text=${text%%'{'*}${2:-}${text#*'}'} ;; esac
    printf '%s\n' "$text"
}

fail() { say "$@" >&2; exit 1; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Install packages of Debian; what is said about it is kept.
packages() {
    say packages "$*"
    export DEBIAN_FRONTEND=noninteractive
    said=$({ apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } 2>&1)
}
