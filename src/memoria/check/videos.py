"""Rules for videos: something to watch, words for who cannot hear it, and files that are there."""

from collections.abc import Collection, Iterator, Set
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from memoria.check.materials import Holdings
from memoria.content.materials import CaptionFile, PictureFile, Video, VideoFile
from memoria.content.players import clock, seconds
from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.content.similar import similar
from memoria.load.documents import Placed
from memoria.rules.files import MEDIA_FOLDER
from memoria.rules.problems import Finding, Position, Problem, rule

# The fields of a video that name a file, and which names they take.
FORMS: dict[str, TypeAdapter[str]] = {
    "file": TypeAdapter(VideoFile),
    "poster": TypeAdapter(PictureFile),
    "captions": TypeAdapter(CaptionFile),
}
# The code of the language of what holds no words.
SILENT = "zxx"


@rule("M224")
def unused_media(file: str, name: str, used: Set[str]) -> Iterator[Finding]:
    """Point out a media file that is not published, because no record names it, or can."""
    ending = PurePosixPath(name).suffix.lower()
    if not is_accepted(name):
        kind = is_accepted(f"{MEDIA_FOLDER}name{ending}")
        yield Finding(Position(file), variant="name" if kind else "kind")
    elif name not in used:
        yield Finding(Position(file), {"name": name})


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


@rule("M222")
def video_without_words(
    video: Placed[Video], session: Session, holdings: Holdings
) -> Iterator[Finding]:
    """Demand captions, a transcript, or the reason why there are none."""
    one, name = video.record, SummaryName(session.id, "video", video.record.id)
    captioned = any(each.captions or each.provider_captions for each in one.recordings)
    silent = one.language == SILENT or one.without_captions_because
    if not (captioned or silent or holdings.has_text(name)):
        language = one.original or session.original
        values = {"id": one.id, "language": language, "pattern": name.file(language)}
        yield Finding(video.place("id"), values)


@rule("M223")
def missing_media(video: Placed[Video], holdings: Holdings) -> Iterator[Finding]:
    """Refuse the name of a media file that the content folder does not hold."""
    for path, field, name in media_of(video):
        if not holdings.has_media(name):
            meant = similar_media(name, field, holdings.media)
            values = {"name": name, "similar": meant}
            yield Finding(path, values, "similar" if meant else "")


@rule("M231")
def misplaced_chapter(video: Placed[Video]) -> Iterator[Finding]:
    """Point out a chapter that begins before the one above it, or when the video is over."""
    one, before = video.record, ""
    for chapter in video.items("chapters"):
        at, place = chapter.record.at, chapter.place("at")
        if one.end is not None and seconds(at) >= one.end:
            yield Finding(place, {"at": at, "duration": clock(one.end)}, "beyond")
        elif seconds(at) < one.start:
            yield Finding(place, {"at": at, "starts": one.starts_at or ""}, "early")
        elif before and seconds(at) <= seconds(before):
            yield Finding(place, {"at": at, "before": before})
        before = at


@rule("M232")
def nothing_to_watch(video: Placed[Video]) -> Iterator[Finding]:
    """Demand the address of a video, or its file, in each language in which it is told to exist."""
    for one in recordings(video):
        if not (one.record.address or one.record.file):
            place = one.place("id" if one is video else "language")
            yield Finding(place, {"id": video.record.id})


@rule("M235")
def ends_before_it_starts(video: Placed[Video]) -> Iterator[Finding]:
    """Refuse a part of a longer recording that ends before it begins."""
    for one in recordings(video):
        starts, ends = one.record.starts_at, one.record.ends_at
        if starts and ends and seconds(ends) <= seconds(starts):
            yield Finding(one.place("ends_at"), {"starts": starts, "ends": ends})


def recordings(video: Placed[Video]) -> Iterator[Placed[Any]]:
    """List what can be watched of a video, in any language."""
    yield video
    yield from video.items("versions")


def video_problems(session: Placed[Session], holdings: Holdings) -> Iterator[Problem]:
    """Check the videos of one session."""
    for video in session.items("videos"):
        yield from nothing_to_watch(video)
        yield from video_without_words(video, session.record, holdings)
        yield from ends_before_it_starts(video)
        yield from missing_media(video, holdings)
        yield from misplaced_chapter(video)


def media_of(video: Placed[Video]) -> Iterator[tuple[Position, str, str]]:
    """List the files that a video names, each with its place and the field that names it."""
    if poster := video.record.poster:
        yield video.place("poster"), "poster", poster
    for one in recordings(video):
        if one.record.file:
            yield one.place("file"), "file", one.record.file
        for language, name in one.record.captions.items():
            yield one.place("captions", language), "captions", name
