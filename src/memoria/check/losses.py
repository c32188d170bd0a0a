"""What was published and leads nowhere now."""

from dataclasses import dataclass
from functools import cached_property

from memoria.content.addresses import Addressed, published
from memoria.content.publication import Publication
from memoria.content.similar import as_identifier
from memoria.content.withdrawals import Key
from memoria.load.content import Content


@dataclass(frozen=True)
class Losses:
    """Know what had an address before and has none in a content folder of now."""

    content: Content
    before: Publication

    @cached_property
    def gone(self) -> list[tuple[Addressed, str]]:
        """List what lost an address, each with the present scope of its id.

        Of a session that is gone only the session is told, and what has a page of its own. What may
        be withdrawn in a register that cannot be read is not called gone.
        """
        found: list[tuple[Addressed, str]] = []
        if "withdrawn" in self.content.identifiers.unknown:
            return found
        for one in published(self.before):
            scope = self.session_now(one.scope) if one.scope else ""
            whole = one.kind not in self.content.identifiers.unknown
            if whole and (scope or not one.scope):
                found += [(one, scope)] if self.lost(one, scope) else []
        return found

    def lost(self, one: Addressed, scope: str) -> list[str]:
        """List the ids of a record that lead nowhere, the earlier ones last."""
        return [each for each in one.ids if not self.is_taken(one.kind, scope, each)]

    def was_withdrawn(self, one: Addressed) -> bool:
        """Tell whether something was one of the withdrawn."""
        return one.key in self.before.withdrawn

    def session_now(self, session: str) -> str:
        """Return the present id of a session, or nothing where it is gone."""
        identifiers = self.content.identifiers
        if (now := identifiers.renamed("session", session)) or not session:
            return now
        if identifiers.is_withdrawn("session", session):
            return ""
        return session if self.is_taken("session", "", session) else ""

    def is_taken(self, kind: str, scope: str, identifier: str) -> bool:
        """Tell whether an id leads to something, perhaps but for its spelling."""
        key = kind, scope, identifier
        return key in self.content.identifiers.places or key in self.respelled

    @cached_property
    def respelled(self) -> set[Key]:
        """List the ids that are taken in the form they should have: another rule tells of that."""
        return {
            (kind, scope, as_identifier(one))
            for kind, scope, one in self.content.identifiers.places
        }
