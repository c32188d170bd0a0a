"""The rule for addresses: what was published keeps one, so that no link to it leads nowhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from memoria.addressed import Addressed, Key, addresses, published, spelled
from memoria.checks.content import Content
from memoria.problems import Finding, Position, Problem, rule
from memoria.records.publication import Publication
from memoria.records.spelling import as_identifier, similar


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
        new = self.new[one.kind, scope]
        told = self.told[one.kind, scope]
        if meant := similar(one.words, told.keys()):
            return told[meant]
        return new[0] if len(new) == self.rivals[one.kind, scope] == 1 else None

    @cached_property
    def rivals(self) -> Counter[tuple[str, str]]:
        """Count what is gone, by kind and scope."""
        return Counter((one.kind, scope) for one, scope in self.gone)

    @cached_property
    def told(self) -> dict[tuple[str, str], dict[str, Key]]:
        """Map the new records, by kind and scope, to what tells them from others."""
        found = defaultdict[tuple[str, str], dict[str, Key]](dict)
        for place, keys in self.new.items():
            for key in keys:
                found[place].setdefault(self.now[key].words if key in self.now else "", key)
        return found

    @cached_property
    def new(self) -> dict[tuple[str, str], list[Key]]:
        """List the ids that are taken now, and were not before, by kind and scope."""
        known = {
            (one.kind, self.session_now(one.scope), each)
            for one in addresses(self.before)
            for each in self.ids(one)
        }
        found = defaultdict[tuple[str, str], list[Key]](list)
        for key in self.content.identifiers.places:
            if key not in known and not self.is_alias(key):
                found[key[:2]].append(key)
        return found

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
