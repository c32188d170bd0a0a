"""What only the open data have: the fields that stand in no record, and those that stay out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from memoria.content.base import Record
from memoria.content.guides import Chapter
from memoria.content.kinds import kind_of
from memoria.content.materials import (
    Contribution,
    Material,
    NewsItem,
    Priority,
    Question,
    Recording,
    Video,
    Wording,
)
from memoria.content.registers import Guide, Organisation, Person, Place, Theme
from memoria.content.sessions import Electorate, Series, Session
from memoria.outputs.open_data.values import (
    Code,
    GuideChapter,
    Prose,
    Setting,
    Standing,
    Web,
    prose,
)
from memoria.render.works import citable

Value = Callable[[Any, Setting], Any]


@dataclass(frozen=True)
class Extra:
    """A field of some records that stands `after` another one, in place of any of their own."""

    of: type[Record] | tuple[type[Record], ...]
    name: str
    after: str
    type: Any
    value: Value


def address(record: Any, here: Setting) -> str:
    """Return the whole address of a record; one of several series has a page."""
    view = here.view
    if isinstance(record, Series):
        return view.to(f"series/{record.id}/" if len(view.publication.series) > 1 else "")
    return view.link(kind_of(record), record.id, here.session.id if here.session else "")


def printed(record: Session | Guide, here: Setting) -> str | None:
    """Return the address of the report of a session or of a guide to print."""
    work = citable(record, here.view)
    return (work and work.document(here.view)) or None


def calendar(session: Session, here: Setting) -> str | None:
    """Return the address of a session's event for a calendar."""
    return f"{address(session, here)}event.ics" if session.planned else None


def chapters(guide: Guide, here: Setting) -> tuple[GuideChapter, ...]:
    """List the chapters of a guide in their order."""
    place = address(guide, here)
    return tuple(chapter(one, place) for one in here.view.chapters(guide))


def chapter(one: Chapter, guide: str) -> GuideChapter:
    """Say what a chapter of a guide shows, and where."""
    session = one.session.id if one.session and one.kind != "session" else None
    return GuideChapter(
        kind=one.kind, id=one.record.id, session=session, address=f"{guide}#{one.id}"
    )


def state(session: Session, here: Setting) -> str:
    """Return what the texts of a session's record are to the reader."""
    return here.view.record_state(session).value


def item_prose(item: Any, here: Setting) -> Prose | None:
    """Return the summary of an item of a session, if there is one."""
    return prose(kind_of(item), here, item.id)


def wording(question: Question, here: Setting) -> Wording:
    """Return whose words a key question is in."""
    return here.session.wording_of(question) if here.session else "source"


def out_of(_: Priority, here: Setting) -> int | None:
    """Return how many the votes for a priority are counted out of."""
    electorate = here.session.electorate if here.session else None
    return electorate[1] if electorate else None


def out_of_what(_: Priority, here: Setting) -> Electorate | None:
    """Return whether the votes for a priority are counted out of voters or of votes."""
    electorate = here.session.electorate if here.session else None
    return electorate[0] if electorate else None


def part(name: str, after: str) -> Extra:
    """Return the field of a part of a session's summaries."""
    return Extra(Session, name, after, Prose | None, lambda _, here: prose(name, here))


ADDRESSED = (Series, Session, Question, Material, Guide, Person, Organisation, Place, Theme)
Shown = Literal["published", "checked"]
EXTRAS = (
    Extra(ADDRESSED, "address", "id", Web, address),
    Extra(Question, "wording", "text", Wording, wording),
    Extra(Priority, "out_of", "votes", int | None, out_of),
    Extra(Priority, "out_of_what", "out_of", Electorate | None, out_of_what),
    Extra(Material, "original", "address", Code, lambda _, here: here.original),
    Extra(Contribution, "status", "sources", Shown, lambda one, _: one.status),
    Extra(Contribution, "prose", "role", Prose | None, item_prose),
    Extra(NewsItem, "prose", "date", Prose | None, item_prose),
    Extra(Recording, "provider", "duration", Web | None, lambda one, _: one.address),
    Extra(Video, "transcript", "without_captions_because", Prose | None, item_prose),
    Extra(Session, "state", "original", Standing, state),
    part("context", after="themes"),
    part("aim", after="context"),
    part("format", after="aim"),
    part("report", after="news"),
    Extra(Session, "document", "report", Web | None, printed),
    Extra(Session, "calendar", "document", Web | None, calendar),
    Extra(Guide, "chapters", "themes", tuple[GuideChapter, ...], chapters),
    Extra(Guide, "document", "chapters", Web | None, printed),
)
# What is for editors only; what a guide selects are its chapters.
LEFT_OUT = {
    "accepted",
    "aliases",
    "distinct_from",
    "translations",
    "Guide.sessions",
    "Guide.items",
    "Version.address",
}
