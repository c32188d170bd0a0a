"""Videos as structured data. A video is the same one in every language of the site."""

from memoria.content.materials import Video
from memoria.content.players import player_of, seconds, span
from memoria.content.sessions import Session
from memoria.outputs.structured_data.nodes import Node, as_spoken, node, one_identity, spoken
from memoria.render.prose import plain
from memoria.render.views import View
from memoria.render.works import last_day

FORMS = {"mp4": "video/mp4", "webm": "video/webm"}


def video_node(view: View, video: Video, session: Session) -> Node:
    """Describe a video: where it plays, what it shows, what is said in it."""
    player = None if video.file else player_of(video.address)
    path = view.directory.address("video", session.id, video.id) or ""
    original = view.original(video, session)
    title = spoken(view, video.title, original)
    return node(
        "VideoObject",
        one_identity(view, path),
        name=title,
        description=spoken(view, video.poster_description, original) or title,
        url=view.to(path),
        inLanguage=video.language,
        uploadDate=str(last_day(session) or ""),
        duration=span(video.duration),
        thumbnailUrl=thumbnail(view, video, session),
        contentUrl=video.file and view.media(video.file),
        encodingFormat=video.file and FORMS[video.file.rpartition(".")[2]],
        embedUrl=player.frame if player else None,
        sameAs=video.address,
        hasPart=clips(view, video, original),
        caption=captions(view, video),
        transcript=transcript(view, video, session),
    )


def thumbnail(view: View, video: Video, session: Session) -> str:
    """Return the video's picture, or else that of its session."""
    if video.poster:
        return view.media(video.poster)
    return view.to(f"sessions/{session.id}/card.png")


def clips(view: View, video: Video, original: str) -> list[Node]:
    """Describe the chapters of a video; each ends where the next one begins."""
    starts = [seconds(one.at) for one in video.chapters]
    ends = [*starts[1:], seconds(video.duration) if video.duration else None]
    return [
        node(
            "Clip",
            name=spoken(view, one.title, original),
            startOffset=start,
            endOffset=end,
            url=moment_of(view, video, start),
        )
        for one, start, end in zip(video.chapters, starts, ends, strict=False)
    ]


def moment_of(view: View, video: Video, second: int) -> str:
    """Return the address of a moment of a video."""
    if video.file:
        return f"{view.media(video.file)}#t={second}"
    player = player_of(video.address)
    return player.page(second) if player else ""


def captions(view: View, video: Video) -> list[Node]:
    """Describe the captions of a video."""
    return [
        node(
            "MediaObject",
            contentUrl=view.media(file),
            encodingFormat="text/vtt",
            inLanguage=language,
        )
        for language, file in video.captions.items()
    ]


def transcript(view: View, video: Video, session: Session) -> str | Node | None:
    """Return what is said in a video as plain text."""
    text = view.prose(session, "video", video.id)
    return as_spoken(view, plain(text.html), text.language) if text else None
