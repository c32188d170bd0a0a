"""A series and its sessions."""

from typing import Annotated, Literal

from pydantic import Field

from memoria.content.acceptances import Acceptances
from memoria.content.base import (
    Address,
    Identifier,
    LanguageTag,
    Plain,
    Record,
    References,
    Text,
    TextLanguage,
)
from memoria.content.materials import (
    Challenge,
    Contribution,
    Count,
    Initiative,
    NewsItem,
    Priority,
    Proposal,
    Question,
    QuestionGroup,
    Ranking,
    Source,
    SourceId,
    Video,
    Wording,
)
from memoria.content.moments import Beginning, Date, Day, Ending, Moment, TimeZone
from memoria.content.registers import (
    OrganisationId,
    PlaceId,
    Registered,
    SeriesId,
    ThemeId,
    Translation,
)

Subject = Literal[
    "series", "number", "title", "starts", "ends", "timezone", "mode", "capacity", "organisers",
    "partners", "facilitators", "themes", "key_questions", "contributions", "challenges",
    "initiatives", "proposals", "priorities", "videos", "report", "news", "attendance",
]  # fmt: skip

Electorate = Literal["voters", "votes", "known-votes"]


class Note(Record):
    """An editorial note on a field or a section of a session."""

    about: Subject
    text: Text
    sources: References[SourceId] = ()


class OtherTitle(Record):
    """A title that a source gives the session besides the one it has here."""

    title: Text
    sources: References[SourceId] = ()


class Figure(Record):
    """A total that a source states; `more_than` where it says so."""

    id: Identifier
    value: Count
    label: Text
    more_than: bool = False
    sources: References[SourceId] = ()
    accepted: Acceptances = ()


class Venue(Record):
    """The building where people meet in person, and its postal address."""

    name: Text
    postal_address: Plain | None = None


class Registration(Record):
    """Where people sign up for a session, and the last day on which they can."""

    address: Address
    closes: Day | None = None


class Series(Registered):
    """Sessions that belong together."""

    title: Text
    short_title: Text | None = None
    hashtag: Plain | None = None
    original: TextLanguage | None = None
    description: Text | None = None
    starts: Date | None = None
    organisers: References[OrganisationId] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()
    translations: dict[TextLanguage, Translation] = Field(default_factory=dict)


class Session(Registered):
    """One live event and everything that came out of it. Times are local to `timezone`.

    `platform` is where people meet online, `place` and `venue` where they meet in person. One that
    is `cancelled`, or `postponed` without another day, keeps the day for which it was called.

    `summary` says what came out of it, in two or three sentences. `undocumented` names what no
    source tells, or not in full; empty sections say so by themselves.
    """

    series: SeriesId
    number: Annotated[int, Field(ge=0)] | None = None
    original: TextLanguage
    title: Text
    short_title: Text | None = None
    other_titles: tuple[OtherTitle, ...] = ()
    summary: Text | None = None
    timezone: TimeZone | None = None
    starts: Beginning | None = None
    ends: Ending | None = None
    rescheduled_from: Date | None = None
    status: Literal["cancelled", "postponed"] | None = None
    status_because: Text | None = None
    mode: Literal["online", "in-person", "hybrid"] | None = None
    platform: Plain | None = None
    place: PlaceId | None = None
    venue: Venue | None = None
    registration: Registration | None = None
    spoken_languages: References[LanguageTag] = ()
    interpreted_languages: References[LanguageTag] = ()
    capacity: Count | None = None
    website: Address | None = None
    organisers: References[OrganisationId] = ()
    partners: References[OrganisationId] = ()
    facilitators: References[OrganisationId] = ()
    themes: References[ThemeId] = ()
    key_questions: tuple[QuestionGroup, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    ranking: Ranking | None = None
    priorities: tuple[Priority, ...] = ()
    videos: tuple[Video, ...] = ()
    news: tuple[NewsItem, ...] = ()
    undocumented: tuple[Subject, ...] = ()
    notes: tuple[Note, ...] = ()
    translations: dict[TextLanguage, Translation] = Field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    @property
    def planned(self) -> Moment | None:
        """Return when the session is or was to begin, by its latest plan."""
        return self.starts or self.rescheduled_from

    @property
    def setback(self) -> Literal["cancelled", "postponed"] | None:
        """Tell whether the session was called off, or put off to a day that is not known."""
        if self.starts and self.rescheduled_from and self.status == "postponed":
            return None
        return self.status or (None if self.starts or not self.rescheduled_from else "postponed")

    @property
    def questions(self) -> tuple[Question, ...]:
        """List the key questions of all groups, in order."""
        return tuple(question for group in self.key_questions for question in group.questions)

    @property
    def electorate(self) -> tuple[Electorate, int] | None:
        """Tell what the votes for a priority are counted out of, and how many that are.

        They are those who voted, unless somebody could give a topic several votes; else all votes,
        or, where those for some topics are not told, all that are known.
        """
        votes = [one.votes for one in self.priorities]
        known = [one for one in votes if one is not None]
        voters = self.ranking and self.ranking.voters
        if not any(known):
            return None
        if voters and max(known) <= voters:
            return "voters", voters
        return "votes" if known == votes else "known-votes", sum(known)

    def wording_of(self, question: Question) -> Wording:
        """Tell whose words a key question is in."""
        group = next(one for one in self.key_questions if question in one.questions)
        return group.wording_of(question)
