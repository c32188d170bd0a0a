"""What the sessions brought out, the newest first: news, reports, guides and videos."""

from dataclasses import dataclass
from datetime import date

from memoria.content.base import Text
from memoria.content.directory import Directory
from memoria.content.materials import NewsItem
from memoria.content.publication import Publication
from memoria.content.registers import Guide
from memoria.content.sessions import Session
from memoria.render.works import last_day, works


@dataclass(frozen=True)
class Output:
    """Something to read or to watch: its kind, its title, its day, and its address.

    `path` counts from the root of a language; a guide belongs to no session.
    """

    kind: str
    title: Text
    original: str | None
    day: date
    path: str
    session: Session | None = None


def newest_outputs(publication: Publication, directory: Directory) -> list[Output]:
    """List the outputs that have a day, the newest first."""
    found = [
        Output(
            kind=one.kind,
            title=one.title,
            original=one.original,
            day=one.day,
            path=one.path,
            session=one.sessions[0] if one.kind != "guide" else None,
        )
        for one in works(publication, directory)
        if one.day
    ]
    found += [one for session in publication.sessions for one in videos_of(session)]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.path))


def videos_of(session: Session) -> list[Output]:
    """List the videos of a session; they have its day."""
    day = last_day(session)
    return [
        Output(
            kind="video",
            title=one.title,
            original=one.original or session.original,
            day=day,
            path=f"videos/#video-{one.id}",
            session=session,
        )
        for one in session.videos
        if day
    ]


def newest_news(publication: Publication) -> list[tuple[NewsItem, Session]]:
    """List the news items, each with its session, the newest first."""
    found = [(item, session) for session in publication.sessions for item in session.news]
    return sorted(found, key=lambda pair: (-pair[0].date.day.toordinal(), pair[0].id))


def newest_guides(publication: Publication) -> list[Guide]:
    """List the guides, the newest first; those without a date come last."""
    return sorted(publication.guides, key=lambda one: str(one.date or ""), reverse=True)
