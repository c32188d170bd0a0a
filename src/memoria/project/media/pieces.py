"""What is found in a media file, piece by piece; nothing of it is decoded."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

# More pieces than any honest file has: whoever made such a one wants to keep us busy.
MOST_PIECES = 100_000


class MalformedError(ValueError):
    """Say that a file is not what its beginning promises."""


class Content(Protocol):
    """The bytes of a file, of which only what is asked for is read."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> bytes: ...


class Opened:
    """An open file as its bytes."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor, self.size = descriptor, os.fstat(descriptor).st_size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, part: slice, /) -> bytes:
        """Read a part; one beyond the end is shorter, or nothing."""
        start, stop, _ = part.indices(self.size)
        return os.pread(self.descriptor, max(0, stop - start), start)


@dataclass(frozen=True)
class Patch:
    """Put other bytes in the place of some; where the file must stay as long, zeros follow them."""

    start: int
    end: int
    content: bytes = b""
    as_long: bool = False

    @property
    def length(self) -> int:
        """Return how many bytes there will be."""
        return self.end - self.start if self.as_long else len(self.content)


@dataclass(frozen=True)
class Size:
    """How many dots a picture has; with it all is known that must be before it is published."""

    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Moving:
    """Tell that a picture moves."""


@dataclass(frozen=True)
class Kept:
    """Name what cannot be taken out: a "track" of data beside sound and picture, or "notes"."""

    what: str


Found = Patch | Size | Moving | Kept
Walk = Callable[[Content], Iterator[Found]]


def number(content: Content, at: int, length: int, *, little: bool = False) -> int:
    """Return a number of a file. Raises MalformedError where the file ends before it."""
    found = content[at : at + length]
    if len(found) < length:
        raise MalformedError
    return int.from_bytes(found, "little" if little else "big")


# By TIFF 6.0 and Exif: how a picture is turned is the one thing that cameras say which is shown.
TURN, ENTRY, SHORT, MOST_TURNS = 0x0112, 12, 3, 8
LARGEST_NOTE = 65_536


def turn_of(tiff: bytes) -> int:
    """Return how Exif says that a picture is turned, 1 where it is upright or nothing is said."""
    little = tiff.startswith(b"II*\0")
    if not (little or tiff.startswith(b"MM\0*")):
        return 1
    try:
        first = number(tiff, 4, 4, little=little)
        for entry in range(number(tiff, first, 2, little=little)):
            at = first + 2 + entry * ENTRY
            if number(tiff, at, 2, little=little) == TURN:
                turn = number(tiff, at + 8, 2, little=little)
                return turn if turn <= MOST_TURNS else 1
    except MalformedError:
        pass
    return 1


def turned(turn: int) -> bytes:
    """Return Exif that says how a picture is turned, and nothing else; nothing if it is upright."""
    if turn <= 1:
        return b""
    entry = b"".join(
        (TURN.to_bytes(2), SHORT.to_bytes(2), (1).to_bytes(4), turn.to_bytes(2), bytes(2))
    )
    return b"MM\0*" + (8).to_bytes(4) + (1).to_bytes(2) + entry + bytes(4)
