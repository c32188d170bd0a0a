"""Letters in pictures: our fonts, which of their letters there are, and lines of a given width."""

import unicodedata
from bisect import bisect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
CUT = "…"
PROBE = 20
UNASSIGNED = "\U0010ffff"


class Face(NamedTuple):
    """One of our fonts in a size in dots."""

    name: str
    size: int


@cache
def font(face: Face) -> ImageFont.FreeTypeFont:
    """Open a font."""
    return ImageFont.truetype(FONTS / f"{face.name}.woff2", face.size)


@cache
def shape(letter: str, name: str) -> bytes:
    """Return how a letter looks in a font."""
    return bytes(font(Face(name, PROBE)).getmask(letter))


def legible(text: str, name: str) -> str:
    """Leave out letters that a font lacks, which would come out as boxes, and invisible ones."""
    lacking = shape(UNASSIGNED, name)
    letters = unicodedata.normalize("NFC", " ".join(text.split()))
    visible = (one for one in letters if unicodedata.category(one) != "Cf")
    return " ".join("".join(one for one in visible if shape(one, name) != lacking).split())


def fits(text: str, face: Face, width: int) -> bool:
    """Tell whether a text is no wider than so many dots."""
    return font(face).getlength(text) <= width


def one_line(text: str, face: Face, width: int) -> str:
    """Shorten a text to one line, after a word if it can be, with an ellipsis."""
    text = legible(text, face.name)
    if fits(text, face, width):
        return text
    head = longest(text, face, width, CUT)
    whole = head if text[len(head)] == " " else head.rpartition(" ")[0]
    return (whole or head).rstrip(" .,;:–—-") + CUT


def longest(text: str, face: Face, width: int, after: str = "") -> str:
    """Return the longest beginning of a text that fits together with what comes after."""
    ends = range(1, len(text) + 1)
    fitting = bisect(ends, False, key=lambda end: not fits(text[:end] + after, face, width))
    return text[: max(1, fitting)]


def wrap(text: str, face: Face, width: int) -> Iterator[str]:
    """Fill lines with the words of a text; a word that is wider than a line is broken."""
    line = ""
    for word in text.split():
        if fits(longer := f"{line} {word}".strip(), face, width):
            line = longer
            continue
        if line:
            yield line
        line = word
        while not fits(line, face, width):
            head = longest(line, face, width)
            yield head
            line = line[len(head) :]
    yield line


def set_lines(text: str, room: Mapping[Face, int], width: int) -> tuple[Face, list[str]]:
    """Break a text into lines, in the first face of which there is room for all of them.

    `room` tells how many lines of a face there may be; what has no room in the last one is cut.
    """
    for face, most in room.items():
        lines = list(islice(wrap(legible(text, face.name), face, width), most + 1))
        if len(lines) <= most:
            return face, lines
    return face, [*lines[: most - 1], one_line(" ".join(lines[most - 1 :]), face, width)]
