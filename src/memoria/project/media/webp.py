"""WebP (RFC 9649): a RIFF file of chunks, the first of which may say what comes."""

from collections.abc import Iterator

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

BEGINNING, NAME = b"RIFF", b"WEBP"
EXTENDED, LOSSLESS, LOSSY, EXIF = b"VP8X", b"VP8L", b"VP8 ", b"EXIF"
KEPT = {EXTENDED, LOSSLESS, LOSSY, b"ALPH", b"ICCP"}
MOTION = {b"ANIM", b"ANMF"}
# In the first byte of the extended head: that Exif and XMP follow.
EXIF_FOLLOWS, XMP_FOLLOWS = 0x08, 0x04
START, RIFF_HEAD = b"\x9d\x01\x2a", 8
FOURTEEN_BITS = 0x3FFF


def walk(content: Content) -> Iterator[Found]:
    """List what is found: all of it before the size."""
    end = RIFF_HEAD + number(content, 4, 4, little=True)
    if end > len(content):
        raise MalformedError
    patches, extended, size = list[Patch](), 0, Size()
    for name, at, after in chunks(content, 12, end):
        if name in MOTION:
            yield Moving()
        elif name not in KEPT:
            told = content[at + 8 : min(after, at + LARGEST_NOTE)] if name == EXIF else b""
            patches.append(Patch(at, after, chunk(told)))
        extended = extended or (at + 8 if name == EXTENDED else 0)
        size = size if size.width else size_of(content, name, at + 8)
    if not size.width:
        raise MalformedError
    yield from (*patches, Patch(end, len(content)))
    yield from heads(content, end, extended, patches)
    yield size


def chunks(content: Content, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """List the chunks: the name of each, where it begins and where it ends."""
    for _ in range(MOST_PIECES):
        if at >= end:
            return
        length = number(content, at + 4, 4, little=True)
        after = at + 8 + length + length % 2
        if after > end:
            raise MalformedError
        yield content[at : at + 4], at, after
        at = after
    raise MalformedError


def heads(content: Content, end: int, extended: int, patches: list[Patch]) -> Iterator[Patch]:
    """List what changes of the heads, which tell how long the file is and what it holds."""
    change = sum(one.length - (one.end - one.start) for one in patches)
    yield Patch(4, 8, (end - RIFF_HEAD + change).to_bytes(4, "little"))
    if extended:
        kept = EXIF_FOLLOWS if any(one.content for one in patches) else 0
        flags = number(content, extended, 1) & ~(EXIF_FOLLOWS | XMP_FOLLOWS) | kept
        yield Patch(extended, extended + 1, bytes([flags]))


def size_of(content: Content, name: bytes, at: int) -> Size:
    """Return the size of a picture by the chunk that tells it."""
    if name == EXTENDED:
        width, height = (number(content, at + place, 3, little=True) + 1 for place in (4, 7))
        return Size(width, height)
    if name == LOSSLESS:
        bits = number(content, at + 1, 4, little=True)
        return Size((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1)
    if name == LOSSY and content[at + 3 : at + 6] == START:
        width, height = (number(content, at + place, 2, little=True) for place in (6, 8))
        return Size(width & FOURTEEN_BITS, height & FOURTEEN_BITS)
    return Size()


def chunk(told: bytes) -> bytes:
    """Return the chunk that says how a picture is turned, if it is."""
    exif = turned(turn_of(told.removeprefix(b"Exif\0\0")))
    return EXIF + len(exif).to_bytes(4, "little") + exif if exif else b""
