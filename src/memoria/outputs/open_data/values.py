"""What the records have in another form: texts, times and addresses as a programme reads them."""

from typing import Annotated, Any, NamedTuple

from pydantic import Field

from memoria.content import materials
from memoria.content.base import Record, Text
from memoria.content.moments import Moment
from memoria.content.sessions import Session
from memoria.content.states import State
from memoria.messages.days import local_time
from memoria.render.prose import whole
from memoria.render.views import View

Code = Annotated[str, Field(json_schema_extra={"pattern": "^[a-z]{2,3}([_-][A-Za-z0-9]+)*$"})]
Web = Annotated[str, Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]
Date = Annotated[str, Field(json_schema_extra={"format": "date"})]
# A day, or its month or year where no more is known.
Known = Annotated[str, Field(json_schema_extra={"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"})]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Span = Annotated[str, Field(json_schema_extra={"format": "duration"})]
Standing = Annotated[str, Field(json_schema_extra={"enum": [one.value for one in State]})]


class Datum(Record):
    """A part of the open data. Every field is always there: empty where nothing is known."""


class Wording(Datum):
    """A text for the reader of the file, in another language where it has not been translated."""

    text: str
    language: Code


class Prose(Datum):
    """A longer text: as clean HTML with whole addresses, and as the Markdown it was written in."""

    html: str
    markdown: str
    wording: materials.Wording
    language: Code
    state: Standing


class Time(Datum):
    """A day and, where it is known, the hour: on the session's own clock and in UTC."""

    day: Known
    local: Instant | None
    utc: Instant | None


class GuideChapter(Datum):
    """A part of a guide: a record, or something that came out of a session."""

    kind: str
    id: str
    session: str | None
    address: Web


class Setting(NamedTuple):
    """Where a value stands: who reads it, in which session, and in which language it began."""

    view: View
    session: Session | None = None
    original: str | None = None

    def inside(self, record: Any) -> "Setting":
        """Return the setting of the values of a record that stands here."""
        session = record if isinstance(record, Session) else self.session
        return Setting(self.view, session, getattr(record, "original", None) or self.original)


def wording(text: Text, here: Setting) -> Wording:
    """Return a text in the reader's language, or in the one that stands in for it."""
    words, language = here.view.choose(text, here.original)
    return Wording(text=words, language=language)


def time(value: Moment, here: Setting) -> Time:
    """Return a day, and its hour on the session's clock with the offset, and in UTC."""
    timezone = here.session and here.session.timezone
    if not (value.hour and timezone):
        return Time(day=value.iso, local=None, utc=None)
    utc = f"{value.utc(timezone):%Y-%m-%dT%H:%M:%SZ}"
    return Time(day=value.iso, local=local_time(value, timezone), utc=utc)


def prose(kind: str, here: Setting, item: str = "") -> Prose | None:
    """Return a summary of the session, or of one of its items, if there is one."""
    session, view = here.session, here.view
    found = session and view.prose(session, kind, item)
    if not (session and found):
        return None
    return Prose(
        html=whole(found.html, view.link("session", session.id)),
        markdown=view.source_of(found.summary),
        wording="source" if kind == "video" else "editors",
        language=found.language,
        state=found.state.value,
    )
