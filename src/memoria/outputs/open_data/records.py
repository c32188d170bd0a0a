"""The series, the sessions, and the file that holds all open data of a language."""

from typing import Literal

from pydantic import ConfigDict, Field

from memoria.outputs.open_data.items import (
    Challenge,
    Contribution,
    Initiative,
    NewsItem,
    Priority,
    Proposal,
    QuestionGroup,
    Ranking,
    Video,
)
from memoria.outputs.open_data.models import (
    Code,
    Date,
    Datum,
    Id,
    Ids,
    Licence,
    Prose,
    Source,
    Time,
    Web,
    Wording,
)
from memoria.outputs.open_data.registers import Guide, Organisation, Person, Place, Theme


class Figure(Datum):
    """A total that a source states for a series."""

    id: Id
    value: int
    label: Wording
    more_than: bool
    sources: Ids


class Series(Datum):
    """Sessions that belong together."""

    id: Id
    address: Web
    title: Wording
    short_title: Wording | None
    hashtag: str | None
    original: Code | None
    description: Wording | None
    starts: Date | None
    organisers: Ids
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]


class Note(Datum):
    """An editorial note on a field or a section of a session."""

    about: str
    text: Wording
    sources: Ids


class OtherTitle(Datum):
    """A title that a source gives the session besides the one it has here."""

    title: Wording
    sources: Ids


class Session(Datum):
    """One live event and everything that came out of it."""

    id: Id
    address: Web
    series: Id
    number: int | None
    original: Code
    state: Literal["original", "current", "stale", "missing", "machine"]
    title: Wording
    short_title: Wording | None
    other_titles: tuple[OtherTitle, ...]
    timezone: str | None
    starts: Time | None
    ends: Time | None
    rescheduled_from: Date | None
    mode: Literal["online", "in-person", "hybrid"] | None
    platform: str | None
    place: Id | None
    capacity: int | None
    website: Web | None
    organisers: Ids
    partners: Ids
    facilitators: Ids
    themes: Ids
    context: Prose | None
    aim: Prose | None
    format: Prose | None
    key_questions: tuple[QuestionGroup, ...]
    contributions: tuple[Contribution, ...]
    challenges: tuple[Challenge, ...]
    initiatives: tuple[Initiative, ...]
    proposals: tuple[Proposal, ...]
    ranking: Ranking | None
    priorities: tuple[Priority, ...]
    videos: tuple[Video, ...]
    news: tuple[NewsItem, ...]
    report: Prose | None
    document: Web | None
    calendar: Web | None
    undocumented: tuple[str, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]


class Document(Datum):
    """The open data of a language, in one file."""

    model_config = ConfigDict(validate_by_name=True)

    json_schema: Web = Field(alias="$schema")
    address: Web
    name: str
    language: Code
    licence: Licence
    series: tuple[Series, ...]
    sessions: tuple[Session, ...]
    guides: tuple[Guide, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    themes: tuple[Theme, ...]
