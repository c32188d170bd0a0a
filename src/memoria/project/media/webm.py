"""WebM (RFC 8794, RFC 9559): elements in elements, each with its number and its length.

What is to go becomes a void one of the same length: other elements count from the beginning.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.project.media.pieces import (
    MOST_PIECES,
    Content,
    Found,
    Kept,
    MalformedError,
    Patch,
    Size,
    number,
)

BEGINNING = b"\x1a\x45\xdf\xa3"
SEGMENT, INFO, TRACKS, TRACK, VIDEO, CLUSTER = (
    0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0x1F43B675,
)  # fmt: skip
VOID, LONGEST_ID = 0xEC, 4
# Where sound, pictures and words are, and where each is found; what is not named here goes.
KEPT = {
    SEGMENT: {INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1043A770},
    # The scale of times, and the length; two names of programs, which must be there.
    INFO: {0x2AD7B1, 0x4489, 0x4D80, 0x5741},
    TRACKS: {TRACK},
}
# What is in a cluster whose length is not told: that ends where an element of another kind begins.
CLUSTERED = {0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0x5854}
PROGRAMS = {0x4D80, 0x5741}
TYPE, WIDTH, HEIGHT, NAME, FORM = 0x83, 0xB0, 0xBA, 0x536E, 0x4282
# A track of pictures, of sound, or of words; others hold data.
SHOWN = {1, 2, 0x11}


@dataclass(frozen=True)
class Element:
    """An element of a file: its number, where it begins, where its value begins, where it ends."""

    name: int
    start: int
    inside: int
    end: int


class Reader:
    """Read elements, no more of a file than an honest one has."""

    def __init__(self, content: Content) -> None:
        self.content, self.count = content, 0

    def below(self, start: int, end: int) -> Iterator[Element]:
        """List the elements in a part of a file. Raises MalformedError where one is none."""
        while start < end:
            self.count += 1
            if self.count > MOST_PIECES:
                raise MalformedError
            length = leading(number(self.content, start, 1), LONGEST_ID)
            name, told = number(self.content, start, length), start + length
            width = leading(number(self.content, told, 1), 8)
            size, inside = number(self.content, told, width), told + width
            unknown = (1 << (7 * width)) - 1
            size &= unknown
            after = inside + size
            if size == unknown:
                after = inside if name == CLUSTER else end
            if after > end:
                raise MalformedError
            yield Element(name, start, inside, after)
            start = after

    def value(self, element: Element) -> int:
        """Return the number that is the value of an element."""
        return number(self.content, element.inside, min(element.end - element.inside, 8))


def leading(byte: int, most: int) -> int:
    """Return how many bytes a number takes, by its first. Raises MalformedError for too many."""
    length = 9 - byte.bit_length()
    if length > most:
        raise MalformedError
    return length


def walk(content: Content) -> Iterator[Found]:
    """List what is found, the size of the largest picture last."""
    reader, sizes = Reader(content), [Size()]
    _, *segments = reader.below(0, len(content))
    if not segments or any(one.name not in {SEGMENT, VOID} for one in segments):
        raise MalformedError
    for segment in segments:
        if segment.name == VOID:
            yield void(segment)
            continue
        for one in reader.below(segment.inside, segment.end):
            if one.name not in KEPT[SEGMENT] | CLUSTERED:
                yield void(one)
            elif one.name == INFO:
                yield from programs(reader, one)
            elif one.name == TRACKS:
                yield from tracks(reader, one, sizes)
    yield max(sizes, key=lambda size: size.width * size.height)


def programs(reader: Reader, info: Element) -> Iterator[Found]:
    """List what is to go of what is told of the whole."""
    for one in reader.below(info.inside, info.end):
        if one.name in PROGRAMS:
            yield Patch(one.inside, one.end, as_long=True)
        elif one.name not in KEPT[INFO]:
            yield void(one)


def tracks(reader: Reader, element: Element, sizes: list[Size]) -> Iterator[Found]:
    """List what is to go of tracks, and note the sizes of their pictures."""
    for track in reader.below(element.inside, element.end):
        if track.name not in KEPT[TRACKS]:
            yield void(track)
            continue
        for one in reader.below(track.inside, track.end):
            if one.name == TYPE and reader.value(one) not in SHOWN:
                yield Kept("track")
            elif one.name == NAME:
                yield void(one)
            elif one.name == VIDEO:
                told = {each.name: each for each in reader.below(one.inside, one.end)}
                if WIDTH in told and HEIGHT in told:
                    sizes.append(Size(*(reader.value(told[name]) for name in (WIDTH, HEIGHT))))


def void(element: Element) -> Patch:
    """Return what makes an element void."""
    length, width = element.end - element.start, 8 if element.end - element.start > 9 else 1  # noqa: PLR2004
    size = (length - 1 - width) | 1 << (7 * width)
    return Patch(element.start, element.end, bytes([VOID]) + size.to_bytes(width), as_long=True)


def form(content: Content) -> str:
    """Return the kind of file by its head: WebM, or Matroska, of which it is a part."""
    head = content[:4096]
    at = head.find(FORM.to_bytes(2))
    return "WebM" if at >= 0 and head[at + 3 : at + 7] == b"webm" else "Matroska"
