"""The ground of the open data: texts, times and addresses as a programme reads them."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from memoria.content.base import Record

Id = str
Ids = tuple[str, ...]
Code = Annotated[str, Field(json_schema_extra={"pattern": "^[a-z]{2,3}([_-][A-Za-z0-9]+)*$"})]
Web = Annotated[str, Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]
Date = Annotated[str, Field(json_schema_extra={"format": "date"})]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Span = Annotated[str, Field(json_schema_extra={"format": "duration"})]


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
    language: Code
    state: Literal["original", "current", "stale", "missing", "machine"]


class Time(Datum):
    """A day and, where it is known, the hour: on the session's own clock and in UTC."""

    day: Date
    local: Instant | None
    utc: Instant | None


class Licence(Datum):
    """The terms on which the data may be used."""

    name: str
    address: Web


class Source(Datum):
    """Where a statement comes from."""

    id: Id
    title: str
    language: str
    kind: Literal["concept-note", "announcement", "news", "recording", "document"]
    address: Web | None
    read: Date | None


class Question(Datum):
    """A key question."""

    id: Id
    address: Web
    text: Wording


class QuestionGroup(Datum):
    """A block of key questions under one title."""

    id: Id
    title: Wording
    questions: tuple[Question, ...]


class Item(Datum):
    """What every output of a session has."""

    id: Id
    address: Web
    original: Code
    answers: Ids
    sources: Ids


class Contribution(Item):
    """What a speaker, or a collective, brought. Drafts and withdrawn ones are not in the data."""

    status: Literal["published", "checked"]
    speaker: Id | None
    organisation: Id | None
    place: Id | None
    role: Wording | None
    prose: Prose | None


class Challenge(Item):
    """A problem raised in a session."""

    title: Wording
    text: Wording | None
    raised_in: Ids


class Initiative(Item):
    """A measure, done or planned."""

    title: Wording
    text: Wording | None
    status: Literal["implemented", "planned"]
    horizon: Literal["immediate", "medium-term", "long-term"] | None
    by: Ids
    places: Ids
    themes: Ids
    presented_in: Ids
    responds_to: Ids


class Proposal(Item):
    """A way forward put to discussion."""

    title: Wording
    text: Wording | None
    by: Ids
    responds_to: Ids
    builds_on: Ids


class Priority(Item):
    """A topic as the discussion ranked it, and what it rests on."""

    title: Wording
    rank: int
    votes: int | None
    challenges: Ids
    initiatives: Ids
    proposals: Ids


class Ranking(Datum):
    """How the priorities were ranked."""

    method: Wording
    date: Date | None
    voters: int | None


class Chapter(Datum):
    """A part of a video."""

    at: Span
    title: Wording


class Video(Item):
    """A short video."""

    title: Wording
    language: str
    duration: Span | None
    provider: Web | None
    file: Web | None
    poster: Web | None
    poster_description: Wording | None
    chapters: tuple[Chapter, ...]
    captions: dict[str, Web]
    without_captions_because: Wording | None
    transcript: Prose | None


class NewsItem(Item):
    """A news item."""

    title: Wording
    date: Date
    prose: Prose | None


class GuideChapter(Datum):
    """A part of a guide: a record, or something that came out of a session."""

    kind: str
    id: Id
    session: Id | None
    address: Web


class Guide(Datum):
    """A publication compiled from material of several sessions."""

    id: Id
    address: Web
    title: Wording
    original: Code | None
    date: Date | None
    by: Ids
    introduction: Wording | None
    themes: Ids
    chapters: tuple[GuideChapter, ...]
    document: Web | None


class Person(Datum):
    """Someone who speaks in a session."""

    id: Id
    address: Web
    name: str
    role: Wording | None
    organisation: Id | None
    place: Id | None
    website: Web | None


class Organisation(Datum):
    """A body that organises, supports or takes part."""

    id: Id
    address: Web
    name: Wording
    short_name: Wording | None
    kind: Literal["organisation", "committee", "secretariat", "project", "collective"]
    part_of: Id | None
    place: Id | None
    website: Web | None


class Place(Datum):
    """A territory; latitude and longitude in degrees, WGS 84."""

    id: Id
    address: Web
    name: Wording
    kind: Literal["city", "metropolis", "region", "country"]
    country: str | None
    latitude: float | None
    longitude: float | None


class Theme(Datum):
    """A subject that sessions and initiatives are filed under."""

    id: Id
    address: Web
    name: Wording
    description: Wording | None


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
