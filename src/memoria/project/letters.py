"""Which letters can be printed: those of the fonts that travel with the program."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import typst

FONTS = Path(__file__).with_name("fonts")
# A document of letters; the standard makes the compiler refuse one that would come out as a box.
PROBE = b'#set document(title: "x")\n#sys.inputs.letters'
STANDARD: Literal["ua-1"] = "ua-1"


@cache
def compiler() -> typst.Compiler:
    """Return a compiler that knows our fonts and its own, and none of the machine."""
    return typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True)


def lacking(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters of texts that no font has."""
    letters = {letter for text in texts if not text.isascii() for letter in text}
    return unprintable(frozenset(one for one in letters if not one.isascii()))


@cache
def unprintable(letters: frozenset[str]) -> frozenset[str]:
    """Return those of some letters that no font has: asked together, then half by half."""
    if not letters or are_printable(letters):
        return frozenset()
    if len(letters) == 1:
        return letters
    ordered = sorted(letters)
    middle = len(ordered) // 2
    halves = (frozenset(ordered[:middle]), frozenset(ordered[middle:]))
    return unprintable(halves[0]) | unprintable(halves[1])


def are_printable(letters: frozenset[str]) -> bool:
    """Tell whether a document of these letters can be made."""
    asked = {"letters": " ".join(sorted(letters))}
    try:
        compiler().compile(PROBE, format="pdf", sys_inputs=asked, pdf_standards=STANDARD)
    except typst.TypstError:
        return False
    return True
