"""The picture that stands for a page where its address is shared, drawn without a browser."""

import io
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw, ImageFont, features
from PIL.PngImagePlugin import PngInfo

from memoria.outputs.documents.reductions import Reduction, on_paper, reduced
from memoria.project.colours import COLOURS, GRID, LEAVES
from memoria.project.letters import FONTS

CUT = "…"
PROBE = 20
UNASSIGNED = "\U0010ffff"
SIZE = (1200, 630)
MARGIN, COLUMN = 80, 740
PAPER, INK, QUIET, ACCENT = (
    COLOURS[name].light for name in ("paper-tint", "ink", "ink-quiet", "accent")
)
# The title: the sizes it may have and how many lines of each there is room for
SIZES = ((72, 3), (64, 4), (56, 4), (48, 5), (42, 5))
# Where a text stands below it, too; and that text, down to where the site's name has its room.
SMALLER = ((56, 2), (48, 3), (42, 4))
LEADING, LINE, END = 1.13, 40, 500
SMOOTH = 4
# Where the mark stands large, how wide a photograph is in its place, and the tones of such a card.
LARGE, ASIDE, TONES = ((788, 250), 552), 340, 128
EDGE = SIZE[0] - ASIDE
# Between paper and each colour there are so many shades, so that four bits are enough for a dot.
INKS = (INK, QUIET, ACCENT, *(colour for colour, _ in LEAVES))
SHADES = 3
# Room on each side of the point where a line of text begins, in sizes of its face.
ROOM = 1.5
# Beyond that files become little smaller, and take three times as long.
COMPRESSION = 3


class Face(NamedTuple):
    """One of our fonts in a size in dots."""

    name: str
    size: int


@cache
def font(face: Face) -> ImageFont.FreeTypeFont:
    """Open a font."""
    return ImageFont.truetype(FONTS / f"{face.name}.otf", face.size)


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


KICKER = Face("source-sans-3-semibold", 30)
DETAIL = Face("source-sans-3-regular", 30)
SITE = Face("source-serif-4-semibold", 32)
CREDIT = Face("source-sans-3-regular", 20)
TITLE, ABOVE = (
    {Face(SITE.name, size): lines for size, lines in sizes} for sizes in (SIZES, SMALLER)
)


@dataclass(frozen=True)
class Card:
    """Say what a picture tells: a title, what it belongs to, a detail, a text, the site's name.

    A `photograph` stands beside them in place of the large mark, and its `credit` below them.
    """

    title: str
    kicker: str = ""
    detail: str = ""
    text: str = ""
    site: str = ""
    language: str = "en"
    photograph: Reduction | None = None
    credit: str = ""


def draw(card: Card, stamp: str) -> bytes:
    """Return a card as a PNG of 1200 by 630 dots that carries a stamp."""
    picture = background(bare=card.photograph is not None).copy()
    # Only with the library that shapes letters as a language does can they be told which it is.
    language = card.language if features.check("raqm") else None

    def write(text: str, face: Face, colour: str, x: int, y: int) -> None:
        line, room = one_line(text, face, COLUMN), round(ROOM * face.size)
        mask = Image.new("L", (COLUMN + 2 * room, 2 * room))
        pen = ImageDraw.Draw(mask)
        pen.text((room, room), line, 255, font(face), "ls", language=language)
        print_on(picture, mask, colour, (x - room, y - room))

    write(card.kicker, KICKER, ACCENT, MARGIN, 92)
    face, lines = set_title(card)
    base = 106
    for line in lines:
        base += round(face.size * LEADING)
        write(line, face, INK, MARGIN, base)
    base += 56
    write(card.detail, DETAIL, QUIET, MARGIN, base)
    base += LINE // 4
    for line in set_lines(card.text, {DETAIL: (END - base) // LINE}, COLUMN)[1]:
        base += LINE
        write(line, DETAIL, INK, MARGIN, base)
    write(card.site, SITE, INK, MARGIN + 68, 556)
    write(card.credit, CREDIT, QUIET, MARGIN, 606)
    if card.photograph:
        picture = beside(picture, card.photograph)
    return as_png(picture, stamp)


def beside(card: Image.Image, photograph: Reduction) -> Image.Image:
    """Return a card with a photograph along its side, whose tones follow those of all cards."""
    own = [*palette()]
    tones = on_paper(reduced(photograph)).quantize(TONES, Image.Quantize.MEDIANCUT)
    whole = card.copy()
    whole.paste(tones.point([(len(own) // 3 + one) % 256 for one in range(256)]), (EDGE, 0))
    whole.putpalette(bytes([*own, *(tones.getpalette() or ())]))
    return whole


def set_title(card: Card) -> tuple[Face, list[str]]:
    """Break the title into lines, or the site's name where no letter of the title is ours."""
    text = legible(card.title, SITE.name) or card.site
    return set_lines(text, ABOVE if card.text else TITLE, COLUMN)


@cache
def background(*, bare: bool) -> Image.Image:
    """Draw what all cards have: paper, and the site's mark, large where it is not `bare`, small."""
    picture = Image.new("P", SIZE)
    picture.putpalette(bytes(palette()))
    for corner, size in (*(() if bare else (LARGE,)), ((MARGIN - 6, 513), 64)):
        print_mark(picture, corner, size)
    return picture


def palette() -> Iterator[int]:
    """Yield red, green and blue of the paper, and of the shades of each colour."""
    paper = ImageColor.getrgb(PAPER)
    yield from paper
    for colour in INKS:
        for shade in range(1, SHADES + 1):
            for empty, full in zip(paper, ImageColor.getrgb(colour), strict=True):
                yield empty + (full - empty) * shade // SHADES


@cache
def shades(colour: str) -> list[int]:
    """Return for each strength of a colour its place in the palette; the weakest are paper."""
    first = 1 + INKS.index(colour) * SHADES
    strengths = (round(strength * SHADES / 255) for strength in range(256))
    return [first + strength - 1 if strength else 0 for strength in strengths]


def print_on(picture: Image.Image, mask: Image.Image, colour: str, corner: tuple[int, int]) -> None:
    """Print a colour on the paper of a picture, as strongly as a mask says."""
    ink = mask.point(shades(colour))
    picture.paste(ink, corner, ink.point([0] + [255] * 255))


def print_mark(picture: Image.Image, corner: tuple[int, int], size: int) -> None:
    """Print the site's mark on a picture, with smooth edges."""
    for colour, points in LEAVES:
        large = Image.new("L", (size * SMOOTH, size * SMOOTH))
        scale = size * SMOOTH / GRID
        ImageDraw.Draw(large).polygon([(x * scale, y * scale) for x, y in points], fill=255)
        print_on(picture, large.resize((size, size), Image.Resampling.BOX), colour, corner)


def as_png(picture: Image.Image, stamp: str) -> bytes:
    """Return a picture as a small file."""
    notes = PngInfo()
    notes.add_text("Stamp", stamp)
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=notes, compress_level=COMPRESSION)
    return file.getvalue()
