"""Rules for videos: that there is something to watch, and words for those who cannot hear it."""

from collections.abc import Iterator

from memoria.check.holdings import Holdings
from memoria.check.media import similar_media
from memoria.content.materials import Video
from memoria.content.players import seconds
from memoria.content.publication import SummaryName
from memoria.content.sessions import Session
from memoria.load.placed import Placed
from memoria.rules.problems import Finding, Problem, rule


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
