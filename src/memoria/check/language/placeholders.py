"""A rule for words that keep a place for others: to be confirmed, lorem ipsum."""

import re
from collections.abc import Iterator, Mapping

from memoria.check.language.writings import File
from memoria.facts.passages import alternatives
from memoria.messages.words import Words
from memoria.rules.problems import Finding, Position, Problem, rule

# These keep a place in capitals only: in small letters they are ids, and todo is a word.
SIGNS = ("TBA", "TBC", "TBD", "TODO", "XXX", "???")
NONSENSE = "lorem ipsum"
# What is all of a value, a line or what stands in brackets: what is before it in its line.
BEFORE = re.compile(r"(?:^[ \t>#*_-]*|: +|[\[-] ?|(?P<quote>[\"'])|(?P<bracket>[(\[]))$")
ENDS = r"[ \t]*(?:$|[,}\]]| #)"
AFTER = {
    name: re.compile(rf"[X?]*[.!…]*{closing}", re.MULTILINE)
    for name, closing in {
        "": rf"[*_]*{ENDS}",
        "quote": rf"[\"']{ENDS}",
        "bracket": r"[)\]]",
    }.items()
}
# In Spanish TBC is a disease, too.
DISEASE, FAR = "tubercul", 200


@rule("M325")
def placeholder(position: Position, written: str) -> Iterator[Finding]:
    """Point out words that stand where others are to come."""
    yield Finding(position, {"written": written})


def phrases(words: Mapping[str, Words]) -> tuple[str, ...]:
    """Return the words by which languages, and all of them, say that others are to come."""
    said = (one for each in words.values() for one in alternatives(each("language.placeholders")))
    return tuple(sorted({*said, *map(str.lower, SIGNS), NONSENSE}))


def placeholder_problems(file: File, keeping: tuple[str, ...]) -> Iterator[Problem]:
    """List the words in a file that keep a place for others."""
    text = file.source
    lowered = text.lower()
    for phrase in keeping if len(lowered) == len(text) else ():
        at = lowered.find(phrase)
        while at >= 0:
            written = text[at : at + len(phrase)]
            if keeps_place(text, at, written) and not file.is_comment(at):
                yield from placeholder(file.place(at), written)
            at = lowered.find(phrase, at + len(phrase))


def keeps_place(text: str, at: int, written: str) -> bool:
    """Tell whether words in a text are all that is said there."""
    if written.lower() == NONSENSE:
        return True
    if written not in SIGNS and written.upper() in SIGNS:
        return False
    line = text[max(text.rfind("\n", 0, at) + 1, at - FAR) : at]
    before = BEFORE.search(line)
    if before is None or (written == "TBC" and DISEASE in line.lower()):
        return False
    return bool(AFTER[before.lastgroup or ""].match(text, at + len(written)))
