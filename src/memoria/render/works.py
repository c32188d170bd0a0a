"""Works that readers cite and subscribe to: the reports of sessions, the guides, the news."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from memoria.content.base import Text
from memoria.content.directory import Directory
from memoria.content.guides import sessions_of
from memoria.content.materials import NewsItem
from memoria.content.publication import Publication, SummaryName
from memoria.content.registers import Guide, first_id
from memoria.content.sessions import Session
from memoria.render.prose import Prose
from memoria.render.views import View


@dataclass(frozen=True)
class Work:
    """A report, a guide or a news item.

    `path` is its address from the root of a language, `first_path` the one it was published at
    first, `file` that of its files without the ending; `text` names its prose. `day` is when it was
    published: that of a report is the session's last.
    """

    kind: Literal["report", "guide", "news"]
    id: str
    title: Text
    original: str | None
    path: str
    first_path: str
    file: str
    day: date | None
    authors: tuple[str, ...]
    themes: tuple[str, ...]
    sessions: tuple[Session, ...] = ()
    text: SummaryName | None = None

    def prose(self, view: View, level: int = 2) -> Prose | None:
        """Return the work's prose for a reader."""
        name = self.text
        return view.prose(self.sessions[0], name.kind, name.item, level) if name else None

    def languages(self, publication: Publication) -> tuple[str, ...]:
        """List the languages that the work exists in, the original one first."""
        written = sorted(publication.summary(self.text)) if self.text else []
        found = written or sorted(self.title.languages)
        return tuple(sorted(found, key=lambda one: (one != self.original, one)))

    def language(self, view: View) -> str:
        """Return the language in which a reader gets the work."""
        written = self.languages(view.publication)
        return next(one for one in view.edition.order(self.original) if one in written)

    def document(self, view: View) -> str:
        """Return the whole address of the PDF of the work, if there is one."""
        printed = self.kind != "news" and view.edition.documents
        return view.edition.absolute(f"{self.file}.pdf") if printed else ""


def works(publication: Publication, directory: Directory) -> Iterator[Work]:
    """List all works."""
    for session in publication.sessions:
        if report := report_of(session, publication):
            yield report
        yield from (news_of(item, session) for item in session.news)
    for guide in publication.guides:
        yield guide_of(guide, directory)


def citable(record: Any, view: View) -> Work | None:
    """Return the work that can be cited and printed: a guide, or the report of a session."""
    if isinstance(record, Guide):
        return guide_of(record, view.directory)
    return report_of(record, view.publication) if isinstance(record, Session) else None


def report_of(session: Session, publication: Publication) -> Work | None:
    """Return the report of a session, if it has one."""
    text = SummaryName(session.id, "report")
    if not publication.summary(text):
        return None
    return Work(
        kind="report",
        id=session.id,
        title=session.title,
        original=session.original,
        path=f"sessions/{session.id}/#report",
        first_path=f"sessions/{first_id(session)}/#report",
        file=f"sessions/{session.id}/report",
        day=last_day(session),
        authors=session.organisers,
        themes=session.themes,
        sessions=(session,),
        text=text,
    )


def news_of(item: NewsItem, session: Session) -> Work:
    """Return a news item of a session as a work."""
    return Work(
        kind="news",
        id=item.id,
        title=item.title,
        original=item.original or session.original,
        path=f"news/{item.id}/",
        first_path=f"news/{first_id(item)}/",
        file=f"news/{item.id}",
        day=item.date.day,
        authors=session.organisers,
        themes=session.themes,
        sessions=(session,),
        text=SummaryName(session.id, "news", item.id),
    )


def guide_of(guide: Guide, directory: Directory) -> Work:
    """Return a guide as a work; without a date of its own it has that of its latest session."""
    sessions = tuple(sessions_of(guide, directory))
    latest = max(filter(None, map(last_day, sessions)), default=None)
    return Work(
        kind="guide",
        id=guide.id,
        title=guide.title,
        original=guide.original,
        path=f"guides/{guide.id}/",
        first_path=f"guides/{first_id(guide)}/",
        file=f"guides/{guide.id}",
        day=guide.date.day if guide.date else latest,
        authors=guide.by,
        themes=guide.themes,
        sessions=sessions,
    )


def last_day(session: Session) -> date | None:
    """Return the day on which a session ended."""
    end = session.ends or session.starts
    return end.day if end else None


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
