"""A rule for letters that a program read in another encoding than they were written in."""

import re
from collections.abc import Iterator

from memoria.check.language.writings import File
from memoria.rules.advice import shortened
from memoria.rules.problems import Finding, Position, Problem, rule

# What the bytes of one letter in UTF-8 look like where they are read as those of Windows: letters
# with accents, opening signs, quotation marks and dashes. Signs that may follow a capital are out.
HALVES = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in range(0x80, 0xC0))
SECOND = re.escape(re.sub("[\u00a0»”’…–—]", "", HALVES))
MISREAD = re.compile(rf"Ã[{SECOND}]|Â[¡¿«ºª°·]|â€[{re.escape(HALVES)}]")
# No word is longer.
LONGEST = 40
WORD = re.compile(rf"\w{{0,{LONGEST}}}?(?:{MISREAD.pattern})(?:{MISREAD.pattern}|\w)*")


@rule("M328")
def misread_letters(position: Position, written: str, times: int) -> Iterator[Finding]:
    """Point out letters that were read in a wrong encoding, with those that were meant."""
    right = MISREAD.sub(lambda match: meant(match[0]), written)
    yield Finding(
        position, {"written": shortened(written), "right": shortened(right), "times": times}
    )


def misread_problems(file: File) -> Iterator[Problem]:
    """Tell of the first of the words in a file whose letters were misread."""
    if MISREAD.search(file.source):
        found = [one for one in WORD.finditer(file.source) if not file.is_comment(one.start())]
        for first in found[:1]:
            yield from misread_letters(file.place(first.start()), first[0], len(found))


def meant(letters: str) -> str:
    """Return the letter whose bytes were misread."""
    found = b"".join(
        one.encode("latin-1") if ord(one) in range(0x80, 0xA0) else one.encode("cp1252")
        for one in letters
    )
    return found.decode("utf-8", "replace")
