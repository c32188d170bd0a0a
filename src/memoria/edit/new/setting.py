"""Where a new record is begun: its kind, the content as it is, and the editor's language."""

from dataclasses import dataclass
from typing import Any

from memoria.content.base import first_written, is_language
from memoria.content.kinds import KINDS
from memoria.content.sessions import Session
from memoria.edit.new.kinds import Kind
from memoria.edit.new.questions import NEWCOMERS, Newcomer, Question, Replies, Reply, has_hour
from memoria.load.content import Loaded

# Where a record has the words by which people call it.
WORDED = ("title", "name", "text")


@dataclass(frozen=True)
class Setting:
    """Where a record of a `kind` is begun.

    `languages` are the site's, `tongue` is the editor's; `folder` is the content folder's path in
    the repository, or nothing if it lies outside; `told` are the options that were given.
    """

    kind: Kind
    loaded: Loaded
    languages: tuple[str, ...]
    tongue: str
    folder: str = ""
    told: str = ""

    def session(self, replies: Replies) -> Session | None:
        """Return the session that a new item is to stand in, if it is told."""
        named = str(replies.get("session", "")) if self.kind.is_item else ""
        return next((one for one in self.loaded.publication.sessions if one.id == named), None)

    def records(self, kind: str, replies: Replies) -> tuple[Any, ...]:
        """List the records of a kind: all of them, or those of the session that is told."""
        holder = self.session(replies) if KINDS[kind].holders else self.loaded.publication
        return tuple(getattr(holder, KINDS[kind].field, ()))

    def found(self, kind: str, identifier: str, replies: Replies) -> Any:
        """Return a record of a kind, if it is there."""
        return next((one for one in self.records(kind, replies) if one.id == identifier), None)

    def original(self, replies: Replies) -> str:
        """Return the language a record is first written in, as far as the replies tell."""
        told, session = str(replies.get("original", "")), self.session(replies)
        if is_language(told, self.languages):
            return told
        if session:
            return session.original
        return self.tongue if self.tongue in self.languages else self.languages[0]

    def known(self, replies: Replies) -> dict[str, frozenset[str]]:
        """Map each kind of record to the ids that a reply may refer to, newcomers included."""
        known = dict(self.loaded.identifiers.known(self.scope(replies)))
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


def is_asked(question: Question, replies: Replies, setting: Setting) -> bool:
    """Tell whether a question makes sense after what was replied so far.

    Whoever cannot be new is not asked for where nobody is known.
    """
    if question.name == "timezone":
        return has_hour(replies)
    if question.quiet or (question.after and question.after not in replies):
        return False
    if any(replies.get(name) for name in question.instead):
        return False
    free = not question.refers or question.required or newcomer_of(question) is not None
    return free or bool(choices(question, replies, setting))


def choices(question: Question, replies: Replies, setting: Setting) -> tuple[str, ...]:
    """List what a reply may be, where that is known."""
    if question.name == "original":
        return setting.languages
    if question.refers:
        return tuple(sorted(setting.known(replies).get(question.refers, ())))
    return question.few_words


def by_name(question: Question, reply: Reply, replies: Replies, setting: Setting) -> Reply:
    """Return the id of what is told by its name or title, other replies as they are."""
    if not question.refers or not isinstance(reply, str):
        return reply
    for one in setting.records(question.refers, replies):
        told = [getattr(one, field) for field in WORDED if hasattr(one, field)]
        names = [told[0]] if isinstance(told[0], str) else told[0].root.values()
        if reply.casefold() in {name.casefold() for name in names}:
            return str(one.id)
    return reply


def newcomer_of(question: Question) -> Newcomer | None:
    """Return what a register gets if somebody new is named in reply to a question for one id."""
    return None if question.many else NEWCOMERS.get(question.name)
