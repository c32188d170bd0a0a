"""Rules for summaries: that each belongs to a record, and each record has its own."""

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from memoria.content.materials import CaptionFile, PictureFile, Video, VideoFile
from memoria.content.players import seconds
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


@dataclass(frozen=True)
class Holdings:
    """Know the prose texts and the media files that exist.

    What may lie in a folder that could not be read (`closed`) is taken to exist.
    """

    texts: Set[SummaryName]
    media: Set[str]
    closed: Set[str]

    def has_text(self, name: SummaryName) -> bool:
        """Tell whether a prose text exists in any language."""
        return name in self.texts or self.is_closed(name.file("*"))

    def has_media(self, name: str) -> bool:
        """Tell whether a media file exists."""
        return name in self.media or self.is_closed(name)

    def is_closed(self, file: str) -> bool:
        """Tell whether a file, or a folder that would hold it, could not be read."""
        return any(f"{file}/".startswith(f"{name}/") for name in self.closed)


@rule("M302")
def record_without_summary(
    position: Position, kind: str, written: str, pattern: str
) -> Iterator[Finding]:
    """Demand the prose of a record in at least one language."""
    yield Finding(position, {"id": written, "pattern": pattern}, kind)


def missing_summaries(session: Placed[Session], holdings: Holdings) -> Iterator[Problem]:
    """Report the items of which nothing is told: no prose, and of a contribution no more."""
    shown = [one for one in session.items("contributions") if one.record.is_shown]
    empty = [one for one in shown if not (one.record.speaker or one.record.organisation)]
    untold = [one for one in empty if not one.record.title]
    for kind, items in {"contribution": untold, "news": session.items("news")}.items():
        for item in items:
            name = SummaryName(session.record.id, kind, item.record.id)
            if not holdings.has_text(name):
                file = name.file(session.record.original)
                yield from record_without_summary(item.place("id"), kind, item.record.id, file)


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
    if not (one.captions or one.without_captions_because or holdings.has_text(name)):
        language = one.original or session.original
        values = {"id": one.id, "language": language, "pattern": name.file(language)}
        yield Finding(video.place("id"), values)


@rule("M223")
def missing_media(video: Placed[Video], holdings: Holdings) -> Iterator[Finding]:
    """Refuse the name of a media file that the content folder does not hold."""
    for path, name in media_of(video.record):
        if not holdings.has_media(name):
            meant = similar_media(name, path[0], holdings.media)
            values = {"name": name, "similar": meant}
            yield Finding(video.place(*path), values, "similar" if meant else "")


@rule("M231")
def misplaced_chapter(video: Placed[Video]) -> Iterator[Finding]:
    """Point out a chapter that begins before the one above it, or when the video is over."""
    before, duration = "", video.record.duration
    for chapter in video.items("chapters"):
        at, place = chapter.record.at, chapter.place("at")
        if duration and seconds(at) >= seconds(duration):
            yield Finding(place, {"at": at, "duration": duration}, "beyond")
        elif before and seconds(at) <= seconds(before):
            yield Finding(place, {"at": at, "before": before})
        before = at


@rule("M232")
def nothing_to_watch(video: Placed[Video]) -> Iterator[Finding]:
    """Demand the address of a video, or its file."""
    if not (video.record.address or video.record.file):
        yield Finding(video.place("id"), {"id": video.record.id})


def video_problems(session: Placed[Session], holdings: Holdings) -> Iterator[Problem]:
    """Check the videos of one session."""
    for video in session.items("videos"):
        yield from nothing_to_watch(video)
        yield from video_without_words(video, session.record, holdings)
        yield from missing_media(video, holdings)
        yield from misplaced_chapter(video)


def media_of(video: Video) -> Iterator[tuple[tuple[str, ...], str]]:
    """List the files that a video names, each with the path of the field that names it."""
    for field, name in (("file", video.file), ("poster", video.poster)):
        if name:
            yield (field,), name
    for language, name in video.captions.items():
        yield ("captions", language), name
