"""Works: reports of sessions, guides and news, which can be cited or followed; videos, sessions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from memoria.content.base import Text
from memoria.content.chain import Item
from memoria.content.directory import Directory
from memoria.content.guides import sessions_of
from memoria.content.kinds import ITEMS, KINDS
from memoria.content.materials import NewsItem, Update, Video, line_of
from memoria.content.publication import Publication, SummaryName
from memoria.content.registers import Guide, first_id
from memoria.content.sessions import Session
from memoria.render.leaves import is_long_by_date
from memoria.render.prose import Prose
from memoria.render.views import View

# The kinds of items of which is told later what became of them, and the fields that list them.
UPDATED = tuple((one.name, one.field) for one in ITEMS if "updates" in one.model.model_fields)


@dataclass(frozen=True)
class Work:
    """A report, a guide, a news item, a video, or a session of which nothing else is told yet.

    `path` is its address from the root of a language, `first_path` the one it was published at
    first, `file` that of its files without the ending; `text` names its prose. `day` is when it was
    published: that of a report is the session's last. Of an update, `words` are what
    it says, and it is `about` an item.
    """

    kind: Literal["report", "guide", "news", "video", "session", "update"]
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
    words: Text | None = None
    about: Item | None = None

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
        return view.edition.first(self.languages(view.publication), self.original)

    def document(self, view: View) -> str:
        """Return the whole address of the PDF of the work, if there is one."""
        printed = self.kind in {"report", "guide"}
        return view.edition.absolute(f"{self.file}.pdf") if printed else ""


def works(publication: Publication, directory: Directory) -> Iterator[Work]:
    """List all works but the videos."""
    for session in publication.sessions:
        if report := report_of(session, publication):
            yield report
        yield from (news_of(item, session) for item in session.news)
        yield from updates_of(session)
    for guide in publication.guides:
        yield guide_of(guide, directory)


def followed(publication: Publication, directory: Directory) -> Iterator[Work]:
    """List the works that can be followed: of a session the session itself, before it has any."""
    yield from works(publication, directory)
    for session in publication.sessions:
        if not session.news and not report_of(session, publication):
            yield session_of(session, publication)


def announced(work: Work, view: View) -> tuple[str, str]:
    """Return the title of a work, and its language; of a session, whether it takes place."""
    title, language = view.choose(work.title, work.original)
    if work.kind == "update":
        return view.edition.words("update.of", title=title), language
    setback = work.sessions[0].setback if work.kind == "session" else None
    return f"{view.edition.words(f'session.{setback}')}: {title}" if setback else title, language


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


def updates_of(session: Session) -> Iterator[Work]:
    """List the updates of a session's materials as works."""
    for kind, field in UPDATED:
        for item in getattr(session, field):
            for name, update in line_of(item.updates):
                yield update_of(update, name, Item(kind, session.id, item.id), item, session)


def update_of(update: Update, name: str, about: Item, item: Any, session: Session) -> Work:
    """Return what became of a material as a work: on its own page, or on that of its session."""
    if path := KINDS[about.kind].path(item.id):
        first, end = KINDS[about.kind].path(first_id(item)), f"#{name}"
        first_end = end
    else:
        path, first = f"sessions/{session.id}/", f"sessions/{first_id(session)}/"
        end = f"#{about.kind}-{item.id}-{name}"
        first_end = f"#{about.kind}-{first_id(item)}-{name}"
    return Work(
        kind="update",
        id=f"{item.id}-{name}",
        title=item.title,
        original=item.original or session.original,
        path=path + end,
        first_path=first + first_end,
        file="",
        day=update.date.day,
        authors=session.organisers,
        themes=getattr(item, "themes", ()) or session.themes,
        sessions=(session,),
        words=update.text,
        about=about,
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


def session_of(session: Session, publication: Publication) -> Work:
    """Return a session as a work, which has the day on which it is to begin."""
    texts = (SummaryName(session.id, kind) for kind in ("aim", "context"))
    return Work(
        kind="session",
        id=session.id,
        title=session.title,
        original=session.original,
        path=f"sessions/{session.id}/",
        first_path=f"sessions/{first_id(session)}/",
        file=f"sessions/{session.id}/event",
        day=session.planned.day if session.planned else None,
        authors=session.organisers,
        themes=session.themes,
        sessions=(session,),
        text=next((one for one in texts if publication.summary(one)), None),
    )


def last_day(session: Session) -> date | None:
    """Return the day on which a session ended."""
    end = session.ends or session.starts
    return end.day if end else None


def video_of(item: Video, session: Session, path: str) -> Work:
    """Return a video as a work; it has the day of its session."""
    return Work(
        kind="video",
        id=item.id,
        title=item.title,
        original=item.original or session.original,
        path=path,
        first_path=path,
        file="",
        day=last_day(session),
        authors=session.organisers,
        themes=session.themes,
        sessions=(session,),
    )


def video_path(video: Video, session: Session, directory: Directory, *, divided: bool) -> str:
    """Return where a video is shown: among all, or where these are divided, on its session's page.

    Among all, its page would not stay the same.
    """
    among = f"videos/#{directory.mark('video', session.id, video.id)}"
    return directory.address("video", session.id, video.id) or among if divided else among


def newest_works(publication: Publication, directory: Directory) -> list[Work]:
    """List the works that have a day, and the videos, the newest first."""
    shown = [(one, session) for session in publication.sessions for one in session.videos]
    videos = [
        video_of(one, session, video_path(one, session, directory, divided=is_long_by_date(shown)))
        for one, session in shown
    ]
    dated = [one for one in (*works(publication, directory), *videos) if one.day]
    return sorted(dated, key=lambda one: (-(one.day or date.min).toordinal(), one.path))
