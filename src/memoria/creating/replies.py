"""What an editor replies to the questions for a new record: read, each on its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from babel import Locale

from memoria.creating.questions import NEWCOMERS, Kind, Question
from memoria.loading.publication import Loaded
from memoria.records.base import first_written, one_line
from memoria.records.sessions import Session

Reply = str | tuple[str, ...] | dict[str, str]
Replies = Mapping[str, Reply]

TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)=(.*)", re.DOTALL)


@dataclass(frozen=True)
class Setting:
    """Where a record is begun: the content as it is, the site's languages, and the editor's.

    `folder` is the content folder's path in the repository, or nothing if it lies outside.
    """

    loaded: Loaded
    languages: tuple[str, ...]
    tongue: str
    folder: str = ""

    def session(self, replies: Replies) -> Session | None:
        """Return the session that a reply names."""
        named = replies.get("session")
        listed = self.loaded.publication.sessions
        return next((one for one in listed if one.id == named), None)

    def known(self, kind: Kind, replies: Replies) -> dict[str, frozenset[str]]:
        """Map each kind of record to the ids that a reply may refer to, newcomers included."""
        scope = replies.get("session", "") if kind.is_item else ""
        known = self.loaded.identifiers.known(scope if isinstance(scope, str) else "")
        for name, newcomer in NEWCOMERS.items():
            if newcomer.option in replies:
                named = replies.get(name, "")
                if newcomer.kind in known:
                    known[newcomer.kind] |= {str(named)}
        return known


def read_reply(question: Question, written: Sequence[str], original: str, known: Any) -> Reply:
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


def by_name(question: Question, reply: Reply, setting: Setting) -> Reply:
    """Return the id of somebody who is told by name, other replies as they are."""
    newcomer = NEWCOMERS.get(question.name)
    if newcomer is None or not isinstance(reply, str):
        return reply
    for one in getattr(setting.loaded.publication, newcomer.key):
        named = getattr(one, newcomer.field)
        names = [named] if isinstance(named, str) else named.root.values()
        if reply.casefold() in {name.casefold() for name in names}:
            return str(one.id)
    return reply


def original_of(kind: Kind, replies: Replies, setting: Setting) -> str:
    """Return the language a record is first written in, as far as the replies tell."""
    told = replies.get("original")
    session = setting.session(replies) if kind.is_item else None
    if told in setting.languages:
        return str(told)
    if session:
        return session.original
    return setting.tongue if setting.tongue in setting.languages else setting.languages[0]


def words_of(reply: Reply, kind: Kind, replies: Replies, setting: Setting) -> str:
    """Return the words of a text in the language of the original, or else in another one."""
    written = {key: text for key, text in reply.items() if text} if isinstance(reply, dict) else {}
    return written[first_written(written, original_of(kind, replies, setting))] if written else ""


def has_hour(replies: Replies) -> bool:
    """Tell whether the session is said to begin at an hour."""
    return ":" in str(replies.get("starts", ""))


def is_required(question: Question, replies: Replies) -> bool:
    """Tell whether a question has to be answered."""
    return question.required or (question.name == "timezone" and has_hour(replies))


def is_asked(question: Question, replies: Replies) -> bool:
    """Tell whether a question makes sense after what was replied so far."""
    if question.name == "timezone":
        return has_hour(replies)
    return not question.quiet and (question.name != "ends" or "starts" in replies)


def lacking(kind: Kind, replies: Replies) -> tuple[str, ...]:
    """Name the options without which the record cannot be begun."""
    lacked = [
        one for one in kind.questions if is_required(one, replies) and not replies.get(one.name)
    ]
    found = [option_of(one, kind) for one in lacked if one.name != "id" or not untitled(lacked)]
    if kind.one_of and not any(replies.get(name) for name in kind.one_of):
        found.append("|".join(kind.question(name).option for name in kind.one_of))
    return tuple(found)


def untitled(lacked: Sequence[Question]) -> bool:
    """Tell whether a title is lacking, from which the id will follow."""
    return any(one.name == "title" for one in lacked)


def option_of(question: Question, kind: Kind) -> str:
    """Return the option to give; the id of a contribution follows from its speaker."""
    speaker = question.name == "id" and any(one.name == "speaker" for one in kind.questions)
    return f"--speaker|{question.option}" if speaker else question.option


def choices(kind: Kind, question: Question, replies: Replies, setting: Setting) -> tuple[str, ...]:
    """List what a reply may be, where that is known."""
    if question.name == "original":
        return setting.languages
    if question.refers:
        return tuple(sorted(setting.known(kind, replies).get(question.refers, ())))
    info = kind.model.model_fields.get(question.field)
    return tuple(literals(info.annotation)) if info else ()


def literals(annotation: Any) -> Iterator[str]:
    """List the words of a choice, which may be optional."""
    for inner in get_args(annotation):
        yield from [inner] if isinstance(inner, str) else literals(inner)
