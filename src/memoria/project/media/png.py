"""PNG (W3C, third edition): chunks, each with its length, its name and a sum."""

from collections.abc import Iterator
from zlib import crc32

from memoria.project.media.pieces import (
    LARGEST_NOTE,
    MOST_PIECES,
    Content,
    Found,
    MalformedError,
    Moving,
    Patch,
    Size,
    number,
    turn_of,
    turned,
)

BEGINNING = b"\x89PNG\r\n\x1a\n"
HEAD, END, MOTION, EXIF, DOTS = b"IHDR", b"IEND", b"acTL", b"eXIf", b"IDAT"
# What changes how the dots look.
KEPT = {HEAD, DOTS, END, b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
        b"pHYs", b"cICP"}  # fmt: skip
# A chunk is as long as what it holds, and its length, name and sum.
AROUND = 12


def walk(content: Content) -> Iterator[Found]:
    """List what is found: all of it before the size."""
    at, size = len(BEGINNING), Size()
    for _ in range(MOST_PIECES):
        length, name = number(content, at, 4), content[at + 4 : at + 8]
        end = at + length + AROUND
        if end > len(content) or (name == HEAD) == bool(size.width):
            raise MalformedError
        if name == HEAD:
            size = Size(number(content, at + 8, 4), number(content, at + 12, 4))
        elif name == MOTION:
            yield Moving()
        elif name not in KEPT:
            yield Patch(at, end, chunk(content[at + 8 : at + 8 + length]) if name == EXIF else b"")
        at = end
        if name == END:
            yield Patch(at, len(content))
            yield size
            return
    raise MalformedError


def chunk(told: bytes) -> bytes:
    """Return the chunk that says how a picture is turned, if it is."""
    exif = turned(turn_of(told[:LARGEST_NOTE]))
    sum_of = crc32(EXIF + exif).to_bytes(4)
    return len(exif).to_bytes(4) + EXIF + exif + sum_of if exif else b""
