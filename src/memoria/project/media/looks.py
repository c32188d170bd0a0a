"""What a media file is, told by its first bytes, and its copy for everybody."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from memoria.content.media import Look
from memoria.project.media import boxes, jpeg, png, webm, webp
from memoria.project.media.pieces import (
    Content,
    Kept,
    MalformedError,
    Moving,
    Opened,
    Patch,
    Size,
    Walk,
)

WALKS: dict[str, Walk] = {
    "JPEG": jpeg.walk,
    "PNG": png.walk,
    "WebP": webp.walk,
    "AVIF": boxes.still,
    "MP4": boxes.film,
    "WebM": webm.walk,
}
# Kinds that people rename: known, so that it can be said what a file is.
OTHERS = {b"GIF8": "GIF", b"%PDF": "PDF", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"RIFF": "RIFF"}
BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC"}
# Files whose heads stay known while a preview runs.
KEPT, BLOCK = 4096, 1 << 20


@dataclass(frozen=True)
class Copy:
    """A file as it is published: as it is on disk, but for some parts."""

    path: Path
    patches: tuple[Patch, ...]

    def blocks(self) -> Iterator[bytes]:
        """Give the bytes, some at a time."""
        with self.path.open("rb") as file:
            content, at = Opened(file.fileno()), 0
            for one in (*self.patches, Patch(len(content), len(content))):
                yield from (content[to : min(to + BLOCK, one.start)] for to in
                            range(at, one.start, BLOCK))  # fmt: skip
                yield one.content
                zeros = one.length - len(one.content)
                yield from (bytes(min(BLOCK, zeros - to)) for to in range(0, zeros, BLOCK))
                at = one.end

    def differs(self, path: Path) -> bool:
        """Tell whether another file has other bytes."""
        with path.open("rb") as file:
            same = all(file.read(len(one)) == one for one in self.blocks())
            return not same or bool(file.read(1))


def form(content: Content) -> str:
    """Return the kind of a file by its first bytes; empty where it is none that is known."""
    head = content[:12]
    if head.startswith(jpeg.BEGINNING):
        return "JPEG"
    if head.startswith(png.BEGINNING):
        return "PNG"
    if head.startswith(webp.BEGINNING) and head.endswith(webp.NAME):
        return "WebP"
    if head[4:8] == b"ftyp":
        told = boxes.brands(content)
        film = "QuickTime" if head[8:] == b"qt  " else "MP4"
        return next((BRANDS[one] for one in BRANDS if one in told), film)
    if head.startswith(webm.BEGINNING):
        return webm.form(content)
    return OTHERS.get(head[:4], "")


def look(content: Content) -> Look:
    """Return what a media file is like; of a JPEG the dots are not read."""
    found = Look(form(content))
    if found.form not in WALKS:
        return found
    try:
        for one in WALKS[found.form](content):
            if isinstance(one, Size):
                return replace(found, width=one.width, height=one.height)
            if isinstance(one, Moving):
                found = replace(found, moving=True)
            if isinstance(one, Kept):
                found = replace(found, kept=one.what)
    except MalformedError:
        pass
    return replace(found, broken=True)


def patches(content: Content) -> list[Patch]:
    """List what is to change before a file is published, in its order.

    What is not understood behind the head of a picture is shown as it is.
    """
    found: list[Patch] = []
    try:
        if walk := WALKS.get(form(content)):
            told = (one for one in walk(content) if isinstance(one, Patch))
            found += (one for one in told if one.end > one.start)
    except MalformedError:
        pass
    return sorted(changed(content, found), key=lambda one: one.start)


def changed(content: Content, found: list[Patch]) -> Iterator[Patch]:
    """List the patches that change anything."""
    for one in found:
        same = one.length == one.end - one.start
        short = one.end - one.start <= BLOCK
        zeros = bytes(max(0, one.length - len(one.content))) if short else b""
        if not (same and short and content[one.start : one.end] == one.content + zeros):
            yield one


def look_at(path: str) -> Look:
    """Return what a media file on disk is like. Raises OSError where it does not open."""
    found = os.stat(path)  # noqa: PTH116
    return look_of(path, found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(KEPT)
def look_of(path: str, *_: int) -> Look:
    """Return the same for a state of the file."""
    with open(path, "rb") as file:  # noqa: PTH123
        return look(Opened(file.fileno()))


def published(path: Path) -> Path | Copy:
    """Return a file as everybody may have it: itself, where it tells no more than it shows.

    Raises OSError where it does not open.
    """
    with path.open("rb") as file:
        found = tuple(patches(Opened(file.fileno())))
    return Copy(path, found) if found else path
