"""Pictures for a reader: their sizes, and the HTML that shows them with their description."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from memoria.content.pictures import FOLDER, Raster, licence_address
from memoria.content.registers import Picture
from memoria.messages.days import day_in_words
from memoria.render.fallback import Reader

# The widths of a picture in dots, as far as it has them; the sides of a portrait.
WIDTHS, SIDES = (480, 960, 1600), (160, 320)
# A next size is made where it is so much larger.
STEP = 1.25
# How wide a picture is in the text: the column, or all that a small screen has.
ROOM, SMALL = "(min-width: 48em) 42rem, 92vw", "10rem"
# Makes an address of a path that counts from the root of the site.
Place = Callable[[str], str]


@dataclass(frozen=True)
class Size:
    """A picture in one of its sizes, in dots, at its place from the root of the site."""

    path: str
    width: int
    height: int


# Lists the sizes of a picture by its id and what its file is like.
Sizes = Callable[[str, Raster], Iterable[Size]]


def sizes_of(identifier: str, raster: Raster) -> Iterator[Size]:
    """List the sizes of a picture from the smallest on; none is larger than its file."""
    before = 0.0
    for step in WIDTHS:
        width = min(step, raster.width)
        if width >= before * STEP:
            height = max(1, round(raster.height * width / raster.width))
            yield Size(f"{FOLDER}{identifier}-{step}.webp", width, height)
        before = width


def portraits_of(identifier: str, raster: Raster) -> Iterator[Size]:
    """List the sizes of a portrait, which is square."""
    short = min(raster.width, raster.height)
    for step in SIDES:
        side = min(step, short)
        yield Size(f"{FOLDER}{identifier}-square-{step}.webp", side, side)


def usual(sizes: Sequence[Size]) -> Size:
    """Return the size for whoever does not choose."""
    return sizes[min(1, len(sizes) - 1)]


def figure(reader: Reader, picture: Picture, sizes: Sequence[Size], place: Place) -> Markup:
    """Return a picture with its caption, whose it is and on which terms."""
    return framed("picture", image(reader, picture, sizes, ROOM, place), told(reader, picture))


def portrait(reader: Reader, picture: Picture, sizes: Sequence[Size], place: Place) -> Markup:
    """Return the portrait of a person, and whose picture it is."""
    return framed("portrait", image(reader, picture, sizes, SMALL, place), told(reader, picture))


def framed(name: str, shown: Markup, below: Markup) -> Markup:
    """Return a picture and the words below it."""
    return Markup('<figure class="{}">\n{}\n<figcaption>{}</figcaption>\n</figure>').format(
        name, shown, below
    )


def image(
    reader: Reader, picture: Picture, sizes: Sequence[Size], room: str, place: Place
) -> Markup:
    """Return the element that shows a picture in the size that a screen wants."""
    words, language = reader.choose(picture.description)
    largest = sizes[-1]
    several = Markup(' srcset="{}" sizes="{}"').format(
        ", ".join(f"{place(one.path)} {one.width}w" for one in sizes), room
    )
    return Markup(
        '<img src="{}"{} width="{}" height="{}" alt="{}"{} loading="lazy" decoding="async">'
    ).format(
        place(usual(sizes).path),
        several if len(sizes) > 1 else "",
        largest.width,
        largest.height,
        words,
        reader.tongue(language),
    )


def told(reader: Reader, picture: Picture) -> Markup:
    """Say below a picture what it is, when it was taken, whose it is and on which terms."""
    words = reader.edition.words
    caption = reader.quote(picture.caption) if picture.caption else ""
    day = day_in_words(picture.taken, words, "date.long") if picture.taken else ""
    said = (caption, day[:1].upper() + day[1:], credit(reader, picture))
    return Markup(" ").join(ended(one) for one in said if one)


def credit(reader: Reader, picture: Picture) -> Markup:
    """Say whose a picture is and on which terms it may be used, with links to both."""
    words, linked = reader.edition.words, Markup('<a href="{}">{}</a>')
    owner = linked.format(picture.address, picture.credit) if picture.address else picture.credit
    own, address = f"licence.{picture.licence}", licence_address(picture.licence)
    name = words(own) if own in words else picture.licence
    terms = Markup('<a href="{}" rel="license">{}</a>').format(address, name) if address else name
    return words.html("picture.credit", owner=owner, terms=terms)


def ended(text: str) -> Markup:
    """End a text as a sentence ends."""
    ends = Markup(text).striptags().endswith((".", "!", "?", "…"))  # noqa: S704 - it is stripped
    return escape(text) + ("" if ends else ".")
