"""Videos as structured data. A video is the same one in every language of the site."""

from memoria.content.materials import Recording, Version, Video
from memoria.content.players import player_of, seconds, span
from memoria.content.sessions import Session
from memoria.outputs.structured_data.nodes import Node, as_spoken, node, one_identity, spoken
from memoria.render.prose import plain
from memoria.render.views import View
from memoria.render.works import last_day

FORMS = {"mp4": "video/mp4", "webm": "video/webm"}


def video_node(view: View, video: Video, session: Session) -> Node:
    """Describe a video: where it plays, what it shows, what is said in it, and in which languages.

    Each further language is a work of its own, with the same name, picture and day.
    """
    path = view.directory.address("video", session.id, video.id) or ""
    original = view.original(video, session)
    title = spoken(view, video.title, original)
    shared = {
        "name": title,
        "description": spoken(view, video.poster_description, original) or title,
        "url": view.to(path),
        "uploadDate": str(last_day(session) or ""),
        "thumbnailUrl": thumbnail(view, video, session),
    }
    return node(
        "VideoObject",
        one_identity(view, path),
        **shared,
        **recorded(view, video),
        hasPart=clips(view, video, original),
        transcript=transcript(view, video, session),
        workTranslation=[version(view, one, path, shared) for one in video.versions],
    )


def version(view: View, one: Version, path: str, shared: Node) -> Node:
    """Describe a video in another language."""
    identity = one_identity(view, f"{path}/{one.language}")
    return node("VideoObject", identity, **shared, **recorded(view, one))


def recorded(view: View, one: Recording) -> Node:
    """Describe a video in one language: where it plays, and the part of it that is meant."""
    player = None if one.file else player_of(one.address)
    captioned = one.captions or one.provider_captions
    return {
        "inLanguage": one.language,
        "duration": span(one.length),
        "contentUrl": one.file and view.media(one.file) + one.fragment,
        "encodingFormat": one.file and FORMS[one.file.rpartition(".")[2]],
        "embedUrl": player.frame(one.start, one.stop) if player else None,
        "sameAs": one.address,
        "caption": captions(view, one),
        "accessibilityFeature": ["captions"] if captioned else [],
    }


def thumbnail(view: View, video: Video, session: Session) -> str:
    """Return the video's picture, or else that of its session."""
    if video.poster:
        return view.media(video.poster)
    return view.to(f"sessions/{session.id}/card.png")


def clips(view: View, video: Video, original: str) -> list[Node]:
    """Describe the chapters of a video; each ends where the next one begins."""
    starts = [seconds(one.at) for one in video.chapters]
    ends = [*starts[1:], video.end]
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


def captions(view: View, one: Recording) -> list[Node]:
    """Describe the files of captions of a video."""
    return [
        node(
            "MediaObject",
            contentUrl=view.media(file),
            encodingFormat="text/vtt",
            inLanguage=language,
        )
        for language, file in one.captions.items()
    ]


def transcript(view: View, video: Video, session: Session) -> str | Node | None:
    """Return what is said in a video as plain text."""
    text = view.prose(session, "video", video.id)
    return as_spoken(view, plain(text.html), text.language) if text else None
