"""Rules for the files in `media/`: that they are of a kind that browsers show, and in use."""

import re
from collections.abc import Collection, Iterator, Set
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from memoria.content.materials import CaptionFile, PictureFile, VideoFile
from memoria.content.similar import similar
from memoria.rules.files import MEDIA_FOLDER
from memoria.rules.problems import Finding, Position, rule

# The fields of a video that name a file, and which names they take.
FORMS: dict[str, TypeAdapter[str]] = {
    "file": TypeAdapter(VideoFile),
    "poster": TypeAdapter(PictureFile),
    "captions": TypeAdapter(CaptionFile),
}


@rule("M224")
def unused_media(file: str, name: str, used: Set[str]) -> Iterator[Finding]:
    """Point out a media file that is not published, because no record names it, or can."""
    ending = PurePosixPath(name).suffix.lower()
    if not is_accepted(name):
        kind = is_accepted(f"{MEDIA_FOLDER}name{ending}")
        yield Finding(Position(file), variant="name" if kind else "kind")
    elif name not in used:
        yield Finding(Position(file), {"name": name})


@rule("M233")
def no_captions(file: str, text: str) -> Iterator[Finding]:
    """Demand the mark with which a file of captions begins, by the WebVTT standard."""
    if not re.match(r"WEBVTT(?![^ \t\n])", text):
        yield Finding(Position(file))


def is_accepted(name: str) -> bool:
    """Tell whether a record could name a file."""
    return any(fits(name, field) for field in FORMS)


def fits(name: str, field: str) -> bool:
    """Tell whether a field of a video takes the name of a file."""
    try:
        FORMS[field].validate_python(name)
    except ValidationError:
        return False
    return True


def similar_media(name: str, field: str, names: Collection[str]) -> str:
    """Return the file that a mistyped name most likely meant; folder and ending say nothing."""
    stems = {stem(one): one for one in sorted(names) if fits(one, field)}
    return stems.get(similar(stem(name), stems), "")


def stem(name: str) -> str:
    """Return the name of a media file without what all have in common."""
    return name.removeprefix(MEDIA_FOLDER).rpartition(".")[0]
