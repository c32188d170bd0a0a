"""A question about a new record: the option that answers it, and the field that it fills."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, get_args

from babel import Locale

from memoria.content import kinds
from memoria.content.base import OneOrMore, Plain, Text, TextLanguage, one_line, refers_to
from memoria.content.registers import SessionId

Reply = str | tuple[str, ...] | dict[str, str]
Replies = Mapping[str, Reply]
TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?) *= *(.*)", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """Something that a record is told: the option `--name`, and the field that it fills.

    `form` is the type of the reply. A `quiet` question is only an option, never asked; one `after`
    another only makes sense where that was answered, one `instead` of others where they were not.
    """

    name: str
    form: Any
    field: str = ""
    required: bool = False
    quiet: bool = False
    after: str = ""
    instead: tuple[str, ...] = ()

    @property
    def option(self) -> str:
        """Return how the command line names it."""
        return "--" + self.name.replace("_", "-")

    @property
    def may_follow(self) -> bool:
        """Tell whether the reply may follow from others."""
        return self.required or self.name == "timezone"

    @cached_property
    def types(self) -> tuple[Any, ...]:
        """List the types inside that of the reply."""
        return tuple(inside(self.form))

    @cached_property
    def refers(self) -> str:
        """Return the kind of record whose id it takes, if it takes one."""
        named = kinds.kind_named(self.form)
        return named if named in kinds.KINDS else ""

    @property
    def many(self) -> bool:
        """Tell whether it takes several values; who speaks is asked for one by one."""
        alone = any(isinstance(one, OneOrMore) for one in self.types)
        return not alone and any(getattr(one, "__origin__", None) is tuple for one in self.types)

    @property
    def worded(self) -> bool:
        """Tell whether it takes words in each language."""
        return Text in self.types

    @property
    def prose(self) -> bool:
        """Tell whether its words may stand in several lines, in a file of their own."""
        return self.name in PROSE and not self.field

    @property
    def few_words(self) -> tuple[str, ...]:
        """List the words that it takes, if they are few."""
        return tuple(one for one in self.types if isinstance(one, str))

    @property
    def number(self) -> type[int] | type[float] | None:
        """Return which numbers it takes, if it takes any."""
        return next((one for one in (int, float) if one in self.types), None)


def inside(form: Any) -> Iterator[Any]:
    """List a type, what it is made of, and what is noted of it."""
    yield form
    for one in (*getattr(form, "metadata", ()), *get_args(form)):
        yield from inside(one)
    if (inner := getattr(form, "annotation", None)) is not None:
        yield from inside(inner)


@dataclass(frozen=True)
class Newcomer:
    """A record that is added on the way: by `option` its name or title is told."""

    option: str
    kind: str
    field: str


# In an order that is safe to write them in: a speaker belongs to an organisation.
NEWCOMERS: Mapping[str, Newcomer] = {
    "place": Newcomer("place_name", "place", "name"),
    "organisation": Newcomer("organisation_name", "organisation", "name"),
    "speaker": Newcomer("speaker_name", "person", "name"),
    "series": Newcomer("series_title", "series", "title"),
    "group": Newcomer("group_title", "question-group", "title"),
}
PROSE = ("summary", "report")
# What fills no field of the record itself.
FIELDLESS: Mapping[str, Any] = {
    "session": SessionId,
    "original": TextLanguage,
    "group": Annotated[str, refers_to("question-group")],
    **dict.fromkeys(PROSE, Text),
    "file": Plain,
    "speaker_name": Plain,
    **dict.fromkeys(("organisation_name", "place_name", "series_title", "group_title"), Text),
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


def value_of(question: Question, reply: Reply) -> Any:
    """Return a reply as it is written into its field: a number, where it is one."""
    try:
        return question.number(reply) if question.number and isinstance(reply, str) else reply
    except ValueError:
        return reply


def tagged(text: str, original: str, known: Sequence[str]) -> tuple[str, str]:
    """Read `es=Palabras`: the language of words, and the words."""
    match = TAGGED.fullmatch(text)
    if match and (match[1] in known or match[1] in Locale("en").languages):
        return match[1], match[2].strip()
    return original, text.strip()
