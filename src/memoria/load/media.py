"""The media files of the content folder: where they are, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from memoria.check.media import no_captions
from memoria.rules.files import (
    CAPTIONS,
    LARGEST_MEDIA,
    LARGEST_SUMMARY,
    Media,
    Stored,
    decode,
    size,
)
from memoria.rules.problems import Problem


def read_media(
    contents: Mapping[str, Stored], folder: str
) -> tuple[dict[str, Path], list[Problem]]:
    """Map each media file to its path on disk, and tell which cannot be published as they are."""
    media = {name: one for name, one in sorted(contents.items()) if isinstance(one, Media)}
    problems = [
        problem for name, one in media.items() for problem in defects(f"{folder}/{name}", one)
    ]
    return {name: one.path for name, one in media.items()}, problems


def defects(file: str, media: Media) -> Iterator[Problem]:
    """Check the size of a media file and, of captions, the text."""
    is_captions = file.endswith(CAPTIONS)
    largest = LARGEST_SUMMARY if is_captions else LARGEST_MEDIA
    too_large = list(size(file, media.size, largest, "media"))
    yield from too_large
    if is_captions and not too_large:
        text, problems = decode(file, media.text, largest)
        yield from problems or no_captions(file, text)
