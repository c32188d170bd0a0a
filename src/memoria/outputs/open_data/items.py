"""What comes out of a session, as open data."""

from typing import Literal

from memoria.outputs.open_data.models import Code, Date, Datum, Id, Ids, Prose, Span, Web, Wording


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
