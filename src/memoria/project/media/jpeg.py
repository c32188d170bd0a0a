"""JPEG (ITU-T T.81): segments, each with its marker, and the dots between them."""

import re
from collections.abc import Iterator

from memoria.project.media.pieces import (
    MOST_PIECES,
    Content,
    Found,
    MalformedError,
    Patch,
    Size,
    number,
    turn_of,
    turned,
)

BEGINNING = b"\xff\xd8\xff"
END, SCAN, EXIF = 0xD9, 0xDA, 0xE1
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
# What a picture is made of; and of what programs add, what changes how it looks.
NEEDED = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
ADDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
EXIF_NAME, NAME = b"Exif\0\0", 16
# The first segment may hold a small picture, perhaps of what was cut away later: 16 bytes do.
JFIF, SMALL, PLAIN = 0xE0, b"\0\x10", 18
# Within the dots, a marker is what is neither a stuffed byte nor a restart.
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
BLOCK = 1 << 16


def walk(content: Content) -> Iterator[Found]:
    """List what is found: the size once the dots begin, behind them what is to go, too."""
    at, size = 2, Size()
    for _ in range(MOST_PIECES):
        marker = marker_at(content, at)
        if marker == END:
            yield Patch(at + 2, len(content))
            return
        end = at + 2 + number(content, at + 2, 2)
        if end < at + 4 or end > len(content):
            raise MalformedError
        if marker in FRAMES:
            size = Size(number(content, at + 7, 2), number(content, at + 5, 2))
        yield from patches(content, marker, at, end)
        if marker == SCAN:
            if not size.width:
                raise MalformedError
            yield size
            end = end_of_dots(content, end)
        at = end
    raise MalformedError


def marker_at(content: Content, at: int) -> int:
    """Return the marker that stands somewhere. Raises MalformedError where there is none."""
    found = content[at : at + 2]
    if len(found) < 2 or found[0] != 0xFF or found[1] in {0, 0xFF}:  # noqa: PLR2004
        raise MalformedError
    return found[1]


def patches(content: Content, marker: int, at: int, end: int) -> Iterator[Found]:
    """List what is to change in a segment."""
    told = content[at + 4 : at + 4 + NAME]
    if marker == JFIF and told.startswith(ADDED[JFIF]) and end > at + PLAIN:
        yield Patch(at + 2, end, SMALL + content[at + 4 : at + PLAIN - 2] + bytes(2))
    elif marker == EXIF and told.startswith(EXIF_NAME):
        exif = turned(turn_of(content[at + 4 + len(EXIF_NAME) : end]))
        length = (2 + len(EXIF_NAME) + len(exif)).to_bytes(2)
        yield Patch(at, end, b"\xff\xe1" + length + EXIF_NAME + exif if exif else b"")
    elif marker not in NEEDED and not told.startswith(ADDED.get(marker, b"\0none")):
        yield Patch(at, end)


def end_of_dots(content: Content, at: int) -> int:
    """Return where the next marker stands behind dots. Raises MalformedError where none does."""
    while at < len(content):
        if found := MARKER.search(content[at : at + BLOCK]):
            return at + found.start()
        at += BLOCK - 1
    raise MalformedError
