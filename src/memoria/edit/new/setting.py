"""Where a new record is begun: its kind, the content as it is, and the editor's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from memoria.content.base import first_written
from memoria.content.kinds import KINDS
from memoria.content.publication import Publication
from memoria.content.sessions import Session
from memoria.edit.new.questions import NEWCOMERS, Kind, Newcomer, Question, Replies, Reply, has_hour
from memoria.load.content import Loaded


@dataclass(frozen=True)
class Setting:
    """Where a record of a `kind` is begun.

    `languages` are the site's, `tongue` is the editor's; `folder` is the content folder's path in
    the repository, or nothing if it lies outside.
    """

    kind: Kind
    loaded: Loaded
    languages: tuple[str, ...]
    tongue: str
    folder: str = ""

    def session(self, replies: Replies) -> Session | None:
        """Return the session that a new item is to stand in, if it is told."""
        named = str(replies.get("session", "")) if self.kind.is_item else ""
        found: Session | None = found_in(self.loaded.publication, "session", named)
        return found

    def original(self, replies: Replies) -> str:
        """Return the language a record is first written in, as far as the replies tell."""
        told, session = replies.get("original"), self.session(replies)
        if told in self.languages:
            return str(told)
        if session:
            return session.original
        return self.tongue if self.tongue in self.languages else self.languages[0]

    def known(self, replies: Replies) -> dict[str, frozenset[str]]:
        """Map each kind of record to the ids that a reply may refer to, newcomers included."""
        known = self.loaded.identifiers.known(self.scope(replies))
        for name, newcomer in NEWCOMERS.items():
            if newcomer.option in replies and newcomer.kind in known:
                known[newcomer.kind] |= {str(replies.get(name, ""))}
        return known

    def scope(self, replies: Replies) -> str:
        """Return the session inside which ids count, or nothing."""
        return str(replies.get("session", "")) if self.kind.is_item else ""

    def words_of(self, reply: Reply, replies: Replies) -> str:
        """Return the words of a text in the language of the original, or else in another one."""
        if not isinstance(reply, dict):
            return ""
        written = {language: text for language, text in reply.items() if text}
        return written[first_written(written, self.original(replies))] if written else ""


def found_in(publication: Publication, kind: str, identifier: str) -> Any:
    """Return a record of a publication, if it is there."""
    listed = getattr(publication, KINDS[kind].field)
    return next((one for one in listed if one.id == identifier), None)


def is_asked(question: Question, replies: Replies, setting: Setting) -> bool:
    """Tell whether a question makes sense after what was replied so far.

    Whoever cannot be new is not asked for where nobody is known.
    """
    if question.name == "timezone":
        return has_hour(replies)
    if question.quiet or (question.after and question.after not in replies):
        return False
    free = not question.refers or question.required or newcomer_of(question) is not None
    return free or bool(choices(question, replies, setting))


def choices(question: Question, replies: Replies, setting: Setting) -> tuple[str, ...]:
    """List what a reply may be, where that is known."""
    if question.name == "original":
        return setting.languages
    if question.refers:
        return tuple(sorted(setting.known(replies).get(question.refers, ())))
    return few_words(question, setting.kind)


def few_words(question: Question, kind: Kind) -> tuple[str, ...]:
    """List the words that a field takes, if they are few."""
    info = kind.model.model_fields.get(question.field)
    return tuple(literals(info.annotation)) if info else ()


def literals(annotation: Any) -> Iterator[str]:
    """List the words of a choice, which may be optional."""
    for inner in get_args(annotation):
        yield from [inner] if isinstance(inner, str) else literals(inner)


def by_name(question: Question, reply: Reply, setting: Setting) -> Reply:
    """Return the id of somebody who is told by name, other replies as they are."""
    newcomer = newcomer_of(question)
    if newcomer is None or not isinstance(reply, str):
        return reply
    for one in getattr(setting.loaded.publication, KINDS[newcomer.kind].field):
        named = getattr(one, newcomer.field)
        names = [named] if isinstance(named, str) else named.root.values()
        if reply.casefold() in {name.casefold() for name in names}:
            return str(one.id)
    return reply


def newcomer_of(question: Question) -> Newcomer | None:
    """Return what a register gets if somebody new is named in reply to a question for one id."""
    return None if question.many else NEWCOMERS.get(question.name)
