"""What has an address, or a place on a page, and how it is told from others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memoria.content.base import Text
from memoria.content.consent import publishable
from memoria.content.directory import REGISTERS, items_of
from memoria.content.files import GLOBAL_ITEMS
from memoria.content.publication import Publication
from memoria.content.registers import Registered
from memoria.content.similar import LONGEST
from memoria.content.withdrawals import Key

TOP = {"series": "series", "session": "sessions", "guide": "guides", **REGISTERS}
TELLING = ("title", "name", "text", "speaker", "organisation", "address")


@dataclass(frozen=True)
class Addressed:
    """Something with an address, or a place on a page: its kind, its record, its session.

    The scope is the session inside which its id is unique, or nothing.
    """

    kind: str
    record: Any
    session: str = ""

    @property
    def scope(self) -> str:
        """Return the name of the record inside which the id is unique."""
        return "" if self.kind in GLOBAL_ITEMS.values() else self.session

    @property
    def key(self) -> Key:
        """Return the kind, the scope and the id."""
        return self.kind, self.scope, self.record.id

    @property
    def ids(self) -> tuple[str, ...]:
        """List the ids of the record, the earlier ones last."""
        return self.record.id, *self.record.aliases

    @property
    def words(self) -> str:
        """Return what tells the record from others."""
        found = (getattr(self.record, name, None) for name in TELLING)
        told = (one.root.values() if isinstance(one, Text) else [one] for one in found)
        return " ".join(text for each in told for text in each if text)[:LONGEST]


def addresses(publication: Publication) -> Iterator[Addressed]:
    """List all that has an address, and what is hidden of it, too."""
    for kind, field in TOP.items():
        yield from (Addressed(kind, one) for one in getattr(publication, field))
    for session in publication.sessions:
        for group in session.key_questions:
            yield Addressed("question-group", group, session.id)
        for kind, item in items_of(session):
            yield Addressed(kind, item, session.id)
        for one in session.contributions:
            if not one.is_shown:
                yield Addressed("contribution", one, session.id)
        for source in session.sources:
            yield Addressed("source", source, session.id)


def published(publication: Publication) -> Iterator[Addressed]:
    """List what had an address when this was published; drafts had none."""
    shown = publishable(publication)
    yield from addresses(shown)
    gone = set(shown.withdrawn)
    people = (Addressed("person", one) for one in publication.people)
    yield from (one for one in people if one.key in gone)
    for kind, session, identifier in publication.withdrawn:
        yield Addressed(kind, Registered(id=identifier), session)


def spelled(key: Key) -> str:
    """Write a kind, a scope and an id as cross-links do."""
    kind, scope, identifier = key
    return f"{kind}:{scope}/{identifier}" if scope else f"{kind}:{identifier}"
