"""MP4 and AVIF (ISO/IEC 14496-12 and 23008-12): boxes in boxes, told by their names.

Other places of a file count from its beginning, so that it must stay as long: a box that is to go
becomes a free one, and all in it zero.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memoria.project.media.pieces import (
    MOST_PIECES,
    Content,
    Found,
    Kept,
    MalformedError,
    Moving,
    Patch,
    Size,
    number,
)

FREE, LARGE, FULL, VERSION = b"free", 16, 4, 4
# What stays in each box that is looked into; what is not named here goes.
FILM: Mapping[str, tuple[str, ...]] = {
    "": ("ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "pdin"),
    "moov": ("mvhd", "trak", "mvex", "iods"),
    "trak": ("tkhd", "edts", "mdia", "tref", "trgr", "tapt"),
    "mdia": ("mdhd", "hdlr", "elng", "minf"),
    "minf": ("vmhd", "smhd", "hmhd", "nmhd", "sthd", "gmhd", "hdlr", "dinf", "stbl"),
    "stbl": ("stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stz2", "stco", "co64", "stss",
             "sdtp", "sgpd", "sbgp", "subs", "saiz", "saio", "stsh", "padb", "stdp"),
    "moof": ("mfhd", "traf"),
    "traf": ("tfhd", "tfdt", "trun", "sbgp", "sgpd", "subs", "saiz", "saio", "sdtp"),
}  # fmt: skip
STILL: Mapping[str, tuple[str, ...]] = {
    "": ("ftyp", "meta", "mdat"),
    "meta": ("hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "grpl", "dinf"),
    "iprp": ("ipco", "ipma"),
}
# Films have sound, pictures, words and their clock; other tracks hold data, such as positions.
HANDLERS = (b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd", b"hint", b"auxv")
# The parts of a still picture; other items are notes about it.
ITEMS = (b"av01", b"grid", b"iovl", b"iden", b"tmap")
# Tracks of pictures, by how they are written.
VISUAL = ("avc1", "avc3", "hvc1", "hev1", "av01", "vp08", "vp09", "mp4v", "jpeg", "encv")
# Boxes that say when something was made, with the length of that in each version.
DATED, DATES = ("mvhd", "tkhd", "mdhd"), {0: 8, 1: 16}
# Where a handler says its kind and what made it; in pictures, their size and what made them.
KIND, MAKER, PICTURE, PROGRAM = 8, 24, 32, (50, 82)


@dataclass(frozen=True)
class Box:
    """A box of a file: its name, where it begins, where what it holds begins, and where it ends."""

    name: str
    start: int
    inside: int
    end: int


def boxes(content: Content, start: int, end: int) -> Iterator[Box]:
    """List the boxes in a part of a file. Raises MalformedError where one is none."""
    while start < end:
        length, name = number(content, start, 4), content[start + 4 : start + 8]
        inside = start + 8
        if length == 1:
            length, inside = number(content, inside, 8), start + LARGE
        after = start + length if length else end
        if after < inside or after > end:
            raise MalformedError
        yield Box(name.decode("latin-1"), start, inside, after)
        start = after


def every(content: Content, kept: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Box, bool]]:
    """List all boxes that are looked into, and whether each may stay.

    No box is found within one of its own name, so that none nests deeper than `kept` does.
    """
    below, count = [boxes(content, 0, len(content))], 0
    within = [""]
    while below:
        box = next(below[-1], None)
        if box is None:
            below.pop()
            within.pop()
            continue
        if (count := count + 1) > MOST_PIECES:
            raise MalformedError
        stays = box.name in kept[within[-1]]
        yield box, stays
        if stays and box.name in kept:
            first = box.inside + (FULL if box.name == "meta" else 0)
            below.append(boxes(content, first, box.end))
            within.append(box.name)


def emptied(content: Content, box: Box) -> Patch:
    """Return what makes a box a free one."""
    head = content[box.start : box.start + 4] + FREE + content[box.start + 8 : box.inside]
    return Patch(box.start, box.end, head, as_long=True)


def brands(content: Content) -> set[bytes]:
    """Return the names of the forms that a file says it has; between them stands a version."""
    told = content[8 : min(number(content, 0, 4), 1024)]
    return {told[at : at + 4] for at in range(0, len(told), 4) if at != VERSION}


def film(content: Content) -> Iterator[Found]:
    """List what is found in an MP4, the size of its largest picture last."""
    sizes, whole = [Size()], False
    for box, stays in every(content, FILM):
        whole |= box.name == "moov"
        if not stays:
            yield emptied(content, box)
        elif box.name in DATED:
            length = DATES.get(number(content, box.inside, 1), 8)
            yield Patch(box.inside + 4, min(box.inside + 4 + length, box.end), as_long=True)
        elif box.name == "hdlr":
            yield from handler(content, box)
        elif box.name == "stsd":
            yield from descriptions(content, box, sizes)
    if not whole:
        raise MalformedError
    yield largest(sizes)


def largest(sizes: list[Size]) -> Size:
    """Return the size of most dots."""
    return max(sizes, key=lambda size: size.width * size.height)


def handler(content: Content, box: Box) -> Iterator[Found]:
    """Tell a track that holds neither sound nor picture nor words; what made it is not told."""
    kind = content[box.inside + KIND : box.inside + KIND + 4]
    if content[box.inside + 4 : box.inside + KIND] != b"dhlr" and kind not in HANDLERS:
        yield Kept("track")
    if box.inside + MAKER < box.end:
        yield Patch(box.inside + MAKER, box.end, as_long=True)


def descriptions(content: Content, box: Box, sizes: list[Size]) -> Iterator[Patch]:
    """List what is to go of the descriptions of pictures, what made them, and note their sizes."""
    for entry in boxes(content, box.inside + 8, box.end):
        if entry.name in VISUAL and entry.end >= entry.start + PROGRAM[1]:
            place = entry.start + PICTURE
            sizes.append(Size(number(content, place, 2), number(content, place + 2, 2)))
            yield Patch(entry.start + PROGRAM[0], entry.start + PROGRAM[1], as_long=True)


def still(content: Content) -> Iterator[Found]:
    """List what is found in an AVIF, its size last."""
    sizes = [Size()]
    if b"avis" in brands(content):
        yield Moving()
    for box, stays in every(content, STILL):
        if not stays:
            yield emptied(content, box)
        elif box.name == "iinf":
            yield from notes(content, box)
        elif box.name == "hdlr" and box.inside + MAKER < box.end:
            yield Patch(box.inside + MAKER, box.end, as_long=True)
        elif box.name == "ipco":
            yield from properties(content, box, sizes)
    if not largest(sizes).width:
        raise MalformedError
    yield largest(sizes)


def properties(content: Content, box: Box, sizes: list[Size]) -> Iterator[Patch]:
    """List what is to go of what is told of the picture, and note its sizes."""
    for one in boxes(content, box.inside, box.end):
        if one.name == "ispe":
            place = one.inside + 4
            sizes.append(Size(number(content, place, 4), number(content, place + 4, 4)))
        elif one.name == "udes":
            yield emptied(content, one)


def notes(content: Content, box: Box) -> Iterator[Found]:
    """Tell an item that is no part of the picture."""
    first = box.inside + (6 if number(content, box.inside, 1) == 0 else 8)
    for one in boxes(content, first, box.end):
        at = one.inside + (8 if number(content, one.inside, 1) <= 2 else 10)  # noqa: PLR2004
        if content[at : at + 4] not in ITEMS:
            yield Kept("notes")
            return
