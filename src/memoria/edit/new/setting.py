"""Where a new record is begun: its kind, the content as it is, and the editor's language."""

from dataclasses import dataclass
from typing import Any

from memoria.content.base import first_written
from memoria.content.publication import Publication
from memoria.content.sessions import Session
from memoria.edit.new.creating_replies import Replies, Reply
from memoria.edit.new.kinds import NEWCOMERS
from memoria.edit.new.questions import Kind
from memoria.load.publication import SHELF_FIELDS, Loaded


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
    listed = getattr(publication, SHELF_FIELDS[kind])
    return next((one for one in listed if one.id == identifier), None)
