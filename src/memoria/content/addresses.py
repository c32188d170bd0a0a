"""What has an address, or a place on a page, and how it is told from others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from memoria.content.base import Text
from memoria.content.consent import publishable
from memoria.content.kinds import ITEMS, KINDS, RECORDS
from memoria.content.publication import Publication
from memoria.content.registers import Registered
from memoria.content.similar import LONGEST
from memoria.content.withdrawals import Key

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
        return self.session if KINDS[self.kind].local else ""

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
        told = (in_words(one) for one in found)
        return " ".join(text for each in told for text in each if text)[:LONGEST]


def in_words(value: Any) -> Iterable[str]:
    """List the words of a text, the ids of a list, or a single one of either."""
    if isinstance(value, Text):
        return value.root.values()
    return value if isinstance(value, tuple) else [value]


def addresses(publication: Publication) -> Iterator[Addressed]:
    """List all that has an address, and what is hidden of it, too."""
    for kind in RECORDS:
        for one in getattr(publication, kind.field) if kind.addressed else ():
            yield Addressed(kind.name, one)
    for session in publication.sessions:
        for kind in ITEMS:
            for one in getattr(session, kind.field) if kind.addressed else ():
                yield Addressed(kind.name, one, session.id)


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
