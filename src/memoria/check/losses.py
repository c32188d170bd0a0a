"""The files of a site that were published and would be gone, and what of that is meant."""

from collections.abc import Collection, Iterator, Sequence, Set

from memoria.check.addresses import WITHDRAWN, Losses, gone_address
from memoria.content.consent import Gone, publishable
from memoria.content.promises import Lost, lost, media_of, parts_of
from memoria.content.publication import Publication
from memoria.load.content import Loaded
from memoria.project.beside import Beside
from memoria.rules.problems import Position, Problem


def lost_files(
    content: Loaded, before: Publication | None, beside: Beside, codes: Sequence[str]
) -> Iterator[Problem]:
    """Check that what was published beside records has an address still.

    `before` is what the folder said, if that was anything else. What cannot be read is not lost.
    """
    if not content.whole:
        return
    then, now = {*beside.then}, {*beside.now}
    if before:
        losses = Losses(content, before)
        then |= files_of(before, losses)
        now |= files_of(content.publication, losses)
    yield from told(lost(then, now, codes), content, before)


def told(
    found: Sequence[Lost],
    content: Loaded,
    before: Publication | None,
    already: Collection[str] = (),
) -> Iterator[Problem]:
    """Tell what is lost, unless it is said, went with what was withdrawn, or is told already."""
    identifiers, register = content.identifiers, f"{content.folder}/{WITHDRAWN}"
    gone, excused = Gone.of(content.publication), {*media_gone(content, before), *already}
    whole = {one.record for one in found if one.variant == "record"}
    for one in found:
        kind, identifier = one.record
        beside = one.record in whole and one.variant != "record"
        withdrawn = kind and (gone.has(kind, identifier) or identifiers.is_gone(kind, identifier))
        meant = withdrawn or identifiers.is_forgotten((kind, "", identifier))
        if beside or meant or one.line in excused or identifiers.is_said(one.line):
            continue
        line = f"aliases: [{identifier}]" if one.variant == "record" else one.line
        values = {"kind": kind, "link": one.line, "line": line, "file": register}
        place = Position("mkdocs.yml" if one.variant == "language" else register)
        yield from gone_address(place, values, "" if one.variant == "record" else one.variant)


def files_of(publication: Publication, losses: Losses) -> Set[str]:
    """Name what a site shows of texts of sessions, under their present ids, and of media."""
    shown = publishable(publication)
    parts = ((losses.session_now(session), part) for session, part in parts_of(shown))
    return {f"sessions/{session}/#{part}" for session, part in parts if session} | {
        *media_of(shown)
    }


def media_gone(content: Loaded, before: Publication | None) -> Set[str]:
    """List the addresses of the media files of what was withdrawn."""
    gone = Gone.of(content.publication)
    sessions = before.sessions if before else ()
    return {
        f"/{name}"
        for session in sessions
        for video in session.videos
        if gone.has("video", video.id, session.id)
        for name in video.media
    }
