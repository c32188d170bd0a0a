"""The questions that are asked about a new record, by its kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from memoria.content import kinds
from memoria.content.base import Record, one_line

Reply = str | tuple[str, ...] | dict[str, str]
Replies = Mapping[str, Reply]
TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)=(.*)", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """Something that a record is told: the option `--name`, and the field that it fills.

    `refers` is the kind of record whose id it takes. A question of `many` takes several values, a
    `worded` one words in each language, `prose` in several lines. A `quiet` one is only an
    option, never asked; one `after` another only makes sense where that was answered.
    """

    name: str
    field: str = ""
    refers: str = ""
    many: bool = False
    worded: bool = False
    required: bool = False
    quiet: bool = False
    prose: bool = False
    after: str = ""

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
    field: str


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be begun, and what it is asked.

    `prose` is the kind of its summary, if it has one; of the questions in `one_of` at least one
    has to be answered.
    """

    name: str
    questions: tuple[Question, ...]
    prose: str = ""
    one_of: tuple[str, ...] = ()

    @property
    def model(self) -> type[Record]:
        """Return the model of its records."""
        return kinds.KINDS[self.name].model

    @property
    def key(self) -> str:
        """Return the field that lists them."""
        return kinds.KINDS[self.name].field

    @property
    def is_item(self) -> bool:
        """Tell whether it stands inside a session."""
        return bool(kinds.KINDS[self.name].holders)

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
SOURCES = Question("source", "sources", "source", many=True)
THEMES = Question("theme", "themes", "theme", many=True)
ORIGINAL = Question("original", "original", required=True)
OF_ITEM = Question("original", "original", quiet=True)
BY = Question("organisation", "by", "organisation", many=True)
SPEAKER_NAME = Question("speaker_name", quiet=True)
ORGANISATION_NAME = Question("organisation_name", worded=True, quiet=True)
SERIES_TITLE = Question("series_title", worded=True, quiet=True)


# In an order that is safe to write them in: a speaker belongs to an organisation.
NEWCOMERS: Mapping[str, Newcomer] = {
    "organisation": Newcomer("organisation_name", "organisation", "name"),
    "speaker": Newcomer("speaker_name", "person", "name"),
    "series": Newcomer("series_title", "series", "title"),
}


KINDS: Mapping[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "session",
            (
                ORIGINAL,
                Question("series", "series", "series", required=True),
                SERIES_TITLE,
                TITLE,
                ID,
                Question("starts", "starts"),
                Question("timezone", "timezone"),
                Question("ends", "ends", after="starts"),
                Question("mode", "mode"),
                Question("organisation", "organisers", "organisation", many=True),
                THEMES,
                SUMMARY,
            ),
            prose="report",
        ),
        Kind(
            "contribution",
            (
                IN_SESSION,
                OF_ITEM,
                Question("speaker", "speaker", "person"),
                SPEAKER_NAME,
                Question("role", "role", worded=True, after="speaker"),
                Question("organisation", "organisation", "organisation"),
                ORGANISATION_NAME,
                Question("place", "place", "place"),
                ID,
                ANSWERS,
                SOURCES,
                Question("status", "status", quiet=True),
                SUMMARY,
            ),
            prose="contribution",
            one_of=("speaker", "organisation"),
        ),
        Kind(
            "initiative",
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
                SOURCES,
            ),
        ),
        Kind(
            "news",
            (
                IN_SESSION,
                OF_ITEM,
                TITLE,
                ID,
                Question("date", "date", required=True),
                SOURCES,
                Question("summary", worded=True, required=True, prose=True),
            ),
            prose="news",
        ),
        Kind(
            "guide",
            (
                ORIGINAL,
                TITLE,
                ID,
                Question("session", "sessions", "session", many=True),
                THEMES,
                Question("item", "items", many=True),
                Question("text", "introduction", worded=True),
                Question("date", "date"),
                BY,
            ),
            one_of=("session", "theme", "item"),
        ),
    )
}


def is_required(question: Question, replies: Replies) -> bool:
    """Tell whether a question has to be answered."""
    return question.required or (question.name == "timezone" and has_hour(replies))


def has_hour(replies: Replies) -> bool:
    """Tell whether the session is said to begin at an hour."""
    return ":" in str(replies.get("starts", ""))


def read_reply(
    question: Question, written: Sequence[str], original: str, known: Sequence[str]
) -> Reply:
    """Return what was written in reply to a question; words without a language are the original's.

    `known` are the codes of the site's languages.
    """
    if question.many:
        return tuple(one for text in written for one in re.split(r"[,\s]+", text) if one)
    if question.worded:
        return dict(tagged(text, original, known) for text in written)
    return one_line(written[-1])


def tagged(text: str, original: str, known: Sequence[str]) -> tuple[str, str]:
    """Read `es=Palabras`: the language of words, and the words."""
    match = TAGGED.fullmatch(text)
    if match and (match[1] in known or match[1] in Locale("en").languages):
        return match[1], match[2].strip()
    return original, text.strip()
