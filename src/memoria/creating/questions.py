"""What a new record needs to be told: a table of questions for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from memoria.records.base import Record
from memoria.records.materials import Contribution, Initiative, NewsItem
from memoria.records.registers import Guide, Person
from memoria.records.sessions import Series, Session


@dataclass(frozen=True)
class Question:
    """Something that a record is told: the option `--name`, and the field that it fills.

    `refers` is the kind of record whose id it takes. A question of `many` takes several values, a
    `worded` one words in each language, `prose` in several lines. A `quiet` one is only an
    option, never asked.
    """

    name: str
    field: str = ""
    refers: str = ""
    many: bool = False
    worded: bool = False
    required: bool = False
    quiet: bool = False
    prose: bool = False

    @property
    def option(self) -> str:
        """Return how the command line names it."""
        return "--" + self.name.replace("_", "-")

    @property
    def may_follow(self) -> bool:
        """Tell whether the reply may follow from others."""
        return self.required or self.name == "timezone"


@dataclass(frozen=True)
class Newcomer:
    """An entry that a register gets on the way: by `option` its name or title is told."""

    option: str
    kind: str
    model: type[Record]
    file: str
    key: str
    field: str


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be begun: where it is listed, and what it is asked.

    `prose` is the kind of its summary, if it has one; of the questions in `one_of` at least one
    has to be answered.
    """

    name: str
    model: type[Record]
    key: str
    questions: tuple[Question, ...]
    prose: str = ""
    one_of: tuple[str, ...] = ()

    @property
    def is_item(self) -> bool:
        """Tell whether it stands inside a session."""
        return self.model not in {Session, Guide}

    def question(self, name: str) -> Question:
        """Return a question by its name."""
        return next(one for one in self.questions if one.name == name)


# A summary file may hold several lines; it fills no field.
SUMMARY = Question("summary", worded=True, prose=True)
IN_SESSION = Question("session", refers="session", required=True)
TITLE = Question("title", "title", worded=True, required=True)
TEXT = Question("text", "text", worded=True)
ID = Question("id", "id", required=True)
ANSWERS = Question("answers", "answers", "question", many=True)
THEMES = Question("theme", "themes", "theme", many=True)
ORIGINAL = Question("original", "original", required=True)
OF_ITEM = Question("original", "original", quiet=True)
BY = Question("organisation", "by", "organisation", many=True)
SPEAKER_NAME = Question("speaker_name", quiet=True)
SERIES_TITLE = Question("series_title", worded=True, quiet=True)

NEWCOMERS: Mapping[str, Newcomer] = {
    "speaker": Newcomer("speaker_name", "person", Person, "people.yaml", "people", "name"),
    "series": Newcomer("series_title", "series", Series, "sessions.yaml", "series", "title"),
}
KINDS: Mapping[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "session",
            Session,
            "sessions",
            (
                ORIGINAL,
                Question("series", "series", "series", required=True),
                SERIES_TITLE,
                TITLE,
                ID,
                Question("starts", "starts"),
                Question("timezone", "timezone"),
                Question("ends", "ends"),
                Question("mode", "mode"),
                Question("organisation", "organisers", "organisation", many=True),
                THEMES,
                SUMMARY,
            ),
            prose="report",
        ),
        Kind(
            "contribution",
            Contribution,
            "contributions",
            (
                IN_SESSION,
                OF_ITEM,
                Question("speaker", "speaker", "person"),
                SPEAKER_NAME,
                Question("organisation", "organisation", "organisation"),
                Question("place", "place", "place"),
                ID,
                ANSWERS,
                Question("status", "status", quiet=True),
                SUMMARY,
            ),
            prose="contribution",
        ),
        Kind(
            "initiative",
            Initiative,
            "initiatives",
            (
                IN_SESSION,
                OF_ITEM,
                TITLE,
                ID,
                Question("status", "status", required=True),
                Question("horizon", "horizon"),
                TEXT,
                BY,
                Question("place", "places", "place", many=True),
                THEMES,
                Question("contribution", "presented_in", "contribution", many=True),
                ANSWERS,
            ),
        ),
        Kind(
            "news",
            NewsItem,
            "news",
            (
                IN_SESSION,
                OF_ITEM,
                TITLE,
                ID,
                Question("date", "date", required=True),
                Question("summary", worded=True, required=True, prose=True),
            ),
            prose="news",
        ),
        Kind(
            "guide",
            Guide,
            "guides",
            (
                ORIGINAL,
                TITLE,
                ID,
                Question("session", "sessions", "session", many=True),
                Question("theme", "themes", "theme", many=True),
                Question("item", "items", many=True),
                Question("text", "introduction", worded=True),
                Question("date", "date"),
                BY,
            ),
            one_of=("session", "theme", "item"),
        ),
    )
}
