"""The picture that stands for a page where its address is shared, drawn without a browser."""

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, features
from PIL.PngImagePlugin import PngInfo

from memoria.outputs.documents.lettering import Face, font, legible, one_line, set_lines

SIZE = (1200, 630)
MARGIN, COLUMN = 80, 740
# As in docs/assets/styles/tokens.css and docs/assets/images/mark.svg
PAPER, INK, QUIET, ACCENT = "#f4f1ea", "#1c2427", "#545d60", "#a8431f"
MARK = (
    ("#1f7a8c", ((3, 5), (15, 10), (15, 28), (3, 23))),
    ("#c8623a", ((29, 5), (17, 10), (17, 28), (29, 23))),
)
MARK_GRID = 32
KICKER = Face("source-sans-3-semibold", 30)
DETAIL = Face("source-sans-3-regular", 30)
SITE = Face("source-serif-4-semibold", 32)
# The title: the sizes it may have and how many lines of each there is room for
SIZES = ((72, 3), (64, 4), (56, 4), (48, 5), (42, 5))
TITLE = {Face(SITE.name, size): lines for size, lines in SIZES}
LEADING = 1.13
SMOOTH = 4
COLOURS = 64


@dataclass(frozen=True)
class Card:
    """Say what a picture tells: a title, what it belongs to, a detail, the site's name."""

    title: str
    kicker: str = ""
    detail: str = ""
    site: str = ""
    language: str = "en"


def draw(card: Card, stamp: str) -> bytes:
    """Return a card as a PNG of 1200 by 630 dots that carries a stamp."""
    picture = background().copy()
    pen = ImageDraw.Draw(picture)
    # Only with the library that shapes letters as a language does can they be told which it is.
    language = card.language if features.check("raqm") else None

    def write(text: str, face: Face, colour: str, x: int, y: int) -> None:
        line = one_line(text, face, COLUMN)
        pen.text((x, y), line, colour, font(face), "ls", language=language)

    write(card.kicker, KICKER, ACCENT, MARGIN, 92)
    face, lines = set_title(card)
    base = 106
    for line in lines:
        base += round(face.size * LEADING)
        write(line, face, INK, MARGIN, base)
    write(card.detail, DETAIL, QUIET, MARGIN, base + 56)
    write(card.site, SITE, INK, MARGIN + 68, 556)
    return as_png(picture, stamp)


def set_title(card: Card) -> tuple[Face, list[str]]:
    """Break the title into lines, or the site's name where no letter of the title is ours."""
    text = legible(card.title, SITE.name) or card.site
    return set_lines(text, TITLE, COLUMN)


@cache
def background() -> Image.Image:
    """Draw what all cards have: paper, and the site's mark, large and small."""
    picture = Image.new("RGB", SIZE, PAPER)
    for corner, size in (((788, 250), 552), ((MARGIN - 6, 513), 64)):
        paste_mark(picture, corner, size)
    return picture


def paste_mark(picture: Image.Image, corner: tuple[int, int], size: int) -> None:
    """Put the site's mark into a picture, with smooth edges."""
    for colour, points in MARK:
        large = Image.new("L", (size * SMOOTH, size * SMOOTH))
        scale = size * SMOOTH / MARK_GRID
        ImageDraw.Draw(large).polygon([(x * scale, y * scale) for x, y in points], fill=255)
        picture.paste(colour, corner, large.resize((size, size), Image.Resampling.BOX))


def as_png(picture: Image.Image, stamp: str) -> bytes:
    """Return a picture of few colours as a small file."""
    notes = PngInfo()
    notes.add_text("Stamp", stamp)
    file = io.BytesIO()
    few = picture.quantize(COLOURS, Image.Quantize.FASTOCTREE)
    few.save(file, "PNG", pnginfo=notes)
    return file.getvalue()
