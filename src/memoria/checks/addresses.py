"""The rule for addresses: what was published keeps one, so that no link to it leads nowhere."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, Protocol

from memoria.consent import publishable
from memoria.directory import REGISTERS, items_of
from memoria.problems import Finding, Position, Problem, rule
from memoria.records.files import GLOBAL_ITEMS
from memoria.records.publication import Publication
from memoria.records.spelling import as_identifier

Key = tuple[str, str, str]
TOP = {"series": "series", "session": "sessions", "guide": "guides", **REGISTERS}
TELLING = ("title", "name", "text", "speaker", "organisation", "address")
ALIKE, LONGEST = 0.6, 200


class Identifiers(Protocol):
    """Know which ids are taken, see `loading.identifiers.Identifiers`."""

    @property
    def places(self) -> Mapping[Key, Position]:
        """Map each id that is taken, by kind and scope, to its place."""

    @property
    def unknown(self) -> Collection[str]:
        """Name the kinds of which some records could not be read."""

    def renamed(self, kind: str, identifier: str, scope: str = "") -> str:
        """Return the present id of what was known by another one, or nothing."""


class Content(Protocol):
    """Hold what a content folder says now, see `loading.publication.Loaded`."""

    @property
    def folder(self) -> str:
        """Name the folder as problems do."""

    @property
    def publication(self) -> Publication:
        """Hold the records."""

    @property
    def identifiers(self) -> Identifiers:
        """Know the ids."""


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
    def words(self) -> str:
        """Return what tells the record from others."""
        found = (getattr(self.record, name, None) for name in TELLING)
        return " ".join(str(one) for one in found if one)[:LONGEST]


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
    gone = set(shown.withdrawn_people)
    yield from (Addressed("person", one) for one in publication.people if one.id in gone)


@rule("M230")
def gone_address(
    position: Position, values: Mapping[str, str], variant: str = ""
) -> Iterator[Finding]:
    """Refuse that an id, or an earlier one, goes without an alias that leads on from it.

    The variants: none, where nothing seems to have taken its place; "contribution", the same, of
    one; "similar", where something has; "alias", where a record has lost an earlier id.
    """
    yield Finding(position, dict(values), variant)


def gone_addresses(content: Content, before: Publication) -> Iterator[Problem]:
    """Check that all that was published before has an address still."""
    yield from Comparison(content, before).problems()


@dataclass(frozen=True)
class Comparison:
    """Compare the addresses of a content folder with those it had before."""

    content: Content
    before: Publication

    def problems(self) -> Iterator[Problem]:
        """Report each record of which an id leads nowhere."""
        for one, scope in self.gone:
            lost = [each for each in self.ids(one) if not self.is_taken(one.kind, scope, each)]
            heir = self.holder(one, scope) or self.heir(one, scope)
            now = self.now.get(heir) if heir else None
            kept = now.record.aliases if now else ()
            values = {
                "kind": one.kind,
                "link": spelled((one.kind, scope, lost[0])),
                "similar": heir[2] if heir else "",
                "line": f"aliases: [{', '.join([*kept, *lost])}]",
            }
            variant = "contribution" if one.kind == "contribution" else ""
            if heir:
                variant = "similar" if one.record.id in lost else "alias"
            yield from gone_address(self.place(one, scope, heir), values, variant)

    @cached_property
    def gone(self) -> list[tuple[Addressed, str]]:
        """List what lost an address, each with the present scope of its id.

        Of a session that is gone only the session is told, and what has a page of its own.
        """
        found = []
        for one in published(self.before):
            scope = self.session_now(one.scope) if one.scope else ""
            whole = one.kind not in self.content.identifiers.unknown
            if whole and (scope or not one.scope):
                taken = (self.is_taken(one.kind, scope, each) for each in self.ids(one))
                found += [] if all(taken) else [(one, scope)]
        return found

    @staticmethod
    def ids(one: Addressed) -> tuple[str, ...]:
        """List the ids of a record, the earlier ones last."""
        return one.record.id, *one.record.aliases

    def session_now(self, session: str) -> str:
        """Return the present id of a session, or nothing where it is gone."""
        if (now := self.content.identifiers.renamed("session", session)) or not session:
            return now
        return session if self.is_taken("session", "", session) else ""

    def is_taken(self, kind: str, scope: str, identifier: str) -> bool:
        """Tell whether an id leads to something, perhaps but for its spelling."""
        return (kind, scope, identifier) in self.content.identifiers.places or (
            kind,
            scope,
            identifier,
        ) in self.respelled

    @cached_property
    def respelled(self) -> set[Key]:
        """List the ids that are taken in the form they should have: another rule tells of that."""
        return {
            (kind, scope, as_identifier(one))
            for kind, scope, one in self.content.identifiers.places
        }

    @cached_property
    def now(self) -> dict[Key, Addressed]:
        """Map what has an address now."""
        return {one.key: one for one in addresses(self.content.publication)}

    def holder(self, one: Addressed, scope: str) -> Key | None:
        """Return the record itself, where it only lost an earlier id."""
        now = self.content.identifiers.renamed(one.kind, one.record.id, scope) or one.record.id
        return (one.kind, scope, now) if self.is_taken(one.kind, scope, now) else None

    def heir(self, one: Addressed, scope: str) -> Key | None:
        """Return the new record that seems to have taken the place of one that is gone.

        It is the one that tells most nearly the same, or the only new one where one is gone.
        """
        new = [key for key in self.new if key[:2] == (one.kind, scope)]
        alike = {key: likeness(one.words, self.words(key)) for key in new}
        best = max(alike, key=lambda key: alike[key], default=None)
        if best and alike[best] >= ALIKE:
            return best
        rivals = [other for other, held in self.gone if (other.kind, held) == (one.kind, scope)]
        return best if len(new) == len(rivals) == 1 else None

    def words(self, key: Key) -> str:
        """Return what tells a present record from others."""
        return self.now[key].words if key in self.now else ""

    @cached_property
    def new(self) -> list[Key]:
        """List the ids that are taken now, and were not before."""
        known = {
            (one.kind, self.session_now(one.scope), each)
            for one in addresses(self.before)
            for each in self.ids(one)
        }
        taken = self.content.identifiers
        return [key for key in taken.places if key not in known and not self.is_alias(key)]

    def is_alias(self, key: Key) -> bool:
        """Tell whether an id is an earlier one."""
        kind, scope, identifier = key
        return bool(self.content.identifiers.renamed(kind, identifier, scope))

    def place(self, one: Addressed, scope: str, heir: Key | None) -> Position:
        """Return the most helpful place: at the heir, the session, or the file it stood in."""
        places = self.content.identifiers.places
        session = ("session", "", scope or self.session_now(one.session))
        file = self.before.files.get((one.kind, one.record.id), "sessions.yaml")
        beginning = Position(f"{self.content.folder}/{file}")
        return (heir and places.get(heir)) or places.get(session, beginning)


def spelled(key: Key) -> str:
    """Write a kind, a scope and an id as cross-links do."""
    kind, scope, identifier = key
    return f"{kind}:{scope}/{identifier}" if scope else f"{kind}:{identifier}"


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
