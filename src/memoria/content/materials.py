"""What comes out of a session: the links of the chain from key question to guide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from memoria.content.base import (
    Address,
    LanguageTag,
    Plain,
    Record,
    References,
    Several,
    Text,
    TextLanguage,
    refers_to,
)
from memoria.content.moments import Date, Day, Late, LocalMoment
from memoria.content.players import seconds
from memoria.content.registers import OrganisationId, PersonId, PlaceId, Registered, ThemeId

QuestionId = Annotated[str, refers_to("question")]
ContributionId = Annotated[str, refers_to("contribution")]
ChallengeId = Annotated[str, refers_to("challenge")]
InitiativeId = Annotated[str, refers_to("initiative")]
ProposalId = Annotated[str, refers_to("proposal")]
SourceId = Annotated[str, refers_to("source")]
Count = Annotated[int, Field(ge=0)]
Wording = Literal["source", "editors"]


class Source(Registered):
    """Where a statement comes from. `read` is the day the address was last opened.

    A copy that an archive keeps, at the address `archived`, is shown second.
    """

    title: Plain
    language: LanguageTag
    kind: Literal["concept-note", "announcement", "news", "recording", "document"] = "document"
    address: Address | None = None
    archived: Address | None = None
    read: Day | None = None


class Question(Registered):
    """One key question, as the session asked it; `wording` says otherwise than its group does."""

    text: Text
    wording: Wording | None = None


class QuestionGroup(Registered):
    """A block of key questions under one title, in the words of their source or the editors'."""

    title: Text
    wording: Wording = "source"
    sources: References[SourceId] = ()
    questions: tuple[Question, ...]

    def wording_of(self, question: Question) -> Wording:
        """Tell whose words a question of the group is in."""
        return question.wording or self.wording


class Material(Registered):
    """What every output of a session has.

    `answers` are the key questions that its source answers by it; those of which it does not say
    so, but to which it comes nearest, it is `closest_to`.
    """

    original: TextLanguage | None = None
    answers: References[QuestionId] = ()
    closest_to: References[QuestionId] = ()
    sources: References[SourceId] = ()


class Attachment(Record):
    """What goes with a contribution at another address: a paper, a code, a handout."""

    address: Address
    title: Text
    language: LanguageTag | None = None


class Contribution(Material):
    """What one speaker, several, or a collective brought; its prose is a summary of the same id.

    A `checked` one was confirmed by the speaker; a `draft` and a `withdrawn` one are not shown.
    Days and hours are on the clock of the session.
    """

    title: Text | None = None
    kind: Literal["keynote", "talk", "panel", "moderation", "welcome", "question-round"] | None = (
        None
    )
    speaker: Several[PersonId] = ()
    organisation: OrganisationId | None = None
    place: PlaceId | None = None
    role: Text | None = None
    status: Literal["draft", "published", "checked", "withdrawn"] = "published"
    starts: LocalMoment | None = None
    ends: Late[LocalMoment] | None = None
    track: Text | None = None
    room: Text | None = None
    slides: Address | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Tell whether the contribution may be published."""
        return self.status in {"published", "checked"}


def contribution_line(identifier: str, answers: Sequence[str]) -> str:
    """Write the shortest record of a contribution, as a line of its session."""
    answered = f", answers: [{', '.join(answers)}]" if answers else ""
    return f"- {{id: {identifier}{answered}}}"


class Challenge(Material):
    """A problem raised in a session, and the contributions that raised it."""

    title: Text
    text: Text | None = None
    raised_in: References[ContributionId] = ()


class Update(Record):
    """What became of a material, by the day on which it was known."""

    date: Date
    text: Text
    status: Literal["planned", "under-way", "implemented", "dropped"] | None = None
    sources: References[SourceId] = ()


def line_of(updates: Iterable[Update]) -> Iterator[tuple[str, Update]]:
    """List updates from the earliest on, each with a name that no other of them has."""
    seen: Counter[str] = Counter()
    for one in sorted(updates, key=lambda one: (one.date.day, one.date.iso)):
        seen[one.date.iso] += 1
        number = f"-{seen[one.date.iso]}" if seen[one.date.iso] > 1 else ""
        yield f"update-{one.date.iso}{number}", one


class Initiative(Material):
    """A measure: done or planned, for which horizon, by whom and where."""

    title: Text
    text: Text | None = None
    status: Literal["implemented", "planned"]
    horizon: Literal["immediate", "medium-term", "long-term"] | None = None
    by: References[OrganisationId] = ()
    places: References[PlaceId] = ()
    themes: References[ThemeId] = ()
    presented_in: References[ContributionId] = ()
    responds_to: References[ChallengeId] = ()
    updates: tuple[Update, ...] = ()

    @property
    def standing(self) -> str:
        """Return its status by the latest update that tells it, or as it was presented."""
        told = [one.status for _, one in line_of(self.updates) if one.status]
        return told[-1] if told else self.status


class Proposal(Material):
    """A way forward put to discussion."""

    title: Text
    text: Text | None = None
    by: References[OrganisationId] = ()
    responds_to: References[ChallengeId] = ()
    builds_on: References[InitiativeId] = ()
    updates: tuple[Update, ...] = ()


class Priority(Material):
    """A topic that the discussion ranked, with the votes it got, and what it rests on."""

    title: Text
    rank: Annotated[int, Field(ge=1)]
    votes: Count | None = None
    challenges: References[ChallengeId] = ()
    initiatives: References[InitiativeId] = ()
    proposals: References[ProposalId] = ()
    updates: tuple[Update, ...] = ()


class Ranking(Record):
    """How the priorities of a session were ranked: by which method, when, by how many."""

    method: Text
    date: Day | None = None
    voters: Count | None = None


Clock = Annotated[str, Field(pattern=r"^(\d+:)?[0-5]?\d:[0-5]\d$")]
# Names of files in the content folder; each kind is published under `media/`, as it is.
MEDIA = r"^media/([a-z0-9_-]+/)*[a-z0-9_-]+"
VideoFile = Annotated[str, Field(pattern=rf"{MEDIA}\.(mp4|webm)$")]
PictureFile = Annotated[str, Field(pattern=rf"{MEDIA}\.(avif|jpe?g|png|webp)$")]
CaptionFile = Annotated[str, Field(pattern=rf"{MEDIA}\.vtt$")]


class Chapter(Record):
    """A part of a video; `at` is written `2:30` or `1:02:30`."""

    at: Clock
    title: Text


class Recording(Record):
    """What can be watched in one language: at a provider's address or in a local file.

    A part of a longer recording begins and ends on the clock of that one. `provider_captions` are
    those that the provider shows, the files of others stand here.
    """

    language: LanguageTag
    duration: Clock | None = None
    address: Address | None = None
    file: VideoFile | None = None
    starts_at: Clock | None = None
    ends_at: Clock | None = None
    captions: dict[TextLanguage, CaptionFile] = Field(default_factory=dict)
    provider_captions: References[LanguageTag] = ()

    @property
    def start(self) -> int:
        """Return the second at which it begins."""
        return seconds(self.starts_at) if self.starts_at else 0

    @property
    def end(self) -> int | None:
        """Return the second at which it ends, where that is known."""
        if self.ends_at:
            return seconds(self.ends_at)
        return self.start + seconds(self.duration) if self.duration else None

    @property
    def stop(self) -> int | None:
        """Return the second at which a player is to stop; where all is over it stops by itself."""
        return self.end if self.ends_at else None

    @property
    def fragment(self) -> str:
        """Return the end of the address of a file, by which a browser plays only the part."""
        if not (self.start or self.stop):
            return ""
        return f"#t={self.start}" + (f",{self.stop}" if self.stop else "")

    @property
    def length(self) -> int | None:
        """Return how many seconds it takes, where that is known."""
        if self.duration:
            return seconds(self.duration)
        return None if self.end is None else self.end - self.start

    @property
    def media(self) -> tuple[str, ...]:
        """List the files of the content folder that it shows."""
        return tuple(filter(None, (self.file, *self.captions.values())))


class Version(Recording):
    """The same video in another language."""


class Video(Recording, Material):
    """A short video, with captions per language; its `versions` are the same in other languages.

    It `records` contributions of its session, of which there may be several recordings. Its
    transcript is a summary file of the same id. A video with neither captions nor transcript, in
    which somebody speaks, says why in `without_captions_because`.
    """

    title: Text
    versions: tuple[Version, ...] = ()
    records: References[ContributionId] = ()
    poster: PictureFile | None = None
    poster_description: Text | None = None
    chapters: tuple[Chapter, ...] = ()
    without_captions_because: Text | None = None

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """List what can be watched, the video's own first."""
        return self, *self.versions

    @property
    def media(self) -> tuple[str, ...]:
        """List the files of the content folder that the video shows in any language."""
        others = (name for one in self.versions for name in one.media)
        return tuple(filter(None, (*super().media, self.poster, *others)))


class NewsItem(Material):
    """A news item; its prose is a summary file of the same id."""

    title: Text
    date: Day
